// Package score holds converted documents against what is known to be printed in them. It is for tests.
//
// In: the truth of a document (truth.json) and its converted result. Out: counts, which add up over documents, and
// the shares that requirements are written in.
//
// A fact is one printed amount: table type, row key, column id, decimal. A fact under a wrong key is one miss and one
// extra. What is wrong or extra and not marked doubtful is silent: nobody is warned of it.
package score

import (
	"encoding/json"
	"os"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/juesuan/juesuan/model"
)

// Truth is what is printed in a document.
type Truth struct {
	Document struct {
		Department *string `json:"department"`
		FiscalYear *int    `json:"fiscal_year"`
		Unit       *string `json:"unit"`
		Kind       string  `json:"kind"`
	} `json:"document"`
	Classes []string `json:"classes"`
	Tables  []Table  `json:"tables"`
}

// Table is one printed table.
type Table struct {
	Type       model.Type                 `json:"type"`
	Title      string                     `json:"title"`
	Fields     map[string]json.RawMessage `json:"fields"`
	Indicators []model.Indicator          `json:"indicators"`
	Rows       int                        `json:"rows"`
	Cols       int                        `json:"cols"`
	HeaderRows *int                       `json:"header_rows"` // nil where it was not counted
	Cells      []model.Cell               `json:"cells"`
	Facts      []struct {
		Key    string        `json:"key"`
		Column string        `json:"column"`
		Amount model.Decimal `json:"amount"`
	} `json:"facts"`
	Names []struct {
		Key  string `json:"key"`
		Name string `json:"name"`
	} `json:"names"`
}

// ReadTruth reads a truth.json.
func ReadTruth(file string) (*Truth, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var t Truth
	return &t, json.Unmarshal(data, &t)
}

// Standard reports whether the type is one of the nine standard tables.
func Standard(t model.Type) bool {
	return t != "" && t != model.Generic && !form(t)
}

func form(t model.Type) bool { return strings.HasPrefix(string(t), "performance") }

// squash drops blanks and folds widths, as names and cells are compared.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// Field is the text of a field of a form; ok is false for one that is no text.
func (t Table) Field(id string) (text string, ok bool) {
	raw, ok := t.Fields[id]
	return text, ok && json.Unmarshal(raw, &text) == nil
}

// projectName is the field that tells one project's form from another's.
func (t Table) projectName() string {
	if text, ok := t.Field("project_name"); ok {
		return squash(text)
	}
	return "None"
}
