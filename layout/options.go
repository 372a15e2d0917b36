package layout

import (
	"github.com/juesuan/juesuan/layout/frame"
	"github.com/juesuan/juesuan/layout/join"
	"github.com/juesuan/juesuan/layout/stamps"
)

// Options are the tolerances of layout. The zero value means the defaults below; "em" is the font size of the glyphs
// concerned.
type Options struct {
	// Options are the tolerances of edges, frames and words.
	frame.Options
	// RunGap: a gap wider than this, in em, parts the lines of running text into words: 部门：X      单位：万元.
	RunGap float64
	// WideSheet: a page so many times wider than high may hold two pages, side by side.
	WideSheet float64
	// Gutter: … where so much is white between them, in points.
	Gutter float64
	// Stamps are the tolerances of watermarks and seals.
	Stamps stamps.Options
	// Join are the tolerances of joining parts of tables.
	Join join.Options
	// Accounts says what must be known of accounts to join parts; nil knows nothing.
	Accounts join.Accounts
}

func (o Options) withDefaults() Options {
	for p, v := range map[*float64]float64{&o.RunGap: 1, &o.WideSheet: 1.15, &o.Gutter: 12} {
		if *p == 0 {
			*p = v
		}
	}
	o.Options = o.Options.WithDefaults()
	o.Stamps = o.Stamps.WithDefaults()
	o.Join = o.Join.WithDefaults()
	return o
}
