package layout

// Unruled are the tolerances of tables without a lattice, which alignment alone shows. Zero means the default.
type Unruled struct {
	// ChunkGap: a gap wider than this, in em, with no blank drawn in it, parts the chunks of a line. 0.6: justified
	// Chinese spreads its characters by up to 0.25 em, and narrow columns stand 0.7 em apart (dev, three rules).
	ChunkGap float64
	// ChunkBlank: the same where a blank is drawn in the gap: one blank of a wide font and a box or tick beside it
	// make 0.9 em (dev, tick marks of forms).
	ChunkBlank float64
	// ChineseGap: a gap wider than this, in em, parts Chinese text whose other characters stand against each other:
	// heads that fill narrow columns stand 0.29 em apart (dev, narrow spreadsheet).
	ChineseGap float64
	// AmountGap: a gap wider than this, in em, behind an amount with its decimals, parts it from what follows:
	// 484.58|302 stand 0.2 em apart (dev, narrow spreadsheet). Digits of one amount stand less than 0.1 em apart.
	AmountGap float64
	// SpreadGap: single Chinese characters that blanks spread over their cell, 合    计, stand up to so many em apart.
	// 6: the widest label columns of the final accounts leave no more (dev, three rules).
	SpreadGap float64
	// BarLength: a rule shorter than this, in points, frames no table: an inch and a half is narrower than any
	// table of two columns with a rule of its own.
	BarLength float64
	// TextWidth: a lone chunk wider than this share of the table is running text. 0.6: the notes under tables are
	// wider, the rest of a wrapped value of a form is narrower (dev, three rules).
	TextWidth float64
	// TextShare: rows between two rules may have so large a share of lines that look like running text: long
	// values of forms that span the table.
	TextShare float64
	// TitleSize: a line with type so many times larger than the table's is a title. 1.25: titles between two tables of
	// one width are set half as large again (dev, 2019), heads at most a tenth larger.
	TitleSize float64
	// RowGap: rows lie at most so many em apart, over the largest step before. 2: table to paragraph is more in the
	// English pages drawn for the tests.
	RowGap float64
	// LoneLines: so many lines with a label alone may stand between rows that no rule frames: a group's name and the
	// two lines of a wrapped label.
	LoneLines int
	// HeadLines: a head that no rule closes has at most so many lines.
	HeadLines int
	// MinRows: a table that no rule frames has at least so many rows: two aligned lines are chance.
	MinRows int
	// TextFill: ink over so large a share of the width makes a line one of text: rows of tables leave gaps.
	TextFill float64
	// GutterLines: a page is set in two columns when so many lines of text stand beside a gap at one place.
	GutterLines int
	// FullLines: … and so large a share of the lines on one side of it are full. 0.6: of paragraphs all but the last
	// lines are, of cells of text with two or three lines hardly half.
	FullLines float64
	// ProseRunes: a line of running text has at least so many characters, a Chinese one counted as two.
	ProseRunes int
	// ColumnPasses: how often columns are sought anew, chunks that cross the gap between two of them last.
	ColumnPasses int
	// CrossedRatio: so many times more chunks must cross a gap than stand on both sides of it for it to be one in a
	// text: the labels of a form span two columns in twice as many rows as use them apart (dev, three rules).
	CrossedRatio float64
	// ChanceRows: a gap that opens in more rows than this is one between columns, whatever crosses it.
	ChanceRows int
	// LooseEdge: the ink of a table that no rule frames may begin and end so many points elsewhere on the next page.
	LooseEdge float64
	// LinePitch: lines of one cell lie at most this far apart, in em.
	LinePitch float64
	// PitchSlack: … and at most this many times as far as most lines of cells where the drawing order shows these.
	PitchSlack float64
	// FullSlack: a line that lacks less than this, in em, to the room its next word needs is full: hanging
	// punctuation and kerning.
	FullSlack float64
	// Outdent: a line that begins left of the one above by more than this, in em, is no rest of it.
	Outdent float64
	// CentreSlack: a text is in the middle of its cells when it misses it by no more than this, in points: positions
	// are rounded by up to half a point at each border, and the next candidate lies 5 pt off (dev, all unruled).
	CentreSlack float64
	// InkMiddle: a label spans columns when it stands over the middle of their ink to this share of a column.
	InkMiddle float64
	// BarClearance: space under the last row of a table that no rule closes, in points.
	BarClearance float64
}

func (o Unruled) withDefaults() Unruled {
	def := func(p *float64, v float64) {
		if *p == 0 {
			*p = v
		}
	}
	count := func(p *int, v int) {
		if *p == 0 {
			*p = v
		}
	}
	def(&o.ChunkGap, 0.6)
	def(&o.ChunkBlank, 1.0)
	def(&o.ChineseGap, 0.2)
	def(&o.AmountGap, 0.12)
	def(&o.SpreadGap, 6)
	def(&o.BarLength, 100)
	def(&o.TextWidth, 0.6)
	def(&o.TextShare, 0.25)
	def(&o.TitleSize, 1.25)
	def(&o.RowGap, 2)
	count(&o.LoneLines, 3)
	count(&o.HeadLines, 7)
	count(&o.MinRows, 3)
	def(&o.TextFill, 0.8)
	count(&o.GutterLines, 8)
	def(&o.FullLines, 0.6)
	count(&o.ProseRunes, 30)
	count(&o.ColumnPasses, 8)
	def(&o.CrossedRatio, 3)
	count(&o.ChanceRows, 2)
	def(&o.LooseEdge, 15)
	def(&o.LinePitch, 1.7)
	def(&o.PitchSlack, 1.15)
	def(&o.FullSlack, 0.3)
	def(&o.Outdent, 0.2)
	def(&o.CentreSlack, 1.5)
	def(&o.InkMiddle, 0.35)
	def(&o.BarClearance, 2)
	return o
}
