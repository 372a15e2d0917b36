package inspect

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/model"
)

func view() View {
	box := func(x0, top, x1, bottom float64) model.BBox {
		return model.BBox{X0: x0, Top: top, X1: x1, Bottom: bottom}
	}
	amount, _ := model.NewDecimal("1703.00")
	page := &model.Page{
		Number: 2, Width: 200, Height: 100, Via: model.ViaText, Reader: model.ReaderLedongthuc,
		Fonts: []model.Font{{Name: `Song "<&>`}},
		Glyphs: []model.Glyph{
			{BBox: box(10, 10, 20, 20), Text: "<", Size: 10},
			{BBox: box(20, 10, 30, 20), Text: "&", Size: 10, Unseen: model.Invisible},
			{BBox: box(30, 10, 40, 20), Text: "\uFFFD", Size: 10},
			{BBox: box(-40, 10, -30, 20), Text: "x", Size: 10, Unseen: model.OffPage},
			{BBox: box(40, 10, 90, 60), Text: "印", Size: 50, Angle: 315},
			{BBox: box(60, 40, 70, 50), Text: "\x01", Size: 10, Font: 7},
		},
		Rulings: []model.Ruling{
			{BBox: box(10, 30, 100, 30), Thickness: 0.5},
			{BBox: box(10, 30, 10, 60), Orientation: model.Vertical},
			{BBox: box(10, 30, 50, 60), Orientation: model.Oblique},
		},
		Fills:  []model.Fill{{BBox: box(10, 30, 100, 40), Luminance: 0.8}},
		Images: []model.Image{{BBox: box(120, 10, 190, 90), PixelWidth: 70, PixelHeight: 80}},
	}
	grid := model.Grid{Rows: 1, Cols: 2, Cells: []model.Cell{
		{RowSpan: 1, ColSpan: 2, Text: `a "<b>" & c`, Page: 2, BBox: box(10, 30, 100, 60)},
		{Col: 1, RowSpan: 1, ColSpan: 1, Text: "elsewhere", Page: 3, BBox: box(10, 30, 100, 60)},
	}}
	table := model.Table{Type: model.Income, Grid: grid, Rows: []model.Row{{
		Key: "total", Kind: model.KindTotal, Name: "合计",
		Values: map[string]model.Amount{
			"total":  {Amount: &model.Decimal{Decimal: amount.Decimal}, Text: "1,703.00", State: model.Read, Page: 2, BBox: box(50, 40, 90, 50)},
			"fiscal": {Text: "—", State: model.Doubtful, Page: 2, BBox: box(60, 40, 70, 50)},
			"other":  {Text: "not here", State: model.Read, Page: 3, BBox: box(60, 40, 70, 50)},
		},
	}}}
	return View{
		Page: page,
		Layout: &model.Layout{Grids: []model.Grid{grid, {Cells: []model.Cell{
			{RowSpan: 1, ColSpan: 1, Text: "lost", Page: 2, BBox: box(10, 70, 100, 90)},
		}}}},
		Result: &model.Result{
			Document: model.Document{
				Source: model.Source{Path: "a&b.pdf"},
				Tables: []model.TableEntry{{File: "tables/02-income.json", Type: model.Income}},
			},
			Tables: []model.Table{table},
		},
	}
}

// SVG is XML whatever the document prints, and nothing that layout or normalize made of the page is left out.
func TestSVG(t *testing.T) {
	svg := string(SVG(view()))
	elements := map[string]int{}
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("no XML: %v\n%s", err, svg)
		}
		if start, ok := token.(xml.StartElement); ok {
			class := ""
			for _, a := range start.Attr {
				if a.Name.Local == "class" {
					class = " " + a.Value
				}
			}
			elements[start.Name.Local+class]++
		}
	}
	for element, want := range map[string]int{
		"rect cell": 1, "rect cell unused": 1,
		"rect amount read": 1, "rect amount doubtful": 1,
		"text glyph": 2, "text glyph hidden": 1, "text glyph unknown": 1, "text glyph offpage": 1, "text glyph watermark": 1,
		"line ruling horizontal": 1, "line ruling vertical": 1, "line ruling oblique": 1,
		"rect image": 1,
	} {
		if elements[element] != want {
			t.Errorf("%d × %s, want %d", elements[element], element, want)
		}
	}
	for _, s := range []string{"02-income: row 0, column 0, spans 1 × 2", "row total (total 合计)", "column fiscal", "a dash, printed —", "1703.00, printed 1,703.00"} {
		if !strings.Contains(svg, s) {
			t.Errorf("%q is not there", s)
		}
	}
	if strings.Contains(svg, "elsewhere") || strings.Contains(svg, "not here") {
		t.Error("a cell or amount of another page is drawn")
	}
}
