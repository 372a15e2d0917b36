package scan

import (
	"context"
	"image"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
)

// Engines leave out the point between tight figures, and a thin 1 beside others: 5741 for 57.41. The ink has a piece more
// than the reading has characters. It is read again with its pieces drawn apart.
const (
	spreadGap  = 0.25 // between the pieces, by their height
	mostSpread = 24   // pieces; no figure has more
)

// readSpread reads amounts again that have more pieces of ink than characters.
func readSpread(ctx context.Context, page *raster.Page, lines []line, reader ocr.Reader) error {
	var which []int
	var crops []ocr.Crop
	for i := range lines {
		l := &lines[i]
		if l.kind != ocr.Amount || l.text == "" || len(l.parts) != 1 {
			continue
		}
		if pieces := l.inPieces(); len(pieces) > len([]rune(l.text)) && len(pieces) <= mostSpread && l.areWhole(pieces) {
			which = append(which, i)
			crops = append(crops, ocr.Crop{Image: l.spread(page, pieces), Kind: l.kind})
		}
	}
	if len(which) == 0 {
		return nil
	}
	read, err := reader.Read(ctx, crops)
	if err != nil {
		return err
	}
	for k, i := range which {
		if k < len(read) {
			lines[i].takeSpread(read[k])
		}
	}
	return nil
}

// areWhole reports whether pieces are figures and marks, none of them a part of one.
func (l *line) areWhole(pieces []raster.Component) bool {
	for _, p := range pieces {
		h, foot := float64(p.Height()), float64(l.box.Max.Y-p.Y0)
		tallest := float64(l.box.Dy())
		if h < figureHeight*tallest && (h > markHeight*tallest || foot > 2*markHeight*tallest) {
			return false
		}
	}
	return true
}

// inPieces are the extents of a line's ink that stands side by side, in pixels.
func (l *line) inPieces() []raster.Component {
	var out []raster.Component
	for _, c := range l.ink {
		if n := len(out); n > 0 && c.X0 < out[n-1].X1 {
			last := &out[n-1]
			last.X1, last.Y0, last.Y1 = max(last.X1, c.X1), min(last.Y0, c.Y0), max(last.Y1, c.Y1)
			continue
		}
		out = append(out, c)
	}
	return out
}

// spread is the picture of a line with its pieces apart.
func (l *line) spread(page *raster.Page, pieces []raster.Component) *image.Gray {
	height := l.box.Dy()
	gap := max(int(spreadGap*float64(height)), 2)
	width := gap * (len(pieces) - 1)
	for _, p := range pieces {
		width += p.Width()
	}
	out := image.NewGray(image.Rect(0, 0, width, height))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	at := 0
	for _, p := range pieces {
		part := page.Crop(image.Rect(p.X0, l.box.Min.Y, p.X1, l.box.Max.Y))
		for y := range height {
			copy(out.Pix[y*out.Stride+at:], part.Pix[y*part.Stride:y*part.Stride+p.Width()])
		}
		at += p.Width() + gap
	}
	return out
}

// takeSpread takes a reading of the same digits that has a character for each piece of ink: what was left out is a mark.
// It is sure when all engines read so. Where they see other digits, the figure is doubtful; a piece that none sees is dirt.
func (l *line) takeSpread(read []ocr.Reading) {
	pieces := l.inPieces()
	best, agreed := -1, len(read) > 1
	for i := range read {
		text := plain(read[i].Text)
		agreed = agreed && text == plain(read[0].Text)
		if onlyDigits(text) != onlyDigits(l.text) {
			l.doubtful = true
			continue
		}
		if len(text) == len(pieces) && wellFormed.MatchString(text) && (best < 0 || read[i].Confidence > read[best].Confidence) {
			best = i
		}
	}
	if best < 0 {
		return
	}
	l.readings = append(read[best:best+1:best+1], l.readings...)
	l.text, l.confidence, l.doubtful = plain(read[best].Text), read[best].Confidence, !agreed
	l.chars = nil
	for k, r := range l.text {
		p := &pieces[k]
		l.chars = append(l.chars, ocr.Char{
			Text: string(r), X0: float64(p.X0 - l.box.Min.X), X1: float64(p.X1 - l.box.Min.X), Confidence: l.confidence,
		})
	}
}
