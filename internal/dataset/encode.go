package dataset

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"regexp"
	"strings"
)

// A line takes some 700 bytes as JSON, some 330 as CSV.
const (
	lineBytes  = 800
	sheetBytes = 400
)

// encodeLines writes a fact a line as JSON, every column in each.
func encodeLines(facts []Fact) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(len(facts) * lineBytes)
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i := range facts {
		if err := enc.Encode(&facts[i]); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// byteOrderMark begins facts.csv: without it, Excel reads a file in the system's own encoding (in China GB 18030), and
// Chinese comes out as noise. Readers of CSV for programs skip it.
const byteOrderMark = "\ufeff"

// sheetHead is the first line of facts.csv.
func sheetHead() []byte {
	names := make([]string, len(columns))
	for i := range columns {
		names[i] = columns[i].Name
	}
	return []byte(byteOrderMark + strings.Join(names, ",") + "\n")
}

// encodeSheet writes a fact a line as CSV (RFC 4180, lines ending in a line feed: CR LF would have to replace those
// within a cell too).
func encodeSheet(facts []Fact) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(len(facts) * sheetBytes)
	w := csv.NewWriter(&b)
	cells := make([]string, len(columns))
	for i := range facts {
		for j := range columns {
			cells[j] = columns[j].cell(&facts[i])
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// A spreadsheet runs a cell that begins like a formula, and what begins these cells was chosen by whoever made the
// document (https://owasp.org/www-community/attacks/CSV_Injection). Numbers are no formulas, and dashes alone neither.
var (
	formula  = regexp.MustCompile("^[=+\\-@\t\r\n＝＋－＠']")
	harmless = regexp.MustCompile(`^(?:[+\-]?[0-9][0-9,]*(?:\.[0-9]+)?[%％]?|[\-－]+)$`)
)

// guard puts an apostrophe before a text that a spreadsheet would run, which shows it as text. One that begins with an
// apostrophe gets another, so that whoever takes one off has the text as it was.
func guard(s string) string {
	if !formula.MatchString(s) || harmless.MatchString(s) {
		return s
	}
	return "'" + s
}
