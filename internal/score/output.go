package score

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"

	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// Output is what became of one document, by the names of the output contract.
type Output struct {
	Converted bool // false where the document has no files
	Status    model.Status
	Document  struct {
		Kind       *string `json:"kind"`
		Stage      *string `json:"stage"`
		Department *string `json:"department"`
		FiscalYear *int    `json:"fiscal_year"`
		Unit       *string `json:"unit"`
	}
	Tables   []Given
	Findings []Finding
}

// Given is a table of the output.
type Given struct {
	Type       model.Type        `json:"type"`
	Stage      string            `json:"stage"`
	Title      *string           `json:"title"`
	Unit       string            `json:"unit"`
	Status     model.TableStatus `json:"status"`
	Pages      []int             `json:"pages"`
	Rows       []Row             `json:"rows"`
	Fields     map[string]Field  `json:"fields"`
	Indicators []model.Indicator `json:"indicators"`
	Grid       struct {
		Cells []Cell `json:"cells"`
	} `json:"grid"`
}

// Field is a field of a form of the output.
type Field struct {
	Text    string         `json:"text"`
	Amount  *model.Decimal `json:"amount"`
	Choices []string       `json:"choices"`
}

// Cell is a cell of a grid, of the truth or of the output.
type Cell struct {
	Row     int    `json:"row"`
	Col     int    `json:"col"`
	RowSpan int    `json:"row_span"`
	ColSpan int    `json:"col_span"`
	Text    string `json:"text"`
}

// Row is a row of a table of the output.
type Row struct {
	Key    string           `json:"key"`
	Name   string           `json:"name"`
	Values map[string]Value `json:"values"`
}

// Value is an amount of the output.
type Value struct {
	Amount *model.Decimal `json:"amount"`
	State  model.State    `json:"state"`
}

// Finding is a finding of the output.
type Finding struct {
	Path     string          `json:"path"`
	Check    string          `json:"check"`
	Judged   model.Judgement `json:"judged"`
	Printed  *string         `json:"printed"`
	Expected *string         `json:"expected"`
	Sentence *string         `json:"sentence"`
}

// Of is the output that a result is written as.
func Of(r *model.Result) (*Output, error) {
	files, err := store.Files(r)
	if err != nil {
		return nil, err
	}
	o := &Output{Converted: true, Status: r.Status}
	for _, f := range files {
		if err := o.add(f.Name, f.Data); err != nil {
			return nil, err
		}
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		o.Findings = append(o.Findings, Finding{Check: f.Check, Judged: f.Judged, Printed: f.Printed, Expected: f.Expected, Sentence: f.Sentence})
	}
	return o, nil
}

// add reads a file of a document's folder.
func (o *Output) add(name string, data []byte) error {
	if name == "document.json" {
		return json.Unmarshal(data, &struct {
			Document any `json:"document"`
		}{&o.Document})
	}
	var t Given
	err := json.Unmarshal(data, &t)
	o.Tables = append(o.Tables, t)
	return err
}

// Tree is an output tree that is scored.
type Tree struct {
	fs       fs.FS
	entries  map[string]entry
	findings map[string][]Finding
}

// entry is what a line of the manifest says of an input.
type entry struct {
	Path        string       `json:"path"`
	Status      model.Status `json:"status"`
	DuplicateOf string       `json:"duplicate_of"`
}

// ReadTree reads what an output tree says of its documents.
func ReadTree(root string) (*Tree, error) {
	t := &Tree{fs: os.DirFS(root), entries: map[string]entry{}, findings: map[string][]Finding{}}
	for e, err := range store.ReadLines[entry](t.fs, store.ManifestName) {
		if err != nil {
			return nil, err
		}
		t.entries[e.Path] = e
	}
	for f, err := range store.ReadLines[Finding](t.fs, "findings.jsonl") {
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil {
			return nil, err
		}
		t.findings[f.Path] = append(t.findings[f.Path], f)
	}
	return t, nil
}

// Output reads what became of an input. Its document and tables are empty where it has no folder; a duplicate has
// those of its twin.
func (t *Tree) Output(input string) (*Output, error) {
	e := t.entries[input]
	o := &Output{Status: e.Status, Findings: t.findings[input]}
	folder := store.Folder(input)
	if e.DuplicateOf != "" {
		folder = store.Folder(e.DuplicateOf)
	}
	tables, err := fs.ReadDir(t.fs, folder+"/tables")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	names := []string{"document.json"}
	for _, entry := range tables {
		names = append(names, "tables/"+entry.Name())
	}
	for _, name := range names {
		data, err := fs.ReadFile(t.fs, path.Join(folder, name))
		if errors.Is(err, fs.ErrNotExist) && name == "document.json" {
			return o, nil
		}
		if err != nil {
			return nil, err
		}
		if err := o.add(name, data); err != nil {
			return nil, err
		}
	}
	o.Converted = true
	return o, nil
}
