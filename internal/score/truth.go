// Package score holds converted documents against the figures that are known to be printed in them. It is for tests.
//
// In: the truth of a document (truth.json) and its files in an output tree. Out: counts, which add up over documents,
// and a note for each thing that is wrong. The truth and the output are compared as JSON, as a reader of the output
// contract sees them: a field that the program does not write counts as null.
//
// A fact is one printed amount: table type, row key, column id, decimal. A fact under a wrong key is one miss and one
// extra. An amount that is wrong or extra and not marked doubtful is silent: nobody is warned of it.
package score

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// Truth says what is printed in a document. An archive has a truth for each of its members, and no tables of its own.
type Truth struct {
	Document struct {
		Department *string `json:"department"`
		FiscalYear *int    `json:"fiscal_year"`
		Unit       *string `json:"unit"`
		Kind       string  `json:"kind"`
	} `json:"document"`
	Classes  []string          `json:"classes"`
	Tables   []Table           `json:"tables"`
	Findings []KnownFinding    `json:"publisher_findings"`
	Members  map[string]*Truth `json:"members"`
}

// Table is one printed table.
type Table struct {
	Type       model.Type                 `json:"type"`
	Stage      string                     `json:"stage"`
	Title      string                     `json:"title"`
	Unit       string                     `json:"unit"`
	Pages      []int                      `json:"pages"`
	Fields     map[string]json.RawMessage `json:"fields"`
	Indicators []model.Indicator          `json:"indicators"`
	Rows       int                        `json:"rows"`
	Cols       int                        `json:"cols"`
	HeaderRows *int                       `json:"header_rows"` // nil where it was not counted
	Cells      []Cell                     `json:"cells"`
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

// KnownFinding is an error that the publisher made.
type KnownFinding struct {
	Kind     string `json:"kind"`
	Where    string `json:"where"`
	Printed  string `json:"printed"`
	Expected string `json:"expected"`
	Value    string `json:"value"`
	Findable *bool  `json:"findable"` // false where the document alone does not show the error
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

// Field is the text of a field of a form; ok is false for one that is no text.
func (t Table) Field(id string) (text string, ok bool) {
	raw, ok := t.Fields[id]
	return text, ok && json.Unmarshal(raw, &text) == nil
}

// Printed is a document of a corpus, or a member of an archive, with its truth.
type Printed struct {
	Path   string // of the input: relative to the corpus, with slashes; for a member "a/document.zip!/inner/name.pdf"
	Folder string // where truth.json stands
	File   string // the document, or the archive that has it
	Truth  *Truth
}

// Name is the name of the document's folder.
func (p Printed) Name() string { return filepath.Base(p.Folder) }

// Corpus finds the documents below a folder, in the order of their paths: each has a folder with a truth.json and a
// document.*.
func Corpus(root string) ([]Printed, error) {
	var all []Printed
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Name() != "truth.json" {
			return err
		}
		found, err := printed(root, filepath.Dir(file))
		all = append(all, found...)
		return err
	})
	slices.SortStableFunc(all, func(a, b Printed) int { return strings.Compare(a.Folder, b.Folder) })
	return all, err
}

func printed(root, folder string) ([]Printed, error) {
	truth, err := ReadTruth(filepath.Join(folder, "truth.json"))
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, "document.pdf")
	if found, _ := filepath.Glob(filepath.Join(folder, "document.*")); len(found) > 0 {
		file = slices.Min(found)
	}
	path, err := filepath.Rel(root, file)
	if err != nil {
		return nil, err
	}
	one := Printed{Path: filepath.ToSlash(path), Folder: folder, File: file, Truth: truth}
	if truth.Members == nil {
		return []Printed{one}, nil
	}
	var members []Printed
	for name, t := range truth.Members {
		members = append(members, Printed{Path: one.Path + "!/" + name, Folder: folder, File: file, Truth: t})
	}
	slices.SortFunc(members, func(a, b Printed) int { return strings.Compare(a.Path, b.Path) })
	return members, nil
}
