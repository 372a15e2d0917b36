//go:build cgo

package ocrengine

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// Engine reads crops with the engines that are installed.
type Engine struct {
	tesseract *tesseract
	ppocr     *ppocr
	which     ocr.Engines
	hello     ocr.Hello
}

// How crops are framed, as tried on amounts and names of scans at 300, 200 and 150 dpi, clean, noisy and black and white.
var (
	// PP-OCR wants 48 pixels in all. With less ink it loses 、 and invents characters.
	ppocrFrame = framing{height: 40, margin: 0.1, side: 0.125}
	// Tesseract reads figures best when they are small: at 18 pixels it begins to take the point between thin digits for
	// a digit, at 13 to lose a minus.
	figureFrame = framing{height: 14, margin: 0.25, side: 0.25}
	textFrame   = framing{height: 20, margin: 0.3, side: 0.3}
)

// Open opens the engines that the settings ask for; version is the program's. What is not installed is told in Hello, and
// is no error.
func Open(settings ocr.Settings, version string) *Engine {
	e := &Engine{which: settings.Engines, hello: ocr.Hello{Version: version, Models: settings.Models}}
	if settings.Engines != ocr.OnlyTesseract {
		p, info, err := openPPOCR(settings.Models)
		e.ppocr = p
		e.tell(info, err)
	}
	if settings.Engines != ocr.OnlyPPOCR {
		t, info, err := openTesseract(settings.Languages)
		e.tesseract = t
		e.tell(info, err)
	}
	return e
}

func (e *Engine) tell(info ocr.EngineInfo, err error) {
	if err != nil {
		e.hello.Missing = append(e.hello.Missing, ocr.Missing{Engine: info.Engine, Why: err.Error()})
		return
	}
	e.hello.Engines = append(e.hello.Engines, info)
}

// Hello tells which engines there are.
func (e *Engine) Hello() ocr.Hello { return e.hello }

// Close frees the engines.
func (e *Engine) Close() {
	if e.tesseract != nil {
		e.tesseract.close()
	}
	if e.ppocr != nil {
		e.ppocr.close()
	}
}

// Read reads crops, each with the engines that its kind asks for.
func (e *Engine) Read(crops []ocr.Crop) ([][]ocr.Reading, error) {
	out := make([][]ocr.Reading, len(crops))
	for i, crop := range crops {
		for _, reader := range e.readers(crop.Kind) {
			r, err := readOne(reader, crop)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", reader.name(), err)
			}
			if len(r.Chars) > 0 {
				out[i] = append(out[i], r)
			}
		}
	}
	return out, nil
}

// reader is one engine.
type reader interface {
	name() model.Reader
	read(ocr.Crop) (ocr.Reading, error) // without characters when it sees none
}

// readers are the engines that read crops of a kind: PP-OCR everything, Tesseract what PP-OCR may not be believed alone.
func (e *Engine) readers(kind ocr.Kind) []reader {
	var out []reader
	if e.ppocr != nil {
		out = append(out, e.ppocr)
	}
	if e.tesseract != nil && (kind != ocr.Text || e.ppocr == nil || e.which == ocr.BothEngines) {
		out = append(out, e.tesseract)
	}
	return out
}

func readOne(by reader, crop ocr.Crop) (ocr.Reading, error) {
	switch {
	case isBlank(crop):
		return ocr.Reading{}, nil // tesseract sees 四 in white paper
	case isDash(crop):
		return dash(by.name(), crop), nil
	}
	return by.read(crop)
}

func describeModel(file string) (ocr.Model, error) {
	f, err := os.Open(file)
	if err != nil {
		return ocr.Model{}, err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return ocr.Model{}, err
	}
	return ocr.Model{Name: filepath.Base(file), SHA256: hex.EncodeToString(sum.Sum(nil))}, nil
}
