//go:build cgo

package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/internal/contract"
	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/internal/score"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// converted is what becomes of a PDF, which must fit the schemas.
func converted(t *testing.T, name string, reader ocr.Reader) *model.Result {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	result, err := juesuan.Convert(t.Context(), juesuan.Bytes(filepath.Base(name), data), juesuan.Options{OCR: reader})
	if err != nil {
		t.Fatal(err)
	}
	files, err := store.Files(result)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if err := contract.CheckFile(f.Name, f.Data); err != nil {
			t.Error(err)
		}
	}
	return result
}

// bothEngines is a client of this process with both engines; the test is skipped where they are not installed.
func bothEngines(t *testing.T) *ocr.Client {
	t.Helper()
	c := client(t, ocr.Options{})
	hello, err := c.Hello(t.Context())
	if err != nil || !hello.Has(ocr.PPOCR) || !hello.Has(ocr.Tesseract) {
		t.Skipf("an engine is not installed (%v, %v)", err, hello.Missing)
	}
	return c
}

// printedOf is what a result says of its tables' amounts, and where they stand.
func printedOf(r *model.Result) map[string]string {
	out := map[string]string{}
	for i := range r.Tables {
		for _, row := range r.Tables[i].Rows {
			out[row.Key] = row.Name
			for column, v := range row.Values {
				out[row.Key+" "+column] = v.Text + " " + string(v.State)
			}
		}
	}
	return out
}

// lying.pdf is sound.pdf, but that its fonts call 3 8 and 8 3. Made for this test.
func TestFiguresOfALyingFontAreReadByShape(t *testing.T) {
	sound := converted(t, "testdata/sound.pdf", nil)
	unread := converted(t, "testdata/lying.pdf", nil)
	for _, table := range unread.Tables {
		for _, row := range table.Rows {
			for column, v := range row.Values {
				if v.State != model.Doubtful {
					t.Errorf("without OCR %s %s is %s, and %s", row.Key, column, v.Text, v.State)
				}
			}
		}
	}
	read := converted(t, "testdata/lying.pdf", bothEngines(t))
	want, got := printedOf(sound), printedOf(read)
	if len(want) < 30 || !reflect.DeepEqual(want, got) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	page := read.Document.Pages[0]
	if page.Via != model.ViaText || page.Reason == nil || !strings.Contains(*page.Reason, "by shape") {
		t.Errorf("the page is told to be read as %+v", page)
	}
	shapes := map[string]string{}
	for _, r := range read.Tables[0].Repairs {
		if r.Kind == model.GlyphByShape {
			shapes[r.Before[0]] = r.After
		}
	}
	if want := map[string]string{"3": "8", "8": "3"}; !reflect.DeepEqual(shapes, want) {
		t.Errorf("the glyphs taken for others are %v, want %v", shapes, want)
	}
}

// A document that a tool rewrote so that its fonts lie about a third of their glyphs.
func TestDistilledDocument(t *testing.T) {
	folder := filepath.Dir(corpus.Glob(t, "dev/pdf-distilled-2/truth.json")[0])
	truth, err := score.ReadTruth(filepath.Join(folder, "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	output, err := score.Of(converted(t, filepath.Join(folder, "document.pdf"), bothEngines(t)))
	if err != nil {
		t.Fatal(err)
	}
	c, notes := score.Document(truth, output, score.All)
	t.Log(c)
	if c.FactF1() < 0.99 || c.NameShare() < 0.97 || c.Silent > 0 {
		t.Errorf("fact F1 %.4f, names %.4f, silent %d; want 0.99, 0.97 and none: %v", c.FactF1(), c.NameShare(), c.Silent, notes)
	}
}
