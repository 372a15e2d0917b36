package join

// Options are the tolerances of joining. The zero value means the defaults below. Lengths are in points.
type Options struct {
	// EdgeMatch: the left and right edge of a table's part on the next page may differ from the first part's
	// by this.
	EdgeMatch float64
	// Margin: page numbers and running heads stand in this outer share of the page's height.
	Margin float64
	// MinRows: two parts with at least so many rows at the same heights show the same rows.
	MinRows int
	// OddBorders: … but for so many borders that only one of them has: heads with more rows than the other.
	OddBorders int
	// TitleSize: type so many times larger than the other lines above a table is its title's.
	TitleSize float64
	// ProseWidth: a line wider than this share of the table that ends like a sentence is running text.
	ProseWidth float64
	// Votes are the weights of the evidence.
	Votes
}

// Votes are what each piece of evidence weighs for or against a part going on with a table. 1 is "a little".
type Votes struct {
	// Enough: a part with so many votes goes on with the table.
	Enough float64
	// SameColumns: as many columns in the same proportions. SameWidth: other columns between the same edges.
	SameColumns, SameWidth float64
	// NothingBetween: no line stands between the two.
	NothingBetween float64
	// HeadAgain: rows of the table's head are printed again.
	HeadAgain float64
	// GoesOn: codes, line numbers (行次) or item numbers go on where the table ended. Anew: they begin again.
	GoesOn, Anew float64
	// CutRow: the page break cut a row.
	CutRow float64
	// Marked: a line says that the table goes on: 续表, 接上页, 转下页. The title printed again says it as well, in part.
	Marked, TitleAgain float64
	// OtherTitle, OtherNumber, OtherOwner: a line names another table, another number (公开03表) or another department.
	OtherTitle, OtherNumber, OtherOwner float64
	// Heading, Prose, Note, Line: a heading, running text, a note under a table or any other line stands between.
	Heading, Prose, Note, Line float64
	// Closed: the table ended with its closing total (总计).
	Closed float64
	// SamePage: both stand on one page.
	SamePage float64
	// SameRows: rows at the same heights, for the rest of the columns on the next page. AsManyRows: as many, not as high.
	SameRows, AsManyRows float64
	// NoLabels: no labels of rows. LabelsAgain: the labels of the same rows. NumbersGoOn: the column numbers (栏次) go on.
	NoLabels, LabelsAgain, NumbersGoOn float64
	// TitleRest: the line above is the rest of the table's title.
	TitleRest float64
}

// WithDefaults gives the zero fields their defaults.
func (o Options) WithDefaults() Options {
	def := func(p *float64, v float64) {
		if *p == 0 {
			*p = v
		}
	}
	def(&o.EdgeMatch, 4)
	def(&o.Margin, 0.12)
	if o.MinRows == 0 {
		o.MinRows = 3
	}
	if o.OddBorders == 0 {
		o.OddBorders = 3
	}
	def(&o.TitleSize, 1.2)
	def(&o.ProseWidth, 0.6)
	def(&o.Enough, 2)
	def(&o.SameColumns, 2)
	def(&o.SameWidth, 1)
	def(&o.NothingBetween, 1)
	def(&o.HeadAgain, 2)
	def(&o.GoesOn, 2)
	def(&o.Anew, -4)
	def(&o.CutRow, 1)
	def(&o.Marked, 3)
	def(&o.TitleAgain, 1)
	def(&o.OtherTitle, -6)
	def(&o.OtherNumber, -4)
	def(&o.OtherOwner, -4)
	def(&o.Heading, -3)
	def(&o.Prose, -3)
	def(&o.Note, -0.5)
	def(&o.Line, -0.4)
	def(&o.Closed, -2)
	def(&o.SamePage, -1.5)
	def(&o.SameRows, 2)
	def(&o.AsManyRows, 0.5)
	def(&o.NoLabels, 1)
	def(&o.LabelsAgain, 2)
	def(&o.NumbersGoOn, 2)
	def(&o.TitleRest, 2)
	return o
}

// Accounts is what this package asks about accounts. The zero answer is always "not known".
type Accounts interface {
	// Title tells which table a line names, and false where it names none.
	Title(line string) (table string, ok bool)
	// Label reports whether a text is the whole label of a row.
	Label(printed string) bool
	// Closes reports whether a label ends a table: 总计.
	Closes(label string) bool
}

// nothing knows nothing of accounts.
type nothing struct{}

func (nothing) Title(string) (string, bool) { return "", false }
func (nothing) Label(string) bool           { return false }
func (nothing) Closes(string) bool          { return false }
