package frame

import "github.com/juesuan/juesuan/layout/edges"

// Options are the tolerances of frames. The zero value means the defaults below. Lengths are in points, "em" is the font
// size of the glyphs concerned.
type Options struct {
	edges.Options
	// DoubleRule: rules closer than this with no text between are the strokes of one border. Double borders
	// measure up to 2.5 pt; blank rows of published forms go down to 3.5 pt.
	DoubleRule float64
	// OpenHead: a head row that no rule closes above is no higher than this: three lines of 12 pt and their padding.
	OpenHead float64
	// EdgeCover: the share of an edge between two crossings that must be drawn for the edge to part cells.
	EdgeCover float64
	// TextWidth: a lone chunk wider than this share of the table is running text. 0.6: the notes under tables are
	// wider, the rest of a wrapped value of a form is narrower (dev, three rules).
	TextWidth float64
	// TextShare: rows between two rules may have so large a share of lines that look like running text: long
	// values of forms that span the table.
	TextShare float64
	// TitleSize: a line with type so many times larger than the table's is a title. 1.25: titles between two tables of
	// one width are set half as large again (dev, 2019), heads at most a tenth larger.
	TitleSize float64
	// LoneLines: so many lines with a label alone may stand between rows that no rule frames: a group's name and the
	// two lines of a wrapped label.
	LoneLines int
	// HeadLines: a head that no rule closes has at most so many lines.
	HeadLines int
	// TextFill: ink over so large a share of the width makes a line one of text: rows of tables leave gaps.
	TextFill float64
	// GutterLines: a page is set in two columns when so many lines of text stand beside a gap at one place.
	GutterLines int
	// FullLines: … and so large a share of the lines on one side of it are full. 0.6: of paragraphs all but the last
	// lines are, of cells of text with two or three lines hardly half.
	FullLines float64
	// ProseRunes: a line of running text has at least so many characters, a Chinese one counted as two.
	ProseRunes int
	// LooseEdge: the ink of a table that no rule frames may begin and end so many points elsewhere on the next page.
	LooseEdge float64
	// LinePitch: lines of one cell lie at most this far apart, in em.
	LinePitch float64
	// PitchSlack: … and at most this many times as far as most lines of cells where the drawing order shows these.
	PitchSlack float64
	// FullSlack: a line that lacks less than this, in em, to the room its next word needs is full: hanging
	// punctuation and kerning.
	FullSlack float64
	// InkMiddle: a label spans columns when it stands over the middle of their ink to this share of a column.
	InkMiddle float64
	// BarClearance: space under the last row of a table that no rule closes.
	BarClearance float64
}

// WithDefaults gives the zero fields their defaults.
func (o Options) WithDefaults() Options {
	o.Options = o.Options.WithDefaults()
	for p, v := range map[*float64]float64{
		&o.DoubleRule: 3, &o.OpenHead: 60, &o.EdgeCover: 0.6, &o.TextWidth: 0.6, &o.TextShare: 0.25, &o.TitleSize: 1.25, &o.TextFill: 0.8,
		&o.FullLines: 0.6, &o.LooseEdge: 15, &o.LinePitch: 1.7, &o.PitchSlack: 1.15, &o.FullSlack: 0.3, &o.InkMiddle: 0.35, &o.BarClearance: 2,
	} {
		if *p == 0 {
			*p = v
		}
	}
	for p, v := range map[*int]int{&o.LoneLines: 3, &o.HeadLines: 7, &o.GutterLines: 8, &o.ProseRunes: 30} {
		if *p == 0 {
			*p = v
		}
	}
	return o
}
