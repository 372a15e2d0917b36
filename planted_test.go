package juesuan_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/model"
)

// errors that are planted in documents that are right, one at a time.
var planted = []string{"an amount misprinted", "a row left out", "an amount moved", "a digit misread"}

// What becomes of errors: found is told by a finding, by a doubt or by a reason for review; judged is said to be of the
// right kind.
type outcome struct{ planted, found, judged, publisher, proved int }

// An error of the publisher, or of the reader, hardly ever passes: it is told, a misreading is no publisher's error, and no
// wrong amount is proved.
func TestPlantedErrors(t *testing.T) {
	const draws = 2 // of each kind in each document
	outcomes := map[string]*outcome{}
	for _, kind := range planted {
		outcomes[kind] = &outcome{}
	}
	documents := 0
	for _, name := range []string{"dev", "forms2", "budgets", "real"} {
		for _, file := range corpus.Glob(t, name+"/*/document.pdf") {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var layout model.Layout
			watch := func(_ []model.Page, found *model.Layout) { layout = *found }
			whole, err := juesuan.Convert(context.Background(), juesuan.Bytes(file, data), juesuan.Options{Watch: watch})
			if err != nil {
				t.Fatal(err)
			}
			if whole.Status != model.StatusOK {
				continue
			}
			documents++
			for _, kind := range planted {
				for draw := range draws {
					plant(t, outcomes[kind], kind, fmt.Sprint(filepath.Base(filepath.Dir(file)), draw), whole, &layout)
				}
			}
		}
	}
	for _, kind := range planted {
		o := outcomes[kind]
		t.Logf("%s: %d planted in %d documents, %d found, %d judged rightly (%d the publisher's), %d proved", kind, o.planted, documents, o.found, o.judged, o.publisher, o.proved)
		if documents == 0 {
			continue
		}
		if o.proved > 0 {
			t.Errorf("%s: %d wrong amounts are proved", kind, o.proved)
		}
		if 100*o.found < 95*o.planted || 100*o.judged < 90*o.planted {
			t.Errorf("%s: of %d only %d are found and %d judged rightly", kind, o.planted, o.found, o.judged)
		}
	}
}

// plant puts one error into a document.
func plant(t *testing.T, o *outcome, kind, seed string, whole *model.Result, l *model.Layout) {
	t.Helper()
	table, value := drawAmount(whole, kind+seed)
	if value == nil {
		return
	}
	at := slices.IndexFunc(l.Grids, func(g model.Grid) bool {
		return slices.Equal(g.Pages, table.Grid.Pages) && g.BBox == table.Grid.BBox && g.Rows == table.Grid.Rows
	})
	if at < 0 {
		return
	}
	changed := *l
	changed.Grids = slices.Clone(l.Grids)
	g := &changed.Grids[at]
	g.Cells = slices.Clone(g.Cells)
	k := slices.IndexFunc(g.Cells, func(c model.Cell) bool { return c.Row == value.Row && c.Col == value.Col })
	wrong := ""
	if !strings.ContainsAny(g.Cells[k].Text, "0123456789") {
		return // full-width digits
	}
	switch kind {
	case "an amount misprinted":
		wrong = otherDigit(g.Cells[k].Text, seed)
		g.Cells[k].Text, g.Cells[k].Lines = wrong, []string{wrong}
	case "a digit misread":
		wrong = otherDigit(g.Cells[k].Text, seed)
		for i := range g.Cells { // all of the page is recognised
			if g.Cells[i].Text != "" {
				g.Cells[i].Confidence = 0.97
			}
		}
		g.Cells[k].Text, g.Cells[k].Lines = wrong, []string{wrong}
	case "a row left out":
		if !rowStandsAlone(g, value.Row) {
			return
		}
		g.Cells = slices.DeleteFunc(g.Cells, func(c model.Cell) bool { return c.Row == value.Row })
		for i := range g.Cells {
			if g.Cells[i].Row > value.Row {
				g.Cells[i].Row--
			}
		}
		g.Rows--
	case "an amount moved":
		to := slices.IndexFunc(g.Cells, func(c model.Cell) bool {
			return c.Row == value.Row && c.Col != value.Col && c.Text == "" && c.Col > 1
		})
		if to < 0 {
			return
		}
		wrong = g.Cells[k].Text
		g.Cells[to].Text, g.Cells[to].Lines, g.Cells[to].Ink = wrong, []string{wrong}, g.Cells[to].BBox
		g.Cells[k].Text, g.Cells[k].Lines, g.Cells[k].Ink = "", nil, model.BBox{}
	}
	r := again(whole, &changed)
	o.planted++
	known := map[string]bool{}
	for _, f := range whole.Findings {
		known[f.Check+f.Message] = true
	}
	found, publisher, extraction := false, false, false
	for _, f := range r.Findings {
		if !known[f.Check+f.Message] {
			found = true
			publisher = publisher || f.Judged == model.JudgedPublisher
			extraction = extraction || f.Judged == model.JudgedExtraction
		}
	}
	found = found || r.Status != model.StatusOK
	if found {
		o.found++
	} else {
		t.Logf("%s: %s %s in %s is not found", seed, kind, value.Text, table.Type)
	}
	// What stands in clean text is the publisher's, or undecided; what was recognised is never the publisher's.
	if found && (kind == "a digit misread" && !publisher || kind != "a digit misread" && !extraction) {
		o.judged++
	}
	if publisher {
		o.publisher++
	}
	if wrong != "" && kind != "an amount moved" {
		for _, row := range r.Tables[slices.IndexFunc(r.Tables, func(m model.Table) bool { return m.Grid.BBox == g.BBox && slices.Equal(m.Grid.Pages, g.Pages) })].Rows {
			for _, v := range row.Values {
				if v.Row == value.Row && v.Col == value.Col && v.State == model.Proved {
					o.proved++
					t.Logf("%s: %s %s for %s in %s is proved", seed, kind, wrong, value.Text, table.Type)
				}
			}
		}
	}
}

// drawAmount chooses an amount that is proved and not zero.
func drawAmount(r *model.Result, seed string) (*model.Table, *model.Amount) {
	type place struct {
		table *model.Table
		value model.Amount
	}
	var all []place
	for i := range r.Tables {
		for _, row := range r.Tables[i].Rows {
			for _, v := range row.Values {
				if v.Amount != nil && !v.Amount.IsZero() && v.State == model.Proved {
					all = append(all, place{&r.Tables[i], v})
				}
			}
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	slices.SortFunc(all, func(a, b place) int {
		return strings.Compare(fmt.Sprint(a.table.Type, a.table.Pages, 1000+a.value.Row, 1000+a.value.Col), fmt.Sprint(b.table.Type, b.table.Pages, 1000+b.value.Row, 1000+b.value.Col))
	})
	p := all[chosen(seed, len(all))]
	return p.table, &p.value
}

// otherDigit changes one digit of an amount.
func otherDigit(s, seed string) string {
	var at []int
	for i, r := range s {
		if r >= '0' && r <= '9' {
			at = append(at, i)
		}
	}
	i := at[chosen(seed, len(at))]
	d := '0' + (s[i]-'0'+1+byte(chosen(seed+"d", 8)))%10
	if i == at[0] && len(at) > 1 && d == '0' {
		d = '9' - (s[i] - '0') + '0'
		if d == '0' || d == s[i] {
			d = '1' + (s[i]-'0')%9
		}
	}
	return s[:i] + string(rune(d)) + s[i+1:]
}

// rowStandsAlone reports whether no cell reaches from the row into another.
func rowStandsAlone(g *model.Grid, row int) bool {
	return !slices.ContainsFunc(g.Cells, func(c model.Cell) bool { return c.Row <= row && c.Row+c.RowSpan > row && c.RowSpan > 1 })
}
