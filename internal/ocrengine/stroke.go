package ocrengine

import (
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// isBlank reports whether a crop has no ink.
func isBlank(crop ocr.Crop) bool {
	for _, ink := range inkColumns(crop.Image) {
		if ink > 0 {
			return false
		}
	}
	return true
}

// isDash reports whether a crop in the place of a figure is a dash. Its shape tells: engines take a stroke that stands
// alone for 一, for | or for nothing, and no digit is so flat.
func isDash(crop ocr.Crop) bool {
	w, h := crop.Image.Rect.Dx(), crop.Image.Rect.Dy()
	if crop.Kind == ocr.Text || h >= flat || w < 2*h {
		return false
	}
	for _, ink := range inkColumns(crop.Image) {
		if ink == 0 {
			return false // dots, or several strokes
		}
	}
	return true
}

// dash is the reading of a dash.
func dash(engine model.Reader, crop ocr.Crop) ocr.Reading {
	return reading(engine, []ocr.Char{{Text: "—", X1: float64(crop.Image.Rect.Dx()), Confidence: 1}})
}
