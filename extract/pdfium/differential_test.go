package pdfium

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/juesuan/juesuan/extract/textpdf"
	"github.com/juesuan/juesuan/model"

	"github.com/juesuan/juesuan/internal/corpus"
)

// TestDifferential reads pages with textpdf and with PDFium and compares the characters, blanks aside: each one of the
// one reader must be in the same place in the other. What they differ in is explained in testdata/disagreements.tsv,
// and a line there that explains nothing any more is an error too.
func TestDifferential(t *testing.T) {
	files := corpus.Glob(t, "dev/*/document.pdf", "real/*/*.pdf", "real-plain/*.pdf", "encodings/*.pdf")
	table := readExplanations(t)
	e := shared()
	pages, glyphs := 0, 0
	for _, file := range files {
		document := filepath.Base(filepath.Dir(file))
		if name := filepath.Base(file); name != "document.pdf" {
			document = strings.TrimSuffix(name, ".pdf")
		}
		if strings.HasPrefix(document, "scan-") && document != "scan-letter-ocr-gbk" {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		ours, err := textpdf.Open(bytes.NewReader(data), int64(len(data)), textpdf.Options{})
		if err != nil {
			table.check(t, difference{document, 0, "textpdf", "can't open"})
			continue
		}
		theirs, err := e.Open(context.Background(), data, "")
		if err != nil {
			t.Errorf("%s: %v", document, err)
			continue
		}
		if ours.NumPage() != theirs.NumPage() {
			t.Errorf("%s: textpdf finds %d pages, PDFium %d", document, ours.NumPage(), theirs.NumPage())
		}
		for n := 1; n <= min(ours.NumPage(), theirs.NumPage()); n++ {
			if testing.Short() && n%16 != 1 {
				continue
			}
			a, err := ours.Page(n)
			if err != nil {
				t.Errorf("%s page %d: textpdf: %v", document, n, err)
			}
			b, err := theirs.Page(n)
			if err != nil {
				t.Errorf("%s page %d: PDFium: %v", document, n, err)
			}
			pages++
			glyphs += len(a.Glyphs)
			for _, d := range compare(document, a, b) {
				table.check(t, d)
			}
		}
		theirs.Close()
	}
	t.Logf("%d glyphs on %d pages compared", glyphs, pages)
	if !testing.Short() {
		table.unused(t)
	}
}

// difference is a text that one reader alone has on a page; page 0 is the whole document.
type difference struct {
	document string
	page     int
	only     string // the reader that has it
	text     string
}

// compare matches the glyphs of two readings of a page by text and place.
func compare(document string, ours, theirs model.Page) []difference {
	var out []difference
	if math.Abs(ours.Width-theirs.Width) > 0.5 || math.Abs(ours.Height-theirs.Height) > 0.5 || ours.Rotation != theirs.Rotation {
		out = append(out, difference{document, ours.Number, "page", fmt.Sprintf("%.0f×%.0f/%d, %.0f×%.0f/%d",
			ours.Width, ours.Height, ours.Rotation, theirs.Width, theirs.Height, theirs.Rotation)})
	}
	left := characters(theirs)
	take := func(text string, at spot) bool {
		i := slices.IndexFunc(left, func(o spot) bool { return o.text == text && near(o, at) })
		if i >= 0 {
			left = slices.Delete(left, i, i+1)
		}
		return i >= 0
	}
	missing := ""
	for _, g := range characters(ours) {
		if !take(g.text, g) {
			missing += g.text
		}
	}
	if missing != "" {
		out = append(out, difference{document, ours.Number, "textpdf", missing})
	}
	if len(left) > 0 {
		var b strings.Builder
		for _, g := range left {
			b.WriteString(g.text)
		}
		out = append(out, difference{document, ours.Number, "pdfium", b.String()})
	}
	return out
}

// spot is one character and its place.
type spot struct {
	text    string
	x, y, r float64
}

// near allows for what readers differ in without being wrong: a font's ascent, and where in a ligature a letter lies.
func near(a, b spot) bool {
	return math.Abs(a.x-b.x) <= math.Max(a.r, b.r) && math.Abs(a.y-b.y) <= math.Max(a.r, b.r)
}

// characters are a page's characters one by one, blanks left out and compatibility forms folded.
func characters(p model.Page) []spot {
	var out []spot
	for _, g := range p.Glyphs {
		for _, c := range norm.NFKC.String(g.Text) {
			if strings.TrimSpace(string(c)) == "" {
				continue
			}
			out = append(out, spot{string(c), g.CenterX(), g.CenterY(), math.Max(0.4*g.Size, g.Width())})
		}
	}
	return out
}

// explanations are the lines of testdata/disagreements.tsv: document, pages (a number or *), the reader that alone has
// the text, the text (or * for any), and why.
type explanations struct {
	lines [][]string
	used  []bool
}

func readExplanations(t *testing.T) *explanations {
	f, err := os.Open("testdata/disagreements.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var e explanations
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := s.Text(); line != "" && !strings.HasPrefix(line, "#") {
			fields := strings.Split(line, "\t")
			if len(fields) != 5 || fields[4] == "" {
				t.Fatalf("not document, page, reader, text, reason: %q", line)
			}
			e.lines = append(e.lines, fields)
		}
	}
	e.used = make([]bool, len(e.lines))
	return &e
}

func (e *explanations) check(t *testing.T, d difference) {
	t.Helper()
	for i, l := range e.lines {
		document, _ := filepath.Match(l[0], d.document)
		if document && (l[1] == "*" || l[1] == fmt.Sprint(d.page)) && l[2] == d.only && (l[3] == "*" || l[3] == d.text) {
			e.used[i] = true
			return
		}
	}
	t.Errorf("%s\t%d\t%s\t%s", d.document, d.page, d.only, d.text)
}

func (e *explanations) unused(t *testing.T) {
	for i, l := range e.lines {
		if !e.used[i] {
			t.Errorf("this disagreement is gone: %q", l)
		}
	}
}
