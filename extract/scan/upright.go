package scan

import (
	"cmp"
	"context"
	"slices"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
)

const (
	samples     = 4 // lines that are read of each way to hold the page
	sampleWidth = 4 // heights that a sample is wide at least
	mostSample  = 30
	quarter     = 90
)

// upright turns a page the way in which its longest lines are read best. Where none is, it stays as it is.
func upright(ctx context.Context, page *raster.Page, reader ocr.Reader, opt Options) (*raster.Page, error) {
	best, most := page, 0.0
	for degrees := 0; degrees < 4*quarter; degrees += quarter {
		held := page
		if degrees > 0 {
			held = page.Turned(degrees)
		}
		var crops []ocr.Crop
		for _, l := range longest(findLines(held, nil, opt)) {
			crops = append(crops, ocr.Crop{Image: l.crop(held), Kind: ocr.Text})
		}
		read, err := reader.Read(ctx, crops)
		if err != nil {
			return nil, err
		}
		sure := 0.0
		for _, r := range read {
			sure += legible(r)
		}
		if sure > most {
			best, most = held, sure
		}
	}
	return best, nil
}

// longest are the lines with the most characters that are not so long that reading them takes long.
func longest(lines []line) []line {
	lines = slices.DeleteFunc(lines, func(l line) bool {
		return l.box.Dx() < sampleWidth*l.box.Dy() || l.box.Dx() > mostSample*l.box.Dy()
	})
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(len(b.ink), len(a.ink)) })
	return lines[:min(len(lines), samples)]
}

// legible is how surely the best reading of a line is one, summed over its characters.
func legible(readings []ocr.Reading) float64 {
	best := 0.0
	for _, r := range readings {
		sum := 0.0
		for _, c := range r.Chars {
			sum += c.Confidence * c.Confidence
		}
		if n := len(r.Chars); n > 1 {
			best = max(best, sum/float64(n))
		}
	}
	return best
}
