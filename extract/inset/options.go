package inset

// Options are the tolerances of this package. The zero value means the defaults; so does any zero field.
type Options struct {
	// LeastWidth and LeastHeight are those of a picture that may be a table, as parts of the page's width and of its
	// height. Default 0.35 and 0.04: logos and seals are at most 0.25 wide, the lowest tables have three rows.
	LeastWidth, LeastHeight float64
	// LeastResolution in pixels a point: with fewer, figures can't be read. Default 1: 72 dpi.
	LeastResolution float64
	// MostText is the number of the page's glyphs that may stand on a picture: with more, it is a background. Default 30:
	// a title and a unit.
	MostText int
	// Touching: pictures that are no further apart, in points, are strips of one. Default 1.
	Touching float64

	// LeastPaper is the part of the picture that is of one brightness. Default 0.55: a table with shaded heads has 0.7 and
	// more, photographs mostly less than 0.4.
	LeastPaper float64
	// LeastCells of a table. Default 6.
	LeastCells int
	// LeastCover is the part of the picture's area that its tables cover. Default 0.3.
	LeastCover float64
	// LeastWritten is the part of the cells in which something is written. Default 0.25: the cells between the grid lines of
	// a chart hold a curve or nothing, the emptiest published tables have half of theirs filled.
	LeastWritten float64
	// LeastTextHeight and MostTextHeight are those of the ink of print, in points. Default 3 and 22.
	LeastTextHeight, MostTextHeight float64

	// The tolerances of figures that stand as small pictures or as curves follow. "em" is the size of most type on the page.

	// LeastInk is the height of what may be a digit, in em. Default 0.4: the figures of a font are 0.7 high.
	LeastInk float64
	// MostInk is the height of a line of figures, in em. Default 1.4.
	MostInk float64
	// MostPicture is the height of a picture of one line, in em, its margins included. Default 3.
	MostPicture float64
	// LeastAspect: a picture of a figure, or a line of ink, is this many times wider than high. Default 1.3: check marks and
	// bullets are square.
	LeastAspect float64
	// InkGap is the gap between characters of one figure, in em. Default 0.6.
	InkGap float64
	// RunGap is the gap between a character drawn as curves and the text that is the rest of its figure, in em. Default 0.3.
	RunGap float64
	// RowPitch is how far a figure without cells stands from the next one in its column, in em. Default 4.
	RowPitch float64
}

func (o Options) withDefaults() Options {
	def(&o.LeastWidth, 0.35)
	def(&o.LeastHeight, 0.04)
	def(&o.LeastResolution, 1)
	def(&o.MostText, 30)
	def(&o.Touching, 1)
	def(&o.LeastPaper, 0.55)
	def(&o.LeastCells, 6)
	def(&o.LeastCover, 0.3)
	def(&o.LeastWritten, 0.25)
	def(&o.LeastTextHeight, 3)
	def(&o.MostTextHeight, 22)
	def(&o.LeastInk, 0.4)
	def(&o.MostInk, 1.4)
	def(&o.MostPicture, 3)
	def(&o.LeastAspect, 1.3)
	def(&o.InkGap, 0.6)
	def(&o.RunGap, 0.3)
	def(&o.RowPitch, 4)
	return o
}

func def[T int | float64](v *T, to T) {
	if *v <= 0 {
		*v = to
	}
}
