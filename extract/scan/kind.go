package scan

import (
	"math"

	"github.com/juesuan/juesuan/extract/ocr"
)

// figures is what the shape of a line's ink tells: whether figures stand in it, and marks between them.
type figures struct {
	likely, marked bool
}

const (
	figureHeight = 0.82 // of figures in a line, the lowest by the highest
	figureWidth  = 0.85 // of figures, by their height
	markHeight   = 0.45 // of points, commas and dashes, by the height of figures
	brokenFigure = 3    // pieces that a figure is broken into at most
	mostPieces   = 1.5  // of figures on average
)

// figuresOf judges a line by its ink: figures are of one height, narrower than high, and in one piece, with low marks
// between them; Chinese characters are square and in pieces.
func figuresOf(l *line) figures {
	var out figures
	tallest := float64(l.box.Dy())
	x1, y0, y1, pieces, x0 := math.MinInt, 0, 0, 0, 0
	likely := true
	n := 0
	judge := func() {
		if pieces == 0 {
			return
		}
		w, h := float64(x1-x0), float64(y1-y0)
		switch {
		case h <= markHeight*tallest:
			out.marked = out.marked || n > 0
			likely = likely && w <= tallest
		case h < figureHeight*tallest, w > figureWidth*tallest, pieces > brokenFigure:
			likely = false
		default:
			n++
		}
	}
	for i := range l.ink {
		c := &l.ink[i]
		if c.X0 >= x1 {
			judge()
			x0, y0, x1, y1, pieces = c.X0, c.Y0, c.X1, c.Y1, 0
		}
		x1, y0, y1, pieces = max(x1, c.X1), min(y0, c.Y0), max(y1, c.Y1), pieces+1
	}
	judge()
	out.likely = likely && n > 0 && float64(len(l.ink)) <= mostPieces*float64(l.pieces())
	return out
}

// guessKinds guesses what stands in each line. A column of a table with marks between its figures is one of amounts.
func guessKinds(lines []line) {
	type column struct{ table, x0, x1 int }
	of := func(l *line) column {
		return column{l.table, int(math.Round(l.cell.X0)), int(math.Round(l.cell.X1))}
	}
	amounts := map[column]bool{}
	shapes := make([]figures, len(lines))
	for i := range lines {
		l := &lines[i]
		if l.table == outside.table {
			continue
		}
		shapes[i] = figuresOf(l)
		if shapes[i].likely && shapes[i].marked {
			amounts[of(l)] = true
		}
	}
	for i := range lines {
		l := &lines[i]
		switch {
		case !shapes[i].likely:
			l.kind = ocr.Text
		case amounts[of(l)]:
			l.kind = ocr.Amount
		default:
			l.kind = ocr.Digits
		}
	}
}
