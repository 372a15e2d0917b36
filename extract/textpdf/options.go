package textpdf

// Options are the limits and tolerances of the reader. The zero value means the defaults; so does any zero field.
type Options struct {
	// Password opens a file that the empty password does not open.
	Password string

	// MaxStreamBytes bounds the inflated size of one stream, in bytes. Default 64 MiB: the largest content stream
	// seen in a published account is 3 MB, and a bomb inflates a thousandfold.
	MaxStreamBytes int64
	// MaxInflated bounds the inflated size of all streams of a file together, in bytes; images are not inflated. Default
	// 1 GiB: the longest published account seen, of 400 pages, has 60 MB.
	MaxInflated int64
	// MaxFormDepth bounds how deep forms nest. Default 256; real files stay below 5, but each level costs little.
	MaxFormDepth int
	// MaxGlyphsPerPage bounds the glyphs of one page. Default 200 000: the densest A3 table seen has 12 000.
	MaxGlyphsPerPage int
	// MaxOperators bounds the operators run for one page, those of its forms included. Default 5 000 000:
	// forms that show each other ten times over ten levels would else run for ever.
	MaxOperators int
	// MaxRulings bounds the segments and fills collected of one page before joining. Default 500 000: dotted borders
	// come as some thousands, maps and drawings as more.
	MaxRulings int
	// MaxPages bounds the pages of a file. Default 10 000: the longest published account seen has 400.
	MaxPages int
	// MaxTreeDepth bounds the depth of the page tree. Default 256; real files stay below 10.
	MaxTreeDepth int

	// MaxRuleThickness, in points: a filled rectangle at most this thin is a rule, a thicker one an area. Default 3:
	// the heaviest frames of printed tables are 2.25 pt, the lowest shaded bands 5.
	MaxRuleThickness float64
	// MinRuleAspect: a thin filled rectangle is a rule when it is this many times longer than thick. Default 2.5: the
	// dashes of a browser are 3 times as long as thick, less rounding.
	MinRuleAspect float64
	// MinRuleLength, in points: what is shorter after joining is no rule. Default 3: no cell is that narrow, while
	// the corner squares of dotted borders are 0.5.
	MinRuleLength float64
	// JoinPlace, in points: collinear pieces whose places differ by no more are one rule. Default 0.6: the lines of a
	// double rule are 0.75 or more apart (a word processor's thinnest double border).
	JoinPlace float64
	// JoinGap, in points: pieces of a rule with a gap no wider are joined. Default 1.6: the gap of a dotted border is
	// at most 1.5, and no cell is that narrow.
	JoinGap float64
	// DashLength, in points: pieces no longer than that are dashes. Default 8: the dashes of a word processor are 3 to 6,
	// no cell is that narrow.
	DashLength float64
	// DashGap, in points: dashes with a gap no wider are one rule. Default 4: that of a word processor's is 3.
	DashGap float64
	// MinImageRuleLength, in points: an image at most 2 pt thin and at least this long is a drawn rule. Default 10.
	MinImageRuleLength float64
	// WhiteLuminance: what is at least this bright is white paper. Default 0.98.
	WhiteLuminance float64

	// RepeatOffset, as a part of the font size: the same text within this distance is printed twice to look bold or
	// shadowed. Default 0.12; the narrowest digit advances by 0.25.
	RepeatOffset float64
}

func (o Options) withDefaults() Options {
	def(&o.MaxStreamBytes, 64<<20)
	def(&o.MaxInflated, 1<<30)
	def(&o.MaxFormDepth, 256)
	def(&o.MaxGlyphsPerPage, 200_000)
	def(&o.MaxOperators, 5_000_000)
	def(&o.MaxRulings, 500_000)
	def(&o.MaxPages, 10_000)
	def(&o.MaxTreeDepth, 256)
	def(&o.MaxRuleThickness, 3)
	def(&o.MinRuleAspect, 2.5)
	def(&o.MinRuleLength, 3)
	def(&o.JoinPlace, 0.6)
	def(&o.JoinGap, 1.6)
	def(&o.DashLength, 8)
	def(&o.DashGap, 4)
	def(&o.MinImageRuleLength, 10)
	def(&o.WhiteLuminance, 0.98)
	def(&o.RepeatOffset, 0.12)
	return o
}

func def[T int | int64 | float64](v *T, to T) {
	if *v <= 0 {
		*v = to
	}
}
