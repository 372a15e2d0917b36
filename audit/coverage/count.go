package coverage

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// mostListed bounds the unplaced figures that are listed; all are counted.
const mostListed = 200

// Count says where the numbers of a layout went, of which r was made.
func Count(l *model.Layout, r *model.Result) *model.Figures {
	c := counter{layout: l, result: r, out: model.Figures{List: []model.UnplacedFigure{}}}
	for i := range r.Tables {
		c.table(&r.Tables[i])
	}
	for i := range l.Lines {
		c.line(&l.Lines[i])
	}
	for i := range l.Furniture {
		for _, w := range l.Furniture[i].Words {
			c.out.Furniture += count(w.Text)
		}
	}
	for _, f := range l.Lost {
		c.list(f) // one number each
	}
	c.out.Printed = c.out.InTables + c.out.InNarrative + c.out.Furniture + c.out.Unplaced
	return &c.out
}

// counter counts the figures of one document.
type counter struct {
	layout *model.Layout
	result *model.Result
	out    model.Figures
	known  map[string]bool // the amounts that tables and sentences give, by value; once asked
}

// table counts the figures of a table's grid. Those that its rows have left out are in no place.
func (c *counter) table(t *model.Table) {
	for i := range t.Grid.Cells {
		k := &t.Grid.Cells[i]
		for _, m := range k.Marks {
			c.out.InTables += count(m)
		}
		switch {
		case !slices.Contains(t.LeftOut, i):
			c.out.InTables += count(k.Text)
		case k.Ink != model.BBox{}:
			c.unplaced(k.Page, k.Ink, k.Text)
		default:
			c.unplaced(k.Page, k.BBox, k.Text)
		}
	}
}

// isKnown reports whether a number is an amount that a table or a sentence gives.
func (c *counter) isKnown(token string) bool {
	if c.known == nil {
		c.known = map[string]bool{}
		for i := range c.result.Tables {
			for k := range c.result.Tables[i].Grid.Cells {
				c.learn(c.result.Tables[i].Grid.Cells[k].Text)
			}
		}
		for i := range c.layout.Lines {
			if l := &c.layout.Lines[i]; isProse(l) {
				for _, w := range l.Words {
					c.learn(w.Text)
				}
			}
		}
	}
	v, ok := value(token)
	return ok && c.known[v]
}

func (c *counter) learn(s string) {
	for token := range tokens(s) {
		if v, ok := value(token); ok {
			c.known[v] = true
		}
	}
}

// unplaced enters the figures of a text that is in no place of the output.
func (c *counter) unplaced(page int, box model.BBox, s string) {
	f := model.UnplacedFigure{Text: s}
	if len(c.result.Document.Pages) == 0 { // a dump
		f.Place = []int{int(box.Top), int(box.X0)}
	} else {
		f.Page, f.BBox = &page, &box
	}
	c.out.Unplaced += count(s) - 1
	c.list(f)
}

func (c *counter) list(f model.UnplacedFigure) {
	c.out.Unplaced++
	if len(c.out.List) < mostListed {
		c.out.List = append(c.out.List, f)
	}
}

// value is what a number is worth, as a text that equal numbers share.
func value(token string) (string, bool) {
	n := text.ParseNumber(token)
	if n.Kind != text.Figure {
		return "", false
	}
	v := n.Value
	if strings.ContainsRune(v, '.') {
		v = strings.TrimRight(strings.TrimRight(v, "0"), ".")
	}
	return v, true
}
