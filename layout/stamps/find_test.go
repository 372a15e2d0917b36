package stamps

import (
	"math"
	"slices"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// grid is a table of equal cells.
type grid struct {
	model.BBox
	rows, cols int
}

func (g grid) Bounds() model.BBox { return g.BBox }

func (g grid) CellAt(x, y float64) int {
	if !g.Contains(x, y) {
		return -1
	}
	r := min(int((y-g.Top)/g.Height()*float64(g.rows)), g.rows-1)
	c := min(int((x-g.X0)/g.Width()*float64(g.cols)), g.cols-1)
	return r*g.cols + c
}

func (g grid) CellBounds(k int) model.BBox {
	w, h := g.Width()/float64(g.cols), g.Height()/float64(g.rows)
	x, y := g.X0+w*float64(k%g.cols), g.Top+h*float64(k/g.cols)
	return model.BBox{X0: x, Top: y, X1: x + w, Bottom: y + h}
}

// style is how a text is set.
type style struct{ size, angle, light float64 }

// drawn is a page that text is put on.
type drawn struct{ model.Page }

func (d *drawn) glyph(r rune, x, y float64, s style) {
	half := s.size / 2
	d.Glyphs = append(d.Glyphs, model.Glyph{BBox: model.BBox{X0: x - half, Top: y - half, X1: x + half, Bottom: y + half},
		Text: string(r), Size: s.size, Angle: s.angle, Luminance: s.light})
}

// line sets text from the point on, at its angle.
func (d *drawn) line(text string, x, y float64, s style) {
	sin, cos := math.Sincos(s.angle * math.Pi / 180)
	for i, r := range []rune(text) {
		along := s.size * (float64(i) + 0.5)
		d.glyph(r, x+along*cos, y+along*sin, s)
	}
}

// arc sets text around a centre, from an angle at steps; turned glyphs stand upright on the circle, others level.
func (d *drawn) arc(text string, x, y, radius, from, step float64, turned bool, s style) {
	for i, r := range []rune(text) {
		a := from + step*float64(i)
		sin, cos := math.Sincos(a * math.Pi / 180)
		if turned {
			s.angle = math.Mod(a+90+360, 360)
		}
		d.glyph(r, x+radius*cos, y+radius*sin, s)
	}
}

func (d *drawn) kept(f Found) string {
	var out []rune
	for i, g := range d.Glyphs {
		if !f.Marked[i] {
			out = append(out, []rune(g.Text)...)
		}
	}
	return string(out)
}

func TestFind(t *testing.T) {
	text, pale, red := style{size: 9}, style{size: 9, light: 0.8}, style{size: 9, light: 0.3}
	table := grid{model.BBox{X0: 100, Top: 100, X1: 500, Bottom: 300}, 10, 4}
	for _, c := range []struct {
		name  string
		draw  func(d *drawn)
		kept  string
		heads int
	}{
		{"a seal on the table", func(d *drawn) {
			d.line("合计123", 105, 110, text)
			d.arc("甲市乙局", 200, 200, 40, 210, 40, true, red)
			d.glyph('★', 200, 200, red)
			d.line("财务专用章", 178, 220, red)
			d.arc("3201150012345", 200, 200, 36, 150, -10, true, style{size: 5, light: 0.3})
			d.line("201", 105, 130, text)
		}, "合计123201", 0},
		{"a seal in the colour of the text", func(d *drawn) {
			d.arc("甲市乙局委员会", 200, 200, 40, 190, 25, true, text)
			d.glyph('★', 200, 200, text)
			d.line("3201150012", 180, 215, style{size: 4})
			d.line("5.00", 180, 210, text)
			for range 4 {
				d.line("合计12345", 105, 110, text)
			}
		}, "5.00合计12345合计12345合计12345合计12345", 0},
		{"a seal of four characters", func(d *drawn) {
			d.line("合计", 105, 110, text)
			d.arc("甲市乙局", 200, 200, 30, 140, 85, true, red)
		}, "合计", 0},
		{"a seal of level characters", func(d *drawn) {
			d.line("合计", 105, 110, text)
			d.arc("甲市乙区丙局", 200, 200, 40, 200, 28, false, red)
		}, "合计", 0},
		{"pale copies all over, more than text", func(d *drawn) {
			for i := range 8 {
				d.line("合计甲乙", 105+float64(i), 110+20*float64(i), text)
			}
			for i := range 20 {
				d.line("内部样本", 102+90*float64(i%4), 112+25*float64(i/4), pale)
			}
		}, "合计甲乙合计甲乙合计甲乙合计甲乙合计甲乙合计甲乙合计甲乙合计甲乙", 0},
		{"copies as dark as the text", func(d *drawn) {
			for i := range 8 {
				d.line("合计甲乙", 105, 110+20*float64(i), text)
			}
			for i := range 20 {
				d.line("内部样本", 102+90*float64(i%4), 113+24*float64(i/4), text)
			}
		}, "合计甲乙合计甲乙合计甲乙合计甲乙合计甲乙合计甲乙合计甲乙合计甲乙", 0},
		{"labels that repeat", func(d *drawn) {
			for i := range 6 {
				d.line("行政运行", 105, 110+20*float64(i), text)
				d.line("行政运行", 105.3, 110.3+20*float64(i), text) // set twice for its weight
			}
		}, "行政运行行政运行行政运行行政运行行政运行行政运行行政运行行政运行行政运行行政运行行政运行行政运行", 0},
		{"a pale text in one cell", func(d *drawn) {
			d.line("合计甲乙丙丁", 105, 110, text)
			d.line("样本", 105, 130, pale)
		}, "合计甲乙丙丁样本", 0},
		{"a pale text over another in one cell", func(d *drawn) {
			d.line("合计甲乙丙丁", 105, 110, text)
			d.line("样本", 110, 112, pale)
		}, "合计甲乙丙丁", 0},
		{"heads at a slant", func(d *drawn) {
			d.line("科目名称", 105, 110, text)
			for i, head := range []string{"小计", "基本支出", "项目支出"} {
				d.line(head, 205+100*float64(i), 116, style{size: 8, angle: 320})
			}
			d.line("合计12345", 105, 150, text)
		}, "科目名称小计基本支出项目支出合计12345", 3},
		{"a watermark at a slant, beside itself", func(d *drawn) {
			d.line("合计甲乙丙丁", 105, 110, text)
			for i := range 3 {
				d.line("内部资料", 105+100*float64(i), 190, style{size: 9, angle: 320})
			}
		}, "合计甲乙丙丁", 0},
	} {
		var d drawn
		c.draw(&d)
		found := Find(&d.Page, []Table{table}, Options{})
		if got := d.kept(found); got != c.kept || len(found.Heads) != c.heads {
			t.Errorf("%s: keeps %s with %d heads, want %s with %d", c.name, got, len(found.Heads), c.kept, c.heads)
		}
		if !slices.IsSortedFunc(found.Heads, func(a, b Run) int { return a.From - b.From }) {
			t.Errorf("%s: heads %v", c.name, found.Heads)
		}
	}
}
