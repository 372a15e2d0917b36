package inspect

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// tables outlines the cells of the page's tables, and of the grids that became none.
func (d *drawing) tables(v View) {
	taken := map[model.BBox]bool{}
	for i := range v.Result.Tables {
		t := &v.Result.Tables[i]
		name := strings.TrimSuffix(path.Base(v.Result.Document.Tables[i].File), ".json")
		d.grid(&t.Grid, v.Page.Number, name, "")
		for _, c := range t.Grid.Cells {
			if c.Page == v.Page.Number {
				taken[c.BBox] = true
			}
		}
	}
	for i := range v.Layout.Grids {
		g := &v.Layout.Grids[i]
		if at := slices.IndexFunc(g.Cells, func(c model.Cell) bool { return c.Page == v.Page.Number }); at >= 0 && !taken[g.Cells[at].BBox] {
			d.grid(g, v.Page.Number, fmt.Sprintf("grid %d, no table", i+1), " unused")
		}
	}
}

// grid outlines the cells that begin on the page.
func (d *drawing) grid(g *model.Grid, page int, name, class string) {
	named := false
	for _, c := range g.Cells {
		if c.Page != page {
			continue
		}
		if !named {
			x, y := num(c.BBox.X0-3), num(c.BBox.Top) // upwards along the left edge, where nothing is printed
			d.printf(`<text class="name" x="%s" y="%s" transform="rotate(270 %s %s)">%s</text>`+"\n", x, y, x, y, text(name))
			named = true
		}
		kind := class
		if c.Row < g.HeaderRows {
			kind = " head" + class
		}
		d.rect("cell"+kind, inset(c.BBox), fmt.Sprintf("%s: row %d, column %d, spans %d × %d\n%s", name, c.Row, c.Col, c.RowSpan, c.ColSpan, c.Text))
	}
}

// inset keeps a cell's outline off the rulings around it.
func inset(b model.BBox) model.BBox {
	by := min(1, b.Width()/4, b.Height()/4)
	return model.BBox{X0: b.X0 + by, Top: b.Top + by, X1: b.X1 - by, Bottom: b.Bottom - by}
}

// amounts marks each amount of the page with the column and row it became.
func (d *drawing) amounts(v View) {
	for i := range v.Result.Tables {
		t := &v.Result.Tables[i]
		for _, row := range t.Rows {
			for _, column := range slices.Sorted(maps.Keys(row.Values)) {
				if a := row.Values[column]; a.Page == v.Page.Number {
					d.amount(t, row, column, a)
				}
			}
		}
	}
}

func (d *drawing) amount(t *model.Table, row model.Row, column string, a model.Amount) {
	value := "a dash"
	if a.Amount != nil {
		value = a.Amount.String()
	}
	about := fmt.Sprintf("%s\nrow %s (%s %s)\ncolumn %s\n%s, printed %s, %s", t.Type, row.Key, row.Kind, row.Name, column, value, a.Text, a.State)
	d.rect("amount "+string(a.State), a.BBox, about)
	d.text("label", a.BBox.X0, a.BBox.Top, row.Key+" · "+column)
}
