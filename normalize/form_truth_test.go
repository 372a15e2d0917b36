package normalize_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"

	"github.com/juesuan/juesuan/internal/corpus"
)

// truthForm is what truth.json says of a form.
type truthForm struct {
	Fields     map[string]any `json:"fields"`
	Indicators []struct {
		Level1 string `json:"level1"`
		Level2 string `json:"level2"`
		Name   string `json:"name"`
		Weight string `json:"weight"`
		Target string `json:"target"`
		Actual string `json:"actual"`
		Score  string `json:"score"`
	} `json:"indicators"`
}

// TestTruthForms makes the grids of forms whose truth is known and compares their fields and indicators.
func TestTruthForms(t *testing.T) {
	for _, path := range corpus.Glob(t, "dev/*/truth.json") {
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var truth truthDocument
			var forms struct {
				Tables []truthForm `json:"tables"`
			}
			if err := json.Unmarshal(data, &truth); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(data, &forms); err != nil {
				t.Fatal(err)
			}
			l := layoutOf(&truth)
			r := normalize.Document([]model.PageInfo{}, l, normalize.Options{})
			for i := range l.Grids {
				compareForm(t, &forms.Tables[i], &r.Tables[i])
				flatten(&l.Grids[i])
			}
			r = normalize.Document([]model.PageInfo{}, l, normalize.Options{})
			for i := range l.Grids {
				compareForm(t, &forms.Tables[i], &r.Tables[i])
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

func compareForm(t *testing.T, want *truthForm, got *model.Table) {
	for id, v := range want.Fields {
		field, ok := got.Fields[id]
		if !ok {
			t.Errorf("field %s is not read", id)
			continue
		}
		if choices, isList := v.([]any); isList {
			if g, w := fmt.Sprint(field.Choices), fmt.Sprint(choices); g != w {
				t.Errorf("%s: choices %s, want %s", id, g, w)
			}
			continue
		}
		if squash(field.Text) != squash(fmt.Sprint(v)) {
			t.Errorf("%s is %q, want %q", id, field.Text, v)
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
