package model

// DocumentSchema is the value of Document.Schema.
const DocumentSchema = "juesuan.document/2"

// Result is one converted document: document.json, and its tables in print order.
type Result struct {
	Document Document
	Tables   []Table  // as Document.Tables lists them
	Status   Status   // ok or review
	Reasons  []Reason // why review, most important first; empty when ok
	Findings []Finding
}

// Document is document.json.
type Document struct {
	Schema    string       `json:"schema"`
	Source    Source       `json:"source"`
	Document  Identity     `json:"document"`
	Pages     []PageInfo   `json:"pages"`
	Tables    []TableEntry `json:"tables"`
	Missing   []Type       `json:"missing"`
	Narrative []Statement  `json:"narrative"`
	Audit     Audit        `json:"audit"`
	Warnings  []Diagnostic `json:"warnings"`
}

// Source tells which bytes were read.
type Source struct {
	Path      string `json:"path"`
	SHA256    string `json:"sha256"`
	Bytes     int64  `json:"bytes"`
	MediaType string `json:"media_type"`
	Pages     int    `json:"pages"`
}

// Kind of a document.
type Kind string

const (
	FinalAccounts Kind = "department_final_accounts" // 部门决算
	Budget        Kind = "department_budget"         // 部门预算
	Other         Kind = "other"
)

// Stage tells whether figures are planned or spent.
type Stage string

const (
	StageFinalAccounts Stage = "final_accounts" // 决算
	StageBudget        Stage = "budget"         // 预算
)

// Identity says whose document it is. What the document does not print is nil.
type Identity struct {
	Kind       Kind    `json:"kind"`
	Stage      *Stage  `json:"stage"` // of its main part
	Title      *string `json:"title"`
	Department *string `json:"department"`
	Region     *string `json:"region"` // province, city and county, e.g. 湖北省武汉市汉阳区
	FiscalYear *int    `json:"fiscal_year"`
	Unit       *string `json:"unit"`
	Currency   string  `json:"currency"` // always "CNY"
}

// PageInfo tells how a page was read.
type PageInfo struct {
	Page     int     `json:"page"`
	Via      Via     `json:"via"`
	Reader   *Reader `json:"reader"`
	Width    Points  `json:"width"`
	Height   Points  `json:"height"`
	Rotation int     `json:"rotation"`
	Reason   *string `json:"reason"`
	// Unseen are figures that are drawn on the page and that nobody sees; they enter no table.
	Unseen []UnseenFigure `json:"unseen,omitempty"`
	Blank  bool           `json:"-"` // nothing is printed on it
}

// UnseenFigure is a figure that a reader of the page does not see.
type UnseenFigure struct {
	Text   string `json:"text"`
	BBox   BBox   `json:"bbox"`
	Reason string `json:"reason"` // a name of Unseen
}

// TableEntry is a line of the table index.
type TableEntry struct {
	File   string      `json:"file"` // relative to the document's folder
	Type   Type        `json:"type"`
	Stage  *Stage      `json:"stage"`
	Title  *string     `json:"title"`
	Pages  []int       `json:"pages"`
	Status TableStatus `json:"status"`
}

// Statement is an amount in the narrative.
type Statement struct {
	Page     int      `json:"page"`
	Text     string   `json:"text"`
	Amount   *Decimal `json:"amount"`
	Unit     *string  `json:"unit"`
	RefersTo *CellRef `json:"refers_to"`
}

// CellRef names an amount of a table.
type CellRef struct {
	Table  string `json:"table"` // file stem, e.g. "02-income"
	Key    string `json:"key"`
	Column string `json:"column"`
}

// Audit is what the document's own sums say of its amounts.
type Audit struct {
	Checks  []Check `json:"checks"`
	Summary Summary `json:"summary"`
	// Figures says where each printed number went; nil where figures were not counted.
	Figures *Figures `json:"figures,omitempty"`
}

// Figures counts the numbers printed on pages with tables or a narrative. Each is in exactly one of the four places.
type Figures struct {
	Printed     int              `json:"printed"`
	InTables    int              `json:"in_tables"`
	InNarrative int              `json:"in_narrative"`
	Furniture   int              `json:"furniture"` // page numbers, running heads, dates
	Unplaced    int              `json:"unplaced"`
	List        []UnplacedFigure `json:"list"` // the unplaced ones
}

// UnplacedFigure is a printed number that is in no table, no sentence and no furniture.
type UnplacedFigure struct {
	Page  *int   `json:"page"` // nil in a dump
	BBox  *BBox  `json:"bbox,omitempty"`
	Place []int  `json:"place,omitempty"` // in a dump: its line and column
	Text  string `json:"text"`
}

// Check is one identity and how it came out.
type Check struct {
	ID         string    `json:"id"`
	Source     string    `json:"source"`
	Cells      []CellRef `json:"cells"`
	Expected   *Decimal  `json:"expected"`
	Actual     *Decimal  `json:"actual"`
	Difference *Decimal  `json:"difference"`
	Result     string    `json:"result"`
}

// Summary counts checks by result and amounts by state.
type Summary struct {
	Pass          int `json:"pass"`
	Rounding      int `json:"rounding"`
	Fail          int `json:"fail"`
	NotApplicable int `json:"not_applicable"`
	Amounts       int `json:"amounts"`
	Proved        int `json:"proved"`
	Read          int `json:"read"`
	Doubtful      int `json:"doubtful"`
	Corrected     int `json:"corrected"`
	Tested        int `json:"tested"` // amounts of rows, dashes left out, that a sum could test
}

// CountAmounts adds the amounts of a table, those of its rows and of a form's fields, to the counts by state.
func (s *Summary) CountAmounts(t *Table) {
	for i := range t.Rows {
		for _, v := range t.Rows[i].Values {
			s.countState(v.State)
			if v.Amount != nil && !v.Untested {
				s.Tested++
			}
		}
	}
	for _, f := range t.Fields {
		if f.Amount != nil {
			s.countState(f.State)
		}
	}
}

func (s *Summary) countState(state State) {
	s.Amounts++
	switch state {
	case Proved:
		s.Proved++
	case Doubtful:
		s.Doubtful++
	case Corrected:
		s.Corrected++
	default:
		s.Read++
	}
}
