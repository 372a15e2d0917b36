package model

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed schema/*.schema.json
var schemas embed.FS

// SchemaNames are the names that Schema knows.
func SchemaNames() []string { return []string{"document", "table", "manifest", "finding"} }

// Schema returns the JSON Schema (draft 2020-12) of document.json, of a table, or of one line of manifest.jsonl or
// findings.jsonl.
func Schema(name string) ([]byte, error) {
	text, err := schemas.ReadFile("schema/" + name + ".schema.json")
	if err != nil {
		return nil, fmt.Errorf("there is no schema %q; there are %s", name, strings.Join(SchemaNames(), ", "))
	}
	return text, nil
}
