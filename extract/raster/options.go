package raster

// Options are the tolerances of this package. The zero value means the defaults; so does any zero field. Lengths are in
// points, so that they hold at any resolution.
type Options struct {
	// MaxPixels bounds an image file's page. Default 60 million, as extract/pdfium has it: A2 at 300 dpi has 35.
	MaxPixels int
	// MaxFilePages bounds the pages of a TIFF file. Default 2000, ten times the longest published accounts.
	MaxFilePages int

	// LeastDPI: a picture of fewer dots per inch whose print is faint is enlarged to EnlargedDPI. Default 250: at 200 dpi the
	// strokes of 7 pt figures are thinner than a pixel.
	LeastDPI float64
	// FaintPrint: print is faint when half of its pieces are nowhere darker than this, of 255. Default 55: 7 pt
	// figures measure 80 at 150 dpi and 59 at 200; those of other scans 0 to 52, blurred ones among them.
	FaintPrint float64
	// EnlargedDPI is what coarse pictures are enlarged to. Default 300.
	EnlargedDPI float64
	// SharpenReach is how far around them the strokes of an enlarged picture are compared. Default 0.9: the strokes of 8 pt
	// characters stand a point apart.
	SharpenReach float64

	// RedLeast: a pixel whose red exceeds its green and blue by this (of 255) is of a seal. Default 28: paper and print
	// under JPEG's reduced colour stay below 20, the palest seals measure 60.
	RedLeast int
	// SealSide: only a connected red area that is at least this wide and high is a seal, and dropped with all red in its
	// box. Default 50: seals measure 38 mm (108 pt) and more, red figures and titles stay below 30 in height.
	SealSide float64

	// DarkWidth and DarkHeight: dark areas at least this wide and high are heads that are printed white on dark. Default 20
	// and 9: a cell of 7 pt print; the strokes of bold titles are 5 wide.
	DarkWidth, DarkHeight float64
	// DarkRim of a dark area stays dark when it is turned over, as a rule around it. Default 0.6.
	DarkRim float64

	// LightTile is the side of the areas whose paper brightness is measured. Default 14: larger than a bold title's
	// strokes, smaller than the reach of a book's fold.
	LightTile float64
	// PalePrint: where the darkest print is brighter than this, of 255, on white paper, it is made darker. Default 110: thin
	// print of scans at 150 dpi stays below 90.
	PalePrint float64
	// InkDark: what is darker than this share of its paper's brightness is ink, unless the page itself parts ink from
	// paper elsewhere between InkDark and half of it. Default 0.76: rules one pixel wide lose half their black to
	// straightening, noise of σ 10 and shades of heads (217 of 255) stay above.
	InkDark float64

	// MostSkew bounds the skew looked for, in degrees. Default 8: more, and a page was laid on the glass by turns.
	MostSkew float64
	// LeastSkew: a smaller one is left, in degrees. Default 0.02: one pixel over the width of A4 at 300 dpi, less than
	// what resampling costs.
	LeastSkew float64
	// MostShear: horizontals and verticals whose angles differ by more are not of one frame, in degrees. Default 1.5:
	// feeding a sheet askew shears by less.
	MostShear float64

	// LeastFan: horizontals that turn by less from the head of a page to its foot are parallel, and so are verticals, in
	// degrees. Default 0.25: three pixels at the edges of A4 at 300 dpi.
	LeastFan float64

	// LeastBend: rules that leave their straight line by less are straight, in points. Default 1: of pages that lie flat it is up
	// to 0.8, of those at the back of a book 2.7.
	LeastBend float64

	// MaxThickness of a rule. Default 3, as in extract/textpdf.
	MaxThickness float64
	// LongRule: a straight run at least this long is a rule by itself. Default 26: the strokes of 22 pt titles reach 21.
	LongRule float64
	// SureRule: a rule at least this long is one whatever stands beside it. Default 80: a title's strokes in one line, with
	// the gaps between them, are no longer without a break.
	SureRule float64
	// ShortRule: a shorter run, down to this, is a rule when both its ends meet rules across. Default 5: no published
	// row is lower than 7.
	ShortRule float64
	// RuleGap: runs of one line that miss each other by no more are one run. Default 0.6: specks of white in a fax.
	RuleGap float64
	// PaleRule: a line that is darker by this, of 255, than the paper PaleBeside away on both its sides is a rule, though no
	// ink. Default 26: noise of σ 10 makes no line; rules that shine through from the back of a sheet measure 15.
	PaleRule int
	// PaleBeside is how far from a pale rule its paper is. Default 1: no pale rule is thicker.
	PaleBeside float64
	// JoinGap: pieces of a rule with a gap of no more than this are one. Default 3: a rule that stops at a merged cell
	// stops for at least a row's 7.
	JoinGap float64
	// FadedGap: as JoinGap, where a trace of the rule is left in the gap. Default 60: faded rules of copies.
	FadedGap float64
	// FadedTrace is how much darker than the paper beside it that trace must be, of 255. Default 8.
	FadedTrace float64
	// BrokenShare: a side of a cell, from one rule across to the next, is ruled when this share of it is. Default 0.4: the
	// strokes of a text that stands where a merged cell has no rule are less.
	BrokenShare float64
	// JoinAcross: pieces whose places differ by no more than this are of one rule. Default 0.8: what a tenth of a
	// degree of skew makes over 450 pt.
	JoinAcross float64
	// Meet: ends closer than this to a rule's edge meet it. Default 0.3, one pixel at 200 dpi.
	Meet float64
	// Overshoot: ends that reach beyond a rule by no more than this meet it. Default 10: a
	// character that touches the end.
	Overshoot float64

	// SpeckArea: connected ink smaller than this, in square points, is dirt. Default 0.3; the decimal points of 6 pt
	// print measure 0.4.
	SpeckArea float64
	// PieceGap: dirt no further from ink than this is a piece of it. Default 0.7: the strokes of 8 pt figures at 150 dpi are
	// a point apart, and fall into pieces.
	PieceGap float64
	// MostInk: connected ink wider or higher than this is a picture. Default 90: the largest print of titles has 40.
	MostInk float64
	// LeastSigns: pages with fewer signs of their orientation than this ask for it to be told otherwise. Default 6.
	LeastSigns int
}

func (o Options) withDefaults() Options {
	def(&o.MaxPixels, 60_000_000)
	def(&o.MaxFilePages, 2000)
	def(&o.LeastDPI, 250)
	def(&o.FaintPrint, 55)
	def(&o.EnlargedDPI, 300)
	def(&o.SharpenReach, 0.9)
	def(&o.RedLeast, 28)
	def(&o.SealSide, 50)
	def(&o.DarkWidth, 20)
	def(&o.DarkHeight, 9)
	def(&o.DarkRim, 0.6)
	def(&o.LightTile, 14)
	def(&o.PalePrint, 110)
	def(&o.InkDark, 0.76)
	def(&o.MostSkew, 8)
	def(&o.LeastSkew, 0.02)
	def(&o.MostShear, 1.5)
	def(&o.LeastFan, 0.25)
	def(&o.LeastBend, 1)
	def(&o.MaxThickness, 3)
	def(&o.LongRule, 26)
	def(&o.SureRule, 80)
	def(&o.ShortRule, 5)
	def(&o.RuleGap, 0.6)
	def(&o.PaleRule, 26)
	def(&o.PaleBeside, 1)
	def(&o.JoinGap, 3)
	def(&o.FadedGap, 60)
	def(&o.FadedTrace, 8)
	def(&o.BrokenShare, 0.4)
	def(&o.JoinAcross, 0.8)
	def(&o.Meet, 0.3)
	def(&o.Overshoot, 10)
	def(&o.SpeckArea, 0.3)
	def(&o.PieceGap, 0.7)
	def(&o.MostInk, 90)
	def(&o.LeastSigns, 6)
	return o
}

func def[T int | float64](v *T, to T) {
	if *v <= 0 {
		*v = to
	}
}
