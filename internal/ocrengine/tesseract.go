//go:build cgo

package ocrengine

/*
#cgo linux LDFLAGS: -ldl
#include <stdlib.h>
#include "tessapi.h"
*/
import "C"

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// tesseract reads with one recogniser for amounts, one for digits and one for text; each is opened once and used for
// all crops, since opening one takes as long as five crops do.
type tesseract struct {
	byKind map[ocr.Kind]*C.tess
}

// mostSymbols bounds the symbols of one line.
const mostSymbols = 1 << 10

// The characters that tesseract chooses from.
const (
	amountCharacters = "0123456789,.-"
	digitCharacters  = "0123456789"
)

// tesseractLibraries are the names that the library has, by system.
var tesseractLibraries = []string{"libtesseract.so.5", "libtesseract.5.dylib"}

func loadTesseract() error {
	// One thread is faster than several on images this small (32 ms against 118), and it is others' machine too. The
	// library's OpenMP reads this when it is loaded.
	if err := os.Setenv("OMP_THREAD_LIMIT", "1"); err != nil {
		return err
	}
	var why []string
	for _, name := range tesseractLibraries {
		library := C.CString(name)
		message := C.tess_load(library)
		C.free(unsafe.Pointer(library))
		if message == nil {
			return nil
		}
		why = append(why, C.GoString(message))
	}
	return errors.New(strings.Join(why, "; "))
}

// openTesseract opens the recognisers; languages are those of text, joined by +.
func openTesseract(languages string) (*tesseract, ocr.EngineInfo, error) {
	info := ocr.EngineInfo{Engine: ocr.Tesseract}
	if err := loadTesseract(); err != nil {
		return nil, info, err
	}
	info.Version = C.GoString(C.tess_version())
	t := &tesseract{byKind: map[ocr.Kind]*C.tess{}}
	for kind, of := range map[ocr.Kind]struct{ languages, characters string }{
		ocr.Text:   {languages, ""},
		ocr.Amount: {"eng", amountCharacters},
		ocr.Digits: {"eng", digitCharacters},
	} {
		recogniser, err := openRecogniser(of.languages, of.characters)
		if err != nil {
			t.close()
			return nil, info, err
		}
		t.byKind[kind] = recogniser
	}
	data := C.GoString(C.tess_datapath(t.byKind[ocr.Text]))
	all := append(strings.Split(languages, "+"), "eng")
	slices.Sort(all)
	for _, language := range slices.Compact(all) {
		if file, err := describeModel(filepath.Join(data, language+".traineddata")); err == nil {
			info.Models = append(info.Models, file)
		}
	}
	return t, info, nil
}

func openRecogniser(languages, characters string) (*C.tess, error) {
	cLanguages := C.CString(languages)
	defer C.free(unsafe.Pointer(cLanguages))
	recogniser := C.tess_open(nil, cLanguages)
	if recogniser == nil {
		return nil, fmt.Errorf("its models for %s are not installed, or damaged", strings.ReplaceAll(languages, "+", " and "))
	}
	variables := map[string]string{
		"tessedit_pageseg_mode": "7", // one line
		"debug_file":            os.DevNull,
	}
	if characters != "" {
		variables["tessedit_char_whitelist"] = characters
	}
	for name, value := range variables {
		cName, cValue := C.CString(name), C.CString(value)
		known := C.tess_set(recogniser, cName, cValue)
		C.free(unsafe.Pointer(cName))
		C.free(unsafe.Pointer(cValue))
		if known == 0 {
			C.tess_close(recogniser)
			return nil, fmt.Errorf("it does not know the setting %s: this version is not supported", name)
		}
	}
	return recogniser, nil
}

func (t *tesseract) name() model.Reader { return ocr.Tesseract }

func (t *tesseract) close() {
	for _, recogniser := range t.byKind {
		C.tess_close(recogniser)
	}
}

// read recognises one line.
func (t *tesseract) read(crop ocr.Crop) (ocr.Reading, error) {
	frame := figureFrame
	if crop.Kind == ocr.Text {
		frame = textFrame
	}
	framed, place, ok := frame.apply(crop.Image)
	if !ok {
		return ocr.Reading{}, nil
	}
	width, height := framed.Rect.Dx(), framed.Rect.Dy()
	var symbols [mostSymbols]C.tess_symbol
	n := int(C.tess_read(t.byKind[crop.Kind], (*C.uchar)(unsafe.Pointer(&framed.Pix[0])), C.int(width), C.int(height), &symbols[0], mostSymbols))
	if n < 0 {
		return ocr.Reading{}, errors.New("it failed on a crop")
	}
	var chars []ocr.Char
	blank := false // whether a blank may stand before the next character
	for _, s := range symbols[:n] {
		c := ocr.Char{
			Text:       C.GoString(s.text),
			X0:         place.back(float64(s.left)),
			X1:         place.back(float64(s.right)),
			Confidence: float64(s.confidence) / 100,
		}
		C.tess_free_text(s.text)
		if strings.TrimSpace(c.Text) == "" {
			continue
		}
		if blank && crop.Kind == ocr.Text {
			chars = appendBlank(chars, c)
		}
		chars = append(chars, c)
		blank = s.ends_word != 0
	}
	return reading(ocr.Tesseract, chars), nil
}

// appendBlank appends the blank between two words, unless one of them is Chinese: Tesseract parts Chinese into words,
// which are not printed so.
func appendBlank(chars []ocr.Char, next ocr.Char) []ocr.Char {
	former := chars[len(chars)-1]
	if former.Text[0] >= utf8.RuneSelf || next.Text[0] >= utf8.RuneSelf {
		return chars
	}
	from, to := min(former.X1, next.X0), max(former.X1, next.X0)
	return append(chars, ocr.Char{Text: " ", X0: from, X1: to, Confidence: min(former.Confidence, next.Confidence)})
}
