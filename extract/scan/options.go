package scan

import "github.com/juesuan/juesuan/extract/raster"

// Options are the tolerances of reading scanned pages. The zero value means the defaults; so does any zero field. "em" is
// the height of the page's Chinese characters.
type Options struct {
	Raster raster.Options

	// LeastSure: a figure that only one engine could read is doubtful below this confidence. Default 0.9: of 75 clean
	// amounts PP-OCR read all above it.
	LeastSure float64
	// LeastAgreed: a figure that engines agree on is doubtful where all of them are less sure than this. Default 0.5.
	LeastAgreed float64

	// SmallInk: ink lower than this, in em, belongs to the line that it is nearest to, and makes none of its own beside
	// others: points, commas, dashes. Default 0.3.
	SmallInk float64
	// OneLine: ink in two heights that together are no higher than this, in em, is one line: the strokes of 二. Default
	// 1.15.
	OneLine float64
	// TwoLines: ink higher than this, in em, though its characters are not, is lines that touch. Default 1.7.
	TwoLines float64
	// LinePitch is the distance of lines that touch, in em. Default 1.2.
	LinePitch float64
	// ColumnGap: where ink is higher than a line, gaps this wide, in em, that stand open over all its height part columns.
	// Default 0.7: the characters of a label stand nearer to each other.
	ColumnGap float64
	// ShortTail: a cell's line narrower than this, in em, is read together with the line before. Default 2.6: two characters
	// and a mark.
	ShortTail float64
	// CellGap parts the words of a cell's line, in heights of the line, that are read by themselves. Default 5: heads
	// spread over their cell (收   入) are read as a whole, which engines do better.
	CellGap float64
	// TextGap does so outside tables. Default 2: 部门：X      单位：万元.
	TextGap float64
	// Blank: a gap wider than this between characters, in em, is printed as a blank. Default 0.45: the narrowest figure,
	// 1, leaves 0.35 between itself and its neighbour in type of one width.
	Blank float64
	// BlankAtPunctuation is what may be added to it beside Chinese punctuation, which fills half of its place or less.
	// Default 0.55.
	BlankAtPunctuation float64
}

func (o Options) withDefaults() Options {
	def(&o.LeastSure, 0.9)
	def(&o.LeastAgreed, 0.5)
	def(&o.SmallInk, 0.3)
	def(&o.OneLine, 1.15)
	def(&o.TwoLines, 1.7)
	def(&o.LinePitch, 1.2)
	def(&o.ColumnGap, 0.7)
	def(&o.ShortTail, 2.6)
	def(&o.CellGap, 5)
	def(&o.TextGap, 2)
	def(&o.Blank, 0.45)
	def(&o.BlankAtPunctuation, 0.55)
	return o
}

func def(v *float64, to float64) {
	if *v <= 0 {
		*v = to
	}
}
