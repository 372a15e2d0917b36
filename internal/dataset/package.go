package dataset

import (
	"github.com/juesuan/juesuan/internal/store"
)

// dataPackage is datapackage.json: a Data Package of version 1.
type dataPackage struct {
	Profile     string     `json:"profile"`
	Name        string     `json:"name"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Resources   []resource `json:"resources"`
}

// resource is one file of the package.
type resource struct {
	Profile     string   `json:"profile"`
	Name        string   `json:"name"`
	Path        string   `json:"path"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Format      string   `json:"format"`
	MediaType   string   `json:"mediatype"`
	Encoding    string   `json:"encoding"`
	Bytes       int64    `json:"bytes"`
	Hash        string   `json:"hash"`
	Dialect     *dialect `json:"dialect,omitempty"`
	Schema      schema   `json:"schema"`
}

// dialect says how the CSV is written; the standard's default ends lines in CR LF.
type dialect struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	DoubleQuote    bool   `json:"doubleQuote"`
}

// schema is a Table Schema.
type schema struct {
	Fields        []column `json:"fields"`
	MissingValues []string `json:"missingValues"`
}

// written is what a file of the dataset holds.
type written struct {
	bytes int64
	hash  string // with its kind, "sha256:…"
}

// describe is datapackage.json. Both files have the same columns.
func describe(lines, sheet written) ([]byte, error) {
	fields := schema{columns, []string{""}}
	return store.Encode(dataPackage{
		Profile:     "data-package",
		Name:        "juesuan-facts",
		Title:       "部门决算公开数据",
		Description: "The amounts of published accounts of Chinese departments (部门决算公开), one a line: what is printed, where, and how far the document's own sums prove it.",
		Resources: []resource{{
			Profile: "tabular-data-resource", Name: "facts-csv", Path: CSVName, Title: "Amounts, for spreadsheets",
			Description: "UTF-8 with a byte order mark, for Excel. A text that a spreadsheet would run as a formula has an apostrophe before it, one that begins with an apostrophe another.",
			Format:      "csv", MediaType: "text/csv", Encoding: "utf-8", Dialect: &dialect{",", "\n", true},
			Bytes: sheet.bytes, Hash: sheet.hash, Schema: fields,
		}, {
			Profile: "data-resource", Name: "facts-jsonl", Path: LinesName, Title: "Amounts, for programs",
			Description: "One JSON object a line, every text as it was printed. Amounts are strings, so that no reader rounds them.",
			Format:      "jsonl", MediaType: "application/jsonl", Encoding: "utf-8",
			Bytes: lines.bytes, Hash: lines.hash, Schema: fields,
		}},
	})
}
