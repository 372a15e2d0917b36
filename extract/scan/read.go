package scan

import (
	"context"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
)

// readLines reads all lines as what they look like, and those again that turn out to be something else.
func readLines(ctx context.Context, page *raster.Page, lines []line, reader ocr.Reader, opt Options) error {
	all := make([]int, len(lines))
	for i := range all {
		all[i] = i
	}
	if err := readSome(ctx, page, lines, all, reader, opt); err != nil {
		return err
	}
	var again []int
	for i := range lines {
		l := &lines[i]
		switch {
		case l.kind == ocr.Text && l.table != outside.table && isFigure(l.text):
			l.kind = ocr.Amount
		case l.kind != ocr.Text && !isFigure(l.text):
			l.kind = ocr.Text
		default:
			continue
		}
		again = append(again, i)
	}
	before := make([]line, len(again))
	for k, i := range again {
		before[k] = lines[i]
	}
	if err := readSome(ctx, page, lines, again, reader, opt); err != nil {
		return err
	}
	for k, i := range again {
		lines[i].settle(&before[k])
	}
	if err := readSpread(ctx, page, lines, reader); err != nil {
		return err
	}
	for i := range lines {
		if lines[i].table != outside.table {
			lines[i].restoreMarks()
			lines[i].withoutRaised()
		}
	}
	checkSequences(lines)
	return nil
}

// settle compares two readings of a line, as figures and as text.
func (l *line) settle(before *line) {
	switch {
	case l.text == "":
		kind := l.kind
		*l = *before
		l.doubtful = l.doubtful || kind != ocr.Text
	case l.kind == ocr.Text && isFigure(l.text):
		// Read as figures it made no sense, read as text it is one: either could be wrong.
		l.kind, l.doubtful = ocr.Amount, true
		l.readings = append(l.readings, before.readings...)
	case l.kind != ocr.Text && !isFigure(l.text):
		*l = *before
		l.doubtful = true
	}
}

func readSome(ctx context.Context, page *raster.Page, lines []line, which []int, reader ocr.Reader, opt Options) error {
	if len(which) == 0 {
		return nil
	}
	crops := make([]ocr.Crop, len(which))
	for k, i := range which {
		crops[k] = ocr.Crop{Image: lines[i].crop(page), Kind: lines[i].kind}
	}
	read, err := reader.Read(ctx, crops)
	if err != nil {
		return err
	}
	both := false
	for _, r := range read {
		both = both || len(r) > 1
	}
	for k, i := range which {
		lines[i].readings = nil
		if k < len(read) {
			lines[i].readings = read[k]
		}
		lines[i].choose(both, opt)
	}
	return nil
}
