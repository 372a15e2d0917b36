package juesuan_test

import (
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/audit/coverage"
	"github.com/juesuan/juesuan/audit/narrative"
	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// Amounts that the program loses are never lost without a word: where parts of tables are not joined, a table is not found,
// or a row is taken for a line of text, the document is for review, the tables that lack amounts are not ok, and no
// publisher is blamed.
func TestLossIsTold(t *testing.T) {
	documents, losses := 0, map[string]int{}
	for _, name := range []string{"dev", "forms2", "budgets", "real"} {
		for _, file := range corpus.Glob(t, name+"/*/document.pdf") {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			src, doc := juesuan.Bytes(file, data), filepath.Base(filepath.Dir(file))
			var layout model.Layout
			watch := func(_ []model.Page, found *model.Layout) { layout = *found }
			whole, err := juesuan.Convert(context.Background(), src, juesuan.Options{Watch: watch})
			if err != nil {
				t.Fatal(err)
			}
			if whole.Status != model.StatusOK {
				continue
			}
			documents++
			opt := juesuan.Options{}
			opt.Layout.Join.Enough = 1e9 // no votes are enough
			parted, err := juesuan.Convert(context.Background(), src, opt)
			if err != nil {
				t.Fatal(err)
			}
			losses["parts"] += lossIsTold(t, doc+", parts not joined", whole, parted)
			losses["tables"] += lossIsTold(t, doc+", a table not found", whole, again(whole, withoutTable(layout, doc)))
			losses["rows"] += lossIsTold(t, doc+", a row taken for text", whole, again(whole, withoutRow(layout, doc)))
		}
	}
	t.Logf("%d documents, amounts lost: %v", documents, losses)
	if documents > 0 && (losses["parts"] == 0 || losses["tables"] == 0 || losses["rows"] == 0) {
		t.Error("nothing was lost, and nothing is tested")
	}
}

// lossIsTold compares a document with the same one that lacks something, and counts the amounts that are gone.
func lossIsTold(t *testing.T, name string, whole, less *model.Result) int {
	t.Helper()
	before, after := amountsByTable(whole), amountsByTable(less)
	lost := 0
	for table, amounts := range before {
		n := amounts - after[table]
		if n <= 0 {
			continue
		}
		lost += n
		if tablesOf(less, table) == tablesOf(whole, table) && !slices.ContainsFunc(less.Tables, func(m model.Table) bool { return m.Type == table && m.Status == model.TableReview }) {
			t.Errorf("%s: %s lacks %d amounts and is ok", name, table, n)
		}
	}
	if lost > 0 && less.Status == model.StatusOK {
		t.Errorf("%s: %d amounts are lost, and the document is ok", name, lost)
	}
	blamed := map[string]bool{}
	for _, f := range whole.Findings {
		blamed[f.Check+*f.Printed] = true
	}
	for _, f := range less.Findings {
		if f.Judged == model.JudgedPublisher && !blamed[f.Check+*f.Printed] {
			t.Errorf("%s: the publisher is blamed: %s", name, f.Message)
		}
	}
	return lost
}

func tablesOf(r *model.Result, of model.Type) int {
	n := 0
	for i := range r.Tables {
		if r.Tables[i].Type == of {
			n++
		}
	}
	return n
}

// amountsByTable counts the amounts of each type of table. Documents of several institutions have several of each.
func amountsByTable(r *model.Result) map[model.Type]int {
	out := map[model.Type]int{}
	for i := range r.Tables {
		for _, row := range r.Tables[i].Rows {
			for _, v := range row.Values {
				if v.Amount != nil {
					out[r.Tables[i].Type]++
				}
			}
		}
	}
	return out
}

// again makes the result of a changed layout of the same pages.
func again(of *model.Result, l *model.Layout) *model.Result {
	r := normalize.Document(of.Document.Pages, l, normalize.Options{})
	r.Document.Narrative = narrative.Statements(l.Lines)
	r.Document.Audit.Figures = coverage.Count(l, &r)
	audit.Document(&r)
	return &r
}

// chosen is a number below n that is always the same for a document.
func chosen(name string, n int) int {
	h := fnv.New32a()
	fmt.Fprint(h, name)
	return int(h.Sum32() % uint32(n))
}

// withoutTable gives the text of one grid as lines.
func withoutTable(l model.Layout, name string) *model.Layout {
	k := chosen(name, len(l.Grids))
	g := l.Grids[k]
	var lines []model.Line
	for r := range g.Rows {
		if line := rowAsLine(&g, r); len(line.Words) > 0 {
			lines = append(lines, line)
		}
	}
	l.Grids = slices.Delete(slices.Clone(l.Grids), k, k+1)
	l.Lines = slices.Insert(slices.Clone(l.Lines), g.Above, lines...)
	for i := k; i < len(l.Grids); i++ {
		l.Grids[i].Above += len(lines)
		l.Grids[i].Below += len(lines)
	}
	return &l
}

// withoutRow gives the text of the last rows of one grid as lines below it.
func withoutRow(l model.Layout, name string) *model.Layout {
	l.Grids = slices.Clone(l.Grids)
	k := chosen(name, len(l.Grids))
	g := &l.Grids[k]
	last := g.Rows - 1
	for last > 0 && !startsRow(g, last) {
		last--
	}
	if last < g.Rows/2 {
		return &l
	}
	var lines []model.Line
	for r := last; r < g.Rows; r++ {
		if line := rowAsLine(g, r); len(line.Words) > 0 {
			lines = append(lines, line)
		}
	}
	g.Cells = slices.DeleteFunc(slices.Clone(g.Cells), func(c model.Cell) bool { return c.Row >= last })
	g.Rows = last
	l.Lines = slices.Insert(slices.Clone(l.Lines), g.Below, lines...)
	for i := k + 1; i < len(l.Grids); i++ {
		l.Grids[i].Above += len(lines)
		l.Grids[i].Below += len(lines)
	}
	return &l
}

// startsRow reports whether no cell reaches over the upper edge of a row.
func startsRow(g *model.Grid, row int) bool {
	return !slices.ContainsFunc(g.Cells, func(c model.Cell) bool { return c.Row < row && c.Row+c.RowSpan > row })
}

// rowAsLine sets the texts of a row beside each other.
func rowAsLine(g *model.Grid, row int) model.Line {
	var out model.Line
	for i := range g.Cells {
		if c := &g.Cells[i]; c.Row == row && c.Text != "" {
			out.Words = append(out.Words, model.Word{BBox: c.Ink, Text: c.Text})
			out.BBox, out.Page, out.Size = out.BBox.Union(c.Ink), c.Page, 9
		}
	}
	return out
}
