package ocr

import (
	"fmt"

	"github.com/juesuan/juesuan/model"
)

// The engines, as they stand in readings.
const (
	Tesseract model.Reader = "tesseract"
	PPOCR     model.Reader = "ppocr"
)

// Engines says which engines read.
type Engines string

const (
	// AutoEngines: PP-OCR reads everything, tesseract amounts and digits, and all where there is no PP-OCR.
	AutoEngines   Engines = "auto"
	OnlyTesseract Engines = "tesseract"
	OnlyPPOCR     Engines = "ppocr"
	BothEngines   Engines = "both" // both read everything
)

// ParseEngines reads the name of a choice of engines.
func ParseEngines(name string) (Engines, error) {
	switch e := Engines(name); e {
	case AutoEngines, OnlyTesseract, OnlyPPOCR, BothEngines:
		return e, nil
	}
	return "", fmt.Errorf("%q is no choice of engines; there are auto, tesseract, ppocr and both", name)
}

// Settings are what the recognition process is told when it starts.
type Settings struct {
	Protocol  int
	Engines   Engines
	Languages string // of tesseract for text, joined by +
	Models    string // folder; empty for the usual one
}

// Hello is what the recognition process answers: what it is and what it can do.
type Hello struct {
	Protocol int
	Version  string // of the program
	Models   string // the folder where it looked
	Engines  []EngineInfo
	Missing  []Missing
}

// EngineInfo tells of an engine that is ready.
type EngineInfo struct {
	Engine  model.Reader
	Version string
	Models  []Model
}

// Model is a file that an engine was taught with.
type Model struct {
	Name   string
	SHA256 string
}

// Missing is an engine that was asked for and is not ready.
type Missing struct {
	Engine model.Reader
	Why    string
}

// Has reports whether an engine is ready.
func (h *Hello) Has(engine model.Reader) bool {
	for _, e := range h.Engines {
		if e.Engine == engine {
			return true
		}
	}
	return false
}

// batch is crops on their way to the recognition process.
type batch struct {
	number uint32
	crops  []Crop
}

// readings are its answer.
type readings struct {
	Number   uint32
	Readings [][]Reading
}

// trouble is the answer when it could not read a batch.
type trouble struct {
	Message string
}
