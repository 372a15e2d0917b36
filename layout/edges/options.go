package edges

import "github.com/juesuan/juesuan/layout/words"

// Options are the tolerances of edges. The zero value means the defaults below. Lengths are in points.
type Options struct {
	// Snap: rules closer than this are one. Producers draw one border as two fills or strokes up to about
	// 1 pt apart; rows of published tables are never lower than 4 pt.
	Snap float64
	// Touch: rules whose ends miss each other by no more than this still meet. Word leaves corners open by
	// half a pen width, Excel by up to 2 pt.
	Touch float64
	// Sliver: a row or column narrower than this, without text and crossed by a spanning cell, is no row either:
	// the broken border at a page's edge.
	Sliver float64
	// OpenEnd: a rule that ends farther than this from any rule across it parts what is beside its end from what is
	// under it. Half a line of small type; broken ends miss their rule by less.
	OpenEnd float64
	// WhiteFill: a fill lighter than this is not seen on white paper.
	WhiteFill float64
	// TallFill: a fill higher than this is no row's or cell's: the background of a box or a page.
	TallFill float64
	// CellGap: filled cells of one table are parted by gaps up to this: white rules of 1 to 4 pt.
	CellGap float64
	// SameTone: fills whose luminance differs by less are one shade.
	SameTone float64
	// FillShare: the share of a table's area that must be filled for its fills to be cells.
	FillShare float64
	// EdgeMatch: the left and right edge of one table's bars, and of its parts, may differ by this.
	EdgeMatch float64
	// BarLength: a rule shorter than this frames no table: an inch and a half is narrower than any table of two columns
	// with a rule of its own.
	BarLength float64
	// MinRows: a table that no rule frames has at least so many rows: two aligned lines are chance.
	MinRows int
	// RowGap: rows lie at most so many em apart, over the largest step before. 2: table to paragraph is more in the
	// English pages drawn for the tests.
	RowGap float64
	// ColumnPasses: how often columns are sought anew, chunks that cross the gap between two of them last.
	ColumnPasses int
	// CrossedRatio: so many times more chunks must cross a gap than stand on both sides of it for it to be one in a
	// text: the labels of a form span two columns in twice as many rows as use them apart (dev, three rules).
	CrossedRatio float64
	// ChanceRows: a gap that opens in more rows than this is one between columns, whatever crosses it.
	ChanceRows int
	// CentreSlack: a text is in the middle of its cells when it misses it by no more than this: positions are rounded by
	// up to half a point at each border, and the next candidate lies 5 pt off (dev, all unruled).
	CentreSlack float64
	// Words are the tolerances of lines and words.
	Words words.Options
}

// WithDefaults gives the zero fields their defaults.
func (o Options) WithDefaults() Options {
	for p, v := range map[*float64]float64{
		&o.Snap: 1.5, &o.Touch: 2.5, &o.Sliver: 4, &o.OpenEnd: 6, &o.WhiteFill: 0.985, &o.TallFill: 150, &o.CellGap: 5, &o.SameTone: 0.03,
		&o.FillShare: 0.85, &o.EdgeMatch: 4, &o.BarLength: 100, &o.RowGap: 2, &o.CrossedRatio: 3, &o.CentreSlack: 1.5,
	} {
		if *p == 0 {
			*p = v
		}
	}
	for p, v := range map[*int]int{&o.MinRows: 3, &o.ColumnPasses: 8, &o.ChanceRows: 2} {
		if *p == 0 {
			*p = v
		}
	}
	o.Words = o.Words.WithDefaults()
	return o
}
