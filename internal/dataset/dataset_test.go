package dataset

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/internal/contract"
	"github.com/juesuan/juesuan/model"
)

// Every amount that the audit counted is a line, and nothing else is.
func TestEveryAmountIsALine(t *testing.T) {
	out := tree(t, allFixtures(t)...)
	write(t, out)
	lines := read(t, out, LinesName)
	want := amounts(t, out)
	if got := bytes.Count(lines, []byte("\n")); got != want || want == 0 {
		t.Errorf("%d lines for %d amounts", got, want)
	}
	if bytes.Contains(lines, []byte("broken.pdf")) {
		t.Error("a failed document has lines")
	}
}

// Lines as they stand in the documents: looked at in fixtures/official-form.
func TestLines(t *testing.T) {
	out := tree(t, model.ManifestEntry{Path: "official-form", Status: model.StatusOK, Schema: model.ManifestSchema})
	write(t, out)
	lines := string(read(t, out, LinesName))
	common := `"document_id":"76efef38ada6a689","path":"official-form/document.pdf",` +
		`"department":"青禾市上河区人民政府办公室","department_id":null,"region":"青禾市上河区","fiscal_year":2020,"kind":"department_final_accounts",`
	for _, want := range []string{
		`{` + common + `"stage":"final_accounts","table":"02-income","type":"income","section":null,"row_key":"201","line":null,"code":"201","name":"一般公共服务支出","official_name":null,` +
			`"column":"fiscal","column_label":"财政拨款收入","amount":"711.79","unit":"万元","amount_yuan":"7117900","state":"proved","label_state":"read","via":"text","confidence":1,` +
			`"page":2,"x0":427.3,"top":170.3,"x1":448.9,"bottom":177.5,"text":"711.79","row_kind":"class","parent":null}`,
		// A field of a form: money, and a rate.
		`"section":null,"row_key":null,"line":null,"code":null,"name":null,"official_name":null,` +
			`"column":"budget","column_label":null,"amount":"1000.66","unit":"万元","amount_yuan":"10006600","state":"read","label_state":null,"via":null,"confidence":null,` +
			`"page":12,"x0":268.8,"top":189.2,"x1":293.9,"bottom":196.3,"text":"1000.66","row_kind":null,"parent":null}`,
		`"column":"execution_rate","column_label":null,"amount":"71.13","unit":"%","amount_yuan":null,"state":"read",`,
		`"column":"execution_score","column_label":null,"amount":"14.23","unit":null,"amount_yuan":null,"state":"proved",`,
	} {
		if !strings.Contains(lines, want) {
			t.Errorf("no line %s", want)
		}
	}
	// Rows and columns as printed: the total row's first column is the table's first.
	first := strings.Index(lines, `"table":"02-income"`)
	if !strings.HasPrefix(lines[first:], `"table":"02-income","type":"income","section":null,"row_key":"total","line":null,"code":null,"name":"合计","official_name":null,"column":"total","column_label":"本年收入合计","amount":"2925.87",`) {
		t.Errorf("table 02 begins %.250s", lines[first:])
	}
}

// Both files say the same of every amount.
func TestSheetIsAsTheLines(t *testing.T) {
	out := tree(t, allFixtures(t)...)
	write(t, out)
	sheet, marked := bytes.CutPrefix(read(t, out, CSVName), []byte(byteOrderMark))
	if !marked {
		t.Error("facts.csv has no byte order mark")
	}
	rows := csv.NewReader(bytes.NewReader(sheet))
	head, err := rows.Read()
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(read(t, out, LinesName)) {
		row, err := rows.Read()
		if err != nil {
			t.Fatal(err)
		}
		if want := cellsOf(t, line, head); !slices.Equal(row, want) {
			t.Fatalf("%q\nwant %q", row, want)
		}
	}
	if _, err := rows.Read(); err != io.EOF {
		t.Errorf("facts.csv goes on: %v", err)
	}
}

// cellsOf are the members of a JSON line in the order of the head, which has all of them.
func cellsOf(t *testing.T, line []byte, head []string) []string {
	t.Helper()
	var members map[string]json.RawMessage
	if err := json.Unmarshal(line, &members); err != nil {
		t.Fatal(err)
	}
	if len(members) != len(head) {
		t.Fatalf("%d columns for %d members", len(head), len(members))
	}
	cells := make([]string, len(head))
	for i, name := range head {
		value, ok := members[name]
		if !ok {
			t.Fatalf("the lines have no %s", name)
		}
		if string(value) == "null" {
			continue
		}
		if json.Unmarshal(value, &cells[i]) != nil {
			cells[i] = string(value) // a number or a list
		}
	}
	return cells
}

// The description is a Data Package by the standard's own schemas, and tells the bytes of the files.
func TestDescription(t *testing.T) {
	out := tree(t, allFixtures(t)...)
	write(t, out)
	data := read(t, out, PackageName)
	if err := contract.CheckDataPackage(data); err != nil {
		t.Error(err)
	}
	var p dataPackage
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	if len(p.Resources) != 2 {
		t.Fatalf("%d resources", len(p.Resources))
	}
	for _, r := range p.Resources {
		file := read(t, out, r.Path)
		if r.Bytes != int64(len(file)) || r.Hash != hashOf(file) {
			t.Errorf("%s: %d bytes, %s; it has %d, %s", r.Path, r.Bytes, r.Hash, len(file), hashOf(file))
		}
	}
}

// A profile that is not met is told: the check can fail.
func TestDescriptionThatIsNone(t *testing.T) {
	for _, data := range []string{
		`{"profile":"data-package","resources":[]}`,
		`{"profile":"data-package","resources":[{"profile":"tabular-data-resource","name":"a","path":"a.csv","schema":{"fields":[{"name":"x","type":"money"}]}}]}`,
		`{"profile":"data-package","resources":[{"profile":"data-resource","name":"a b","path":"a.csv"}]}`,
	} {
		if contract.CheckDataPackage([]byte(data)) == nil {
			t.Errorf("%s is taken for a Data Package", data)
		}
	}
}

func TestSameBytesAgain(t *testing.T) {
	out := tree(t, allFixtures(t)...)
	write(t, out)
	names := []string{LinesName, CSVName, PackageName}
	var first [][]byte
	for _, name := range names {
		first = append(first, read(t, out, name))
	}
	for _, jobs := range []int{1, 8} {
		if err := Write(t.Context(), out, jobs); err != nil {
			t.Fatal(err)
		}
		for i, name := range names {
			if !bytes.Equal(read(t, out, name), first[i]) {
				t.Errorf("%d at a time: %s differs", jobs, name)
			}
		}
	}
}

// A document that can't be read is an error; the former dataset stands, and nothing half-written does.
func TestDocumentIsGone(t *testing.T) {
	out := tree(t, allFixtures(t)...)
	write(t, out)
	former := read(t, out, PackageName)
	if err := os.Remove(filepath.Join(out.Root(), "documents", "xlsx", "tables", "03-income.json")); err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), out, 2); err == nil || !strings.Contains(err.Error(), "03-income.json") {
		t.Errorf("Write: %v", err)
	}
	if !bytes.Equal(read(t, out, PackageName), former) {
		t.Error("the former description is gone")
	}
	left, err := os.ReadDir(out.Temporary())
	if err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// A run that is interrupted writes nothing.
func TestInterrupted(t *testing.T) {
	out := tree(t, allFixtures(t)...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Write(ctx, out, 2); !errors.Is(err, context.Canceled) {
		t.Errorf("Write: %v", err)
	}
	if _, err := os.Stat(filepath.Join(out.Root(), LinesName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s: %v", LinesName, err)
	}
}

// A tree without documents has a dataset without lines.
func TestNothing(t *testing.T) {
	out := tree(t, model.ManifestEntry{Path: "broken.pdf", Status: model.StatusFailed})
	write(t, out)
	if n := len(read(t, out, LinesName)); n != 0 {
		t.Errorf("%d bytes of lines", n)
	}
	if sheet := read(t, out, CSVName); bytes.Count(sheet, []byte("\n")) != 1 {
		t.Errorf("facts.csv is %q", sheet)
	}
	if err := contract.CheckDataPackage(read(t, out, PackageName)); err != nil {
		t.Error(err)
	}
}
