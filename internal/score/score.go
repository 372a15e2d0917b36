package score

import (
	"fmt"
	"reflect"

	"github.com/juesuan/juesuan/model"
)

// Counts of one document or of many.
type Counts struct {
	Docs   int `json:"docs"`
	Failed int `json:"failed"` // documents without output

	// Facts: printed, given, and right. Needless are right and doubtful.
	Want     int `json:"want"`
	Got      int `json:"got"`
	Hit      int `json:"hit"`
	Needless int `json:"needless"`

	Lost      int `json:"lost"`       // facts without any amount
	LostOK    int `json:"lost_ok"`    // lost in a table that is ok, or in a document that is ok: nobody is warned
	Silent    int `json:"silent"`     // wrong or extra amounts that are not doubtful
	ProvedBad int `json:"proved_bad"` // wrong or extra amounts that are proved

	Names    int `json:"names"`
	NamesOK  int `json:"names_ok"`
	Fields   int `json:"fields"` // fields and indicators of forms
	FieldsOK int `json:"fields_ok"`

	CellsWant int `json:"cells_want"`
	CellsGot  int `json:"cells_got"`
	CellsHit  int `json:"cells_hit"`

	Tables   int `json:"tables"`
	TablesOK int `json:"tables_ok"` // whole ones: everything right and nothing extra
	Meta     int `json:"meta"`      // department, year, unit, kind and stage of documents; units of tables
	MetaOK   int `json:"meta_ok"`

	Bad         int `json:"bad"`          // whatever is wrong in tables
	Alarm       int `json:"alarm"`        // whole documents with nothing wrong that are to be looked at all the same
	Blamed      int `json:"blamed"`       // findings judged the publisher's that are no error of the publisher's
	Errors      int `json:"errors"`       // errors of the publisher's that the document shows
	ErrorsFound int `json:"errors_found"` // those that a finding tells
}

// Add adds the counts of another document.
func (c *Counts) Add(o Counts) {
	sum, more := reflect.ValueOf(c).Elem(), reflect.ValueOf(o)
	for i := range more.NumField() {
		sum.Field(i).SetInt(sum.Field(i).Int() + more.Field(i).Int())
	}
}

// FactF1 is the harmonic mean of the facts' precision and recall.
func (c Counts) FactF1() float64 { return ratio(2*c.Hit, c.Got+c.Want) }

// NameShare is the share of row names that are right.
func (c Counts) NameShare() float64 { return ratio(c.NamesOK, c.Names) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (c Counts) String() string {
	return fmt.Sprintf("fact F1 %.4f of %d, lost %d, silent %d, names %.4f, whole tables %d/%d, meta %d/%d",
		c.FactF1(), c.Want, c.Lost, c.Silent, c.NameShare(), c.TablesOK, c.Tables, c.MetaOK, c.Meta)
}

// Types are the tables that are scored. The others count on neither side.
type Types string

const (
	All     Types = "all"
	Nine    Types = "nine" // standard tables, and others with amounts under keys
	Forms   Types = "forms"
	Generic Types = "generic"
)

func (t Types) has(typ model.Type) bool { return t == All || t == family(typ) }

// scoring is the comparison of one document.
type scoring struct {
	Counts
	notes  []string
	status model.Status
}

// Document compares what became of a document with its truth. The output is nil where there is none.
func Document(truth *Truth, got *Output, types Types) (Counts, []string) {
	var s scoring
	s.Docs = 1
	if got == nil || !got.Converted {
		s.Failed = 1
		s.note("no output")
	}
	if got == nil {
		got = &Output{}
	}
	s.status = got.Status
	s.meta(truth, got)
	pairs, spare := pair(truth.Tables, got.Tables)
	for i, want := range truth.Tables {
		if types.has(want.Type) {
			s.table(want, pairs[i])
		}
	}
	for _, g := range spare {
		if types.has(g.Type) {
			s.spare(g)
		}
	}
	s.findings(truth, got)
	return s.Counts, s.notes
}

// stageOf is the stage of a document of a kind that has one.
var stageOf = map[string]string{string(model.FinalAccounts): "final_accounts", string(model.Budget): "budget"}

func (s *scoring) meta(truth *Truth, got *Output) {
	want, have := truth.Document, got.Document
	s.same("document.department", optional(want.Department), optional(have.Department))
	s.same("document.fiscal_year", optional(want.FiscalYear), optional(have.FiscalYear))
	s.same("document.unit", optional(want.Unit), optional(have.Unit))
	if stage := stageOf[want.Kind]; stage != "" {
		s.same("document.kind", want.Kind, optional(have.Kind))
		s.same("document.stage", stage, optional(have.Stage))
	}
}

func (s *scoring) same(what, want, got string) {
	s.Meta++
	if want == got {
		s.MetaOK++
	} else {
		s.note("%s: %s read as %s", what, want, got)
	}
}

func optional[T any](v *T) string {
	if v == nil {
		return "None"
	}
	return squash(fmt.Sprint(*v))
}

// table compares one printed table with the one it was paired with; nil when there is none.
func (s *scoring) table(want Table, got *Given) {
	before, none := s.Bad, got == nil
	if none {
		got = &Given{}
	} else if want.Unit != "" {
		s.same(string(want.Type)+": unit", squash(want.Unit), squash(got.Unit))
	}
	s.facts(want, got)
	s.names(want, got)
	if len(want.Fields) > 0 {
		s.form(want, got)
	}
	s.cells(want, got)
	s.Tables++
	if s.Bad == before && !none {
		s.TablesOK++
	}
}

func (s *scoring) names(want Table, got *Given) {
	names := map[string]string{}
	for _, row := range got.Rows {
		names[row.Key] = row.Name
	}
	for _, n := range want.Names {
		s.Names++
		name, ok := names[n.Key]
		if ok && squash(name) == squash(n.Name) {
			s.NamesOK++
			continue
		}
		s.Bad++
		s.note("%s %s: name %s read as %q", want.Type, n.Key, n.Name, name)
	}
}

// spare counts a table that is not in the truth.
func (s *scoring) spare(got *Given) {
	s.CellsGot += len(got.Grid.Cells)
	s.note("a table of %d cells that is not there: %s", len(got.Grid.Cells), optional(got.Title))
	if family(got.Type) == Generic {
		return
	}
	for _, f := range factsOf(got) {
		s.Got++
		s.wrong(f.Value)
		s.note("extra table %s: %s %s", got.Type, f.key, f.column)
	}
}
