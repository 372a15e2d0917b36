// Package ocr is the client of the recognition process, juesuan-ocr: crops of page images go in, readings come
// out. It has no cgo, and knows nothing of tables.
package ocr

import (
	"context"
	"image"

	"github.com/juesuan/juesuan/model"
)

// Kind tells what a crop can hold, which chooses the engine's settings.
type Kind uint8

const (
	Text   Kind = iota // Chinese and Latin text, one line
	Amount             // digits, grouping, point, sign, dash; one line
	Digits             // digits only: a code, a line number
)

// Crop is one line of ink, cut tight, grey: 0 black, 255 white.
type Crop struct {
	Image *image.Gray
	Kind  Kind
}

// Char is one character of a reading.
type Char struct {
	Text       string
	X0, X1     float64 // its extent in the crop, in pixels from the left
	Confidence float64 // 0 to 1
}

// Reading is what one engine reads in a crop. Chars is empty where the engine gives no places.
type Reading struct {
	Engine     model.Reader // tesseract or ppocr
	Text       string
	Confidence float64 // the lowest of its characters', 0 to 1
	Chars      []Char
}

// Reader reads crops. The readings of crop i are at index i, one for each engine that was asked; none when no
// engine saw text. Errors are of the process, not of a crop.
type Reader interface {
	Read(ctx context.Context, crops []Crop) ([][]Reading, error)
}
