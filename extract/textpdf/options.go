package textpdf

import (
	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/extract/seen"
)

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

	// Rules are the tolerances by which painted paths are taken for rules.
	Rules paths.Options
	// Seen are the tolerances of text that a reader does not see.
	Seen seen.Options
	// MinImageRuleLength, in points: an image at most 2 pt thin and at least this long is a drawn rule. Default 10.
	MinImageRuleLength float64
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
	o.Rules = o.Rules.WithDefaults()
	def(&o.MinImageRuleLength, 10)
	def(&o.RepeatOffset, 0.12)
	return o
}

func def[T int | int64 | float64](v *T, to T) {
	if *v <= 0 {
		*v = to
	}
}
