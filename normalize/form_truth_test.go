package normalize_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"

	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/internal/score"
)

// TestTruthForms makes the grids of forms whose truth is known and compares their fields and indicators.
func TestTruthForms(t *testing.T) {
	for _, path := range corpus.Glob(t, "dev/*/truth.json") {
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) {
			truth, err := score.ReadTruth(path)
			if err != nil {
				t.Fatal(err)
			}
			l := layoutOf(truth)
			r := normalize.Document([]model.PageInfo{}, l, normalize.Options{})
			for i := range l.Grids {
				compareForm(t, &truth.Tables[i], &r.Tables[i])
				flatten(&l.Grids[i])
			}
			r = normalize.Document([]model.PageInfo{}, l, normalize.Options{})
			for i := range l.Grids {
				compareForm(t, &truth.Tables[i], &r.Tables[i])
			}
		})
	}
}

// flatten takes the spans of a form away, as a dump does that keeps no more than one cell a place.
func flatten(g *model.Grid) {
	var cells []model.Cell
	index := g.At()
	for place, i := range index {
		c := model.Cell{Row: place / g.Cols, Col: place % g.Cols, RowSpan: 1, ColSpan: 1, Page: g.Pages[0]}
		if i >= 0 && g.Cells[i].Row == c.Row && g.Cells[i].Col == c.Col {
			c.Text = g.Cells[i].Text
		}
		cells = append(cells, c)
	}
	g.Cells = cells
}

func compareForm(t *testing.T, want *score.Table, got *model.Table) {
	for id, v := range want.Fields {
		field, ok := got.Fields[id]
		if !ok {
			t.Errorf("field %s is not read", id)
			continue
		}
		var choices []string
		if json.Unmarshal(v, &choices) == nil {
			if !slices.Equal(field.Choices, choices) {
				t.Errorf("%s: choices %q, want %q", id, field.Choices, choices)
			}
			continue
		}
		if text, ok := want.Field(id); !ok || squash(field.Text) != squash(text) {
			t.Errorf("%s is %q, want %s", id, field.Text, v)
		}
		if field.State == model.Doubtful {
			t.Errorf("%s %q is doubtful", id, field.Text)
		}
	}
	var lines, wanted []string
	for _, i := range got.Indicators {
		lines = append(lines, squash(fmt.Sprint(i.Level1, "|", i.Level2, "|", i.Name, "|", i.Weight, "|", i.Target, "|", i.Actual, "|", i.Score)))
	}
	for _, i := range want.Indicators {
		wanted = append(wanted, squash(fmt.Sprint(i.Level1, "|", i.Level2, "|", i.Name, "|", i.Weight, "|", i.Target, "|", i.Actual, "|", i.Score)))
	}
	if !slices.Equal(lines, wanted) {
		t.Errorf("indicators\n%q, want\n%q", lines, wanted)
	}
}
