package layout

import (
	"github.com/juesuan/juesuan/layout/join"
	"github.com/juesuan/juesuan/layout/stamps"
	"github.com/juesuan/juesuan/layout/words"
)

// Options are the tolerances of layout. The zero value means the defaults below. Lengths are in points,
// "em" is the font size of the glyphs concerned.
type Options struct {
	// Snap: rules closer than this are one. Producers draw one border as two fills or strokes up to about
	// 1 pt apart; rows of published tables are never lower than 4 pt.
	Snap float64
	// Touch: rules whose ends miss each other by no more than this still meet. Word leaves corners open by
	// half a pen width, Excel by up to 2 pt.
	Touch float64
	// DoubleRule: rules closer than this with no text between are the strokes of one border. Double borders
	// measure up to 2.5 pt; blank rows of published forms go down to 3.5 pt.
	DoubleRule float64
	// Sliver: a row or column narrower than this, without text and crossed by a spanning cell, is no row either:
	// the broken border at a page's edge.
	Sliver float64
	// OpenEnd: a rule that ends farther than this from any rule across it parts what is beside its end from what is
	// under it. Half a line of small type; broken ends miss their rule by less.
	OpenEnd float64
	// WhiteFill: a fill lighter than this is not seen on white paper.
	WhiteFill float64
	// TallFill: a fill higher than this, in points, is no row's or cell's: the background of a box or a page.
	TallFill float64
	// CellGap: filled cells of one table are parted by gaps up to this, in points: white rules of 1 to 4 pt.
	CellGap float64
	// SameTone: fills whose luminance differs by less are one shade.
	SameTone float64
	// FillShare: the share of a table's places that must be filled for its fills to be cells.
	FillShare float64
	// EdgeCover: the share of an edge between two crossings that must be drawn for the edge to part cells.
	EdgeCover float64
	// RunGap: a gap wider than this, in em, parts the lines of running text into words: 部门：X      单位：万元.
	RunGap float64
	// WideSheet: a page so many times wider than high may hold two pages, side by side.
	WideSheet float64
	// Gutter: … where so much is white between them, in points.
	Gutter float64
	// EdgeMatch: the left and right edge of a table's part on the next page may differ from the first part's
	// by this.
	EdgeMatch float64
	// Stamps are the tolerances of watermarks and seals.
	Stamps stamps.Options
	// Words are the tolerances of lines and words.
	Words words.Options
	// Join are the tolerances of joining parts of tables.
	Join join.Options
	// Accounts says what must be known of accounts to join parts; nil knows nothing.
	Accounts join.Accounts
	// Unruled are the tolerances of tables without a lattice.
	Unruled
}

func (o Options) withDefaults() Options {
	def := func(p *float64, v float64) {
		if *p == 0 {
			*p = v
		}
	}
	def(&o.Snap, 1.5)
	def(&o.Touch, 2.5)
	def(&o.DoubleRule, 3)
	def(&o.Sliver, 4)
	def(&o.OpenEnd, 6)
	def(&o.WhiteFill, 0.985)
	def(&o.TallFill, 150)
	def(&o.CellGap, 5)
	def(&o.SameTone, 0.03)
	def(&o.FillShare, 0.85)
	def(&o.EdgeCover, 0.6)
	def(&o.RunGap, 1.0)
	def(&o.WideSheet, 1.15)
	def(&o.Gutter, 12)
	def(&o.EdgeMatch, 4)
	o.Stamps = o.Stamps.WithDefaults()
	o.Words = o.Words.WithDefaults()
	o.Join = o.Join.WithDefaults()
	o.Unruled = o.Unruled.withDefaults()
	return o
}
