package layout

import (
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// drawings are pages as printed and the tables that a reader sees on them.
var drawings = []struct {
	name  string
	pages []string
	want  []string // rows of each grid
}{
	{"spans in the head and a name on two lines", []string{`
		+----------------+--------------+
		|项目            |  本年支出    |
		+--------+-------+------+-------+
		|编码    |名称   | 小计 |基本   |
		+--------+-------+------+-------+
		|2080505 |养老保 |  1.00|  1.00 |
		|        |险缴费 |      |       |
		+--------+-------+------+-------+`},
		[]string{"项目{1×2} | 本年支出{1×2}\n编码 | 名称 | 小计 | 基本\n2080505 | 养老保险缴费 | 1.00 | 1.00\n"}},
	{"a wrapped number is one number, two whole amounts are not", []string{`
		+--------+-------+
		|1,703.  | 5.00  |
		|00      | 6.00  |
		+--------+-------+`},
		[]string{"1,703.00 | 5.00 6.00\n"}},
	{"a line number broken into digits", []string{`
		+------+---+
		|教育  |3  |
		|      |3  |
		+------+---+`},
		[]string{"教育 | 33\n"}},
	{"Latin words keep one blank, a vertical head none", []string{`
		+----+---------+
		|上  |State    |
		|缴  |Treasury |
		+----+---------+`},
		[]string{"上缴 | State Treasury\n"}},
	{"open left and right", []string{`
		----------+--------+--------
		 项目     |行次    | 金额
		----------+--------+--------
		 收入     |1       | 2.00
		----------+--------+--------`},
		[]string{"项目 | 行次 | 金额\n收入 | 1 | 2.00\n"}},
	{"a label over three rows", []string{`
		+----+-----+-----+
		|产出|数量 | 10  |
		|    +-----+-----+
		|指标|质量 | 20  |
		|    +-----+-----+
		|    |时效 | 30  |
		+----+-----+-----+`},
		[]string{"产出指标{3×1} | 数量 | 10\n质量 | 20\n时效 | 30\n"}},
	{"two tables on a page", []string{`
		+----+----+
		|甲  |1   |
		+----+----+
		标题
		+----+----+
		|乙  |2   |
		+----+----+`},
		[]string{"甲 | 1\n", "乙 | 2\n"}},
	{"continued with its head printed again", []string{`
		标题
		+------+------+
		|编码  |金额  |
		+------+------+
		|201   |  1.00|
		+------+------+
		- 1 -`, `
		+------+------+
		|编码  |金额  |
		+------+------+
		|202   |  2.00|
		+------+------+
		- 2 -`},
		[]string{"编码 | 金额\n201 | 1.00\n202 | 2.00\n"}},
	{"continued without a head, the first row's name cut by the page break", []string{`
		+------+------------+------+
		|编码  |名称        |金额  |
		+------+------------+------+
		|20805 |行政事业单位|  1.00|
		+------+------------+------+`, `
		+------+------------+------+
		|      |养老支出    |      |
		+------+------------+------+
		|202   |外交支出    |  2.00|
		+------+------------+------+`},
		[]string{"编码 | 名称 | 金额\n20805 | 行政事业单位养老支出 | 1.00\n202 | 外交支出 | 2.00\n"}},
	{"the next row of a two-sided table is no second half", []string{`
		+------------+----+------------+----+
		|四、其他收入|    |四、公共安全|    |
		+------------+----+------------+----+`, `
		+------------+----+------------+----+
		|            |    |五、教育支出|    |
		+------------+----+------------+----+
		|            |    |六、科学技术|1.00|
		+------------+----+------------+----+`},
		[]string{"四、其他收入 |  | 四、公共安全 | \n |  | 五、教育支出 | \n |  | 六、科学技术 | 1.00\n"}},
	{"another title between: another table", []string{`
		+------+------+
		|编码  |金额  |
		+------+------+
		|201   |  1.00|
		+------+------+`, `
		支出表
		+------+------+
		|编码  |金额  |
		+------+------+
		|202   |  2.00|
		+------+------+`},
		[]string{"编码 | 金额\n201 | 1.00\n", "编码 | 金额\n202 | 2.00\n"}},
	{"a title inside the frame on the next page: another table", []string{`
		+-------------+
		|收入总表     |
		+------+------+
		|编码  |金额  |
		+------+------+
		|201   |  1.00|
		+------+------+`, `
		+-------------+
		|附表2        |
		+-------------+
		|支出总表     |
		+----+----+---+
		|编码|名称|金额|
		+----+----+---+
		|202 |外交|2.0|
		+----+----+---+`},
		[]string{"收入总表{1×2}\n编码 | 金额\n201 | 1.00\n", "附表2{1×3}\n支出总表{1×3}\n编码 | 名称 | 金额\n202 | 外交 | 2.0\n"}},
	{"the title inside the frame printed again as continued", []string{`
		+-------------+
		|收入总表     |
		+------+------+
		|编码  |金额  |
		+------+------+
		|201   |  1.00|
		+------+------+`, `
		+-------------+
		|收入总表(续) |
		+------+------+
		|编码  |金额  |
		+------+------+
		|202   |  2.00|
		+------+------+`},
		[]string{"收入总表{1×2}\n编码 | 金额\n201 | 1.00\n202 | 2.00\n"}},
	{"columns ruled and rows not: a label that wraps, one without amounts", []string{`
		+---------------+--------+-------+
		|项目           |预算数  |决算数 |
		+---------------+--------+-------+
		|一、税收收入   |  12.00 |  13.00|
		|               |        |       |
		|  增值税       |   7.00 |   8.00|
		|               |        |       |
		|二、非税收入   |        |       |
		|               |        |       |
		|  行政事业性收 |   5.00 |   5.00|
		|  费           |        |       |
		|               |        |       |
		|  罚没收入     |   3.00 |   1.00|
		+---------------+--------+-------+
		|合计           |  15.00 |  14.00|
		+---------------+--------+-------+`},
		[]string{"项目 | 预算数 | 决算数\n一、税收收入 | 12.00 | 13.00\n增值税 | 7.00 | 8.00\n二、非税收入 |  | \n" +
			"行政事业性收费 | 5.00 | 5.00\n罚没收入 | 3.00 | 1.00\n合计 | 15.00 | 14.00\n"}},
	{"the lines of a ruled row are no rows: numbers that fill their columns", []string{`
		+-------+-----+-----+
		|行政事 |1,703|1,703|
		|业单位 |.5   |.5   |
		+-------+-----+-----+
		|公用   |2.00 |3.00 |
		+-------+-----+-----+`},
		[]string{"行政事业单位 | 1,703.5 | 1,703.5\n公用 | 2.00 | 3.00\n"}},
	{"a head over columns that are parted under it, no rule between", []string{`
		+---------+-----------------+
		|         |   Year ended    |
		|         |        |        |
		|Items    |  2022  |  2021  |
		+---------+--------+--------+
		|Cash     |   1.0  |   2.0  |
		+---------+--------+--------+`},
		[]string{"Items{2×1} | Year ended{1×2}\n2022 | 2021\nCash | 1.0 | 2.0\n"}},
	{"forms of one kind on consecutive pages", []string{`
		+--------+------+
		|项目名称|甲    |
		+--------+------+
		|总分    |99    |
		+--------+------+`, `
		+--------+------+
		|项目名称|乙    |
		+--------+------+
		|总分    |98    |
		+--------+------+`},
		[]string{"项目名称 | 甲\n总分 | 99\n", "项目名称 | 乙\n总分 | 98\n"}},
	{"a label that spans the page break", []string{`
		+----+------+------+
		|产出|数量  |  10  |
		|指标+------+------+
		|    |质量  |  20  |
		+----+------+------+`, `
		+----+------+------+
		|    |时效  |  30  |
		+----+------+------+
		|总分       |  60  |
		+-----------+------+`},
		[]string{"产出指标{3×1} | 数量 | 10\n质量 | 20\n时效 | 30\n总分{1×2} | 60\n"}},
	{"a label over rows whose bracket the page break cuts off", []string{`
		+----+------+------+
		|年度|数量  |  10  |
		|绩效+------+------+
		|指标|质量  |  20  |
		+----+------+------+`, `
		+----+------+------+
		|（80|时效  |  30  |
		|分）+------+------+
		|    |成本  |  30  |
		+----+------+------+`},
		[]string{"年度绩效指标（80分）{4×1} | 数量 | 10\n质量 | 20\n时效 | 30\n成本 | 30\n"}},
	{"an amount and a line number cut by the page break", []string{`
		+----------+----+-------+
		|十七、金融|17  |  1.00 |
		+----------+----+-------+
		|十八、援助|1   |788,769|
		+----------+----+-------+`, `
		+----------+----+-------+
		|          |8   |.41    |
		+----------+----+-------+
		|十九、自然|19  |  2.00 |
		+----------+----+-------+`},
		[]string{"十七、金融 | 17 | 1.00\n十八、援助 | 18 | 788,769.41\n十九、自然 | 19 | 2.00\n"}},
	{"whole amounts under each other are two rows", []string{`
		+----------+-------+
		|基本支出  |1234.56|
		+----------+-------+`, `
		+----------+-------+
		|          |2.00   |
		+----------+-------+
		|项目支出  |3.00   |
		+----------+-------+`},
		[]string{"基本支出 | 1234.56\n | 2.00\n项目支出 | 3.00\n"}},
	{"the empty rest of a cut row", []string{`
		+------+------+
		|甲    |1.00  |
		|      |      |
		+------+------+
		|乙    |2.00  |
		|      |      |
		+------+------+
		|丙    |3.00  |
		+------+------+`, `
		+------+------+
		|      |      |
		+------+------+
		|丁    |4.00  |
		|      |      |
		+------+------+`},
		[]string{"甲 | 1.00\n乙 | 2.00\n丙 | 3.00\n丁 | 4.00\n"}},
	{"open on the left, where a label covers most rules' ends", []string{`
		----------+------+------+
		 名称     |甲           |
		-----+----+------+------+
		 绩效|产出|数量  | 10   |
		     |    +------+------+
		     |    |质量  | 20   |
		     |    +------+------+
		     |    |时效  | 30   |
		-----+----+------+------+`},
		[]string{"名称{1×2} | 甲{1×2}\n绩效{3×1} | 产出{3×1} | 数量 | 10\n质量 | 20\n时效 | 30\n"}},
}

func TestPagesDrawings(t *testing.T) {
	for _, d := range drawings {
		t.Run(d.name, func(t *testing.T) {
			var pages []model.Page
			for i, p := range d.pages {
				pages = append(pages, draw(i+1, p))
			}
			var got []string
			for _, g := range Pages(pages, Options{}).Grids {
				got = append(got, rows(g))
				checkCovered(t, g)
			}
			if !slices.Equal(got, d.want) {
				t.Errorf("got\n%swant\n%s", strings.Join(got, "--\n"), strings.Join(d.want, "--\n"))
			}
		})
	}
}

// checkCovered asserts that the cells cover each place of the grid exactly once.
func checkCovered(t *testing.T, g model.Grid) {
	t.Helper()
	n := 0
	for _, c := range g.Cells {
		n += c.RowSpan * c.ColSpan
	}
	if n != g.Rows*g.Cols || slices.Contains(g.At(), -1) {
		t.Errorf("cells cover %d of %d places", n, g.Rows*g.Cols)
	}
}

func TestPagesLinesAroundTables(t *testing.T) {
	l := Pages([]model.Page{draw(1, `
		收入决算表
		部门：甲局                单位：万元
		+------+------+
		|编码  |金额  |
		+------+------+
		|201   |  1.00|
		+------+------+
		注：本表反映收入。`)}, Options{})
	want := "收入决算表\n部门：甲局 单位：万元\n注：本表反映收入。"
	if got := lines(l); got != want {
		t.Errorf("lines %q, want %q", got, want)
	}
	if g := l.Grids[0]; g.Above != 2 || g.Below != 2 {
		t.Errorf("above %d below %d, want 2 and 2", g.Above, g.Below)
	}
	if words := l.Lines[1].Words; len(words) != 2 {
		t.Errorf("部门 and 单位 are %d words, want 2", len(words))
	}
}

func TestPagesWatermark(t *testing.T) {
	p := draw(1, `
		+------+------+
		|编码  |金额  |
		+------+------+
		|201   |  1.00|
		+------+------+`)
	p.Glyphs = append(p.Glyphs,
		model.Glyph{BBox: model.BBox{X0: 60, Top: 70, X1: 80, Bottom: 90}, Text: "样", Size: 30, Angle: 315, Luminance: 0.8},
		model.Glyph{BBox: model.BBox{X0: 70, Top: 60, X1: 110, Bottom: 100}, Text: "公", Size: 40, Luminance: 0.8},
		model.Glyph{BBox: model.BBox{X0: 110, Top: 60, X1: 150, Bottom: 100}, Text: "开", Size: 40, Luminance: 0.8})
	l := Pages([]model.Page{p}, Options{})
	if got, want := rows(l.Grids[0]), "编码 | 金额\n201 | 1.00\n"; got != want {
		t.Errorf("got %q want %q", got, want)
	}
	var dropped []string
	for _, r := range l.Grids[0].Repairs {
		if r.Kind == model.DroppedWatermark {
			dropped = append(dropped, r.Before...)
		}
	}
	if !slices.Equal(dropped, []string{"样", "公开"}) {
		t.Errorf("repairs name the watermarks %q", dropped)
	}
}

func TestPagesFrameAroundTextIsNoTable(t *testing.T) {
	l := Pages([]model.Page{draw(1, `
		+------------+
		|  一段文字  |
		+------------+`)}, Options{})
	if len(l.Grids) != 0 || lines(l) != "一段文字" {
		t.Errorf("%d grids, lines %q", len(l.Grids), lines(l))
	}
}

// A border drawn as two strokes is one border, and the space between is no row.
func TestPagesDoubledRules(t *testing.T) {
	p := draw(1, `
		+------+------+
		|编码  |金额  |
		+------+------+
		|201   |  1.00|
		+------+------+`)
	for _, r := range slices.Clone(p.Rulings) {
		if r.Orientation == model.Horizontal {
			r.Top, r.Bottom = r.Top+2.5, r.Bottom+2.5
		} else {
			r.X0, r.X1 = r.X0+2.5, r.X1+2.5
		}
		p.Rulings = append(p.Rulings, r)
	}
	l := Pages([]model.Page{p}, Options{})
	if got, want := rows(l.Grids[0]), "编码 | 金额\n201 | 1.00\n"; got != want {
		t.Errorf("got %q want %q", got, want)
	}
}

// A cell over several rows that the page break cuts may print its last line under the table's edge.
func TestPagesCellTextUnderTheEdge(t *testing.T) {
	first := draw(1, `
		+------+------+------+
		|满意度|质量  |  20  |
		|  指  +------+------+
		|      |时效  |  30  |
		+------+------+------+`)
	edge := first.Rulings[len(first.Rulings)-1].Bottom
	for _, r := range first.Rulings {
		edge = max(edge, r.Bottom)
	}
	first.Glyphs = append(first.Glyphs, model.Glyph{BBox: model.BBox{X0: 70, Top: edge - 3, X1: 82, Bottom: edge + 7}, Text: "标", Size: 12})
	second := draw(2, `
		+------+------+------+
		|      |成本  |  40  |
		+------+------+------+
		|总分         |  90  |
		+-------------+------+`)
	l := Pages([]model.Page{first, second}, Options{})
	want := "满意度指标{3×1} | 质量 | 20\n时效 | 30\n成本 | 40\n总分{1×2} | 90\n"
	if len(l.Grids) != 1 || rows(l.Grids[0]) != want || len(l.Lines) != 0 {
		t.Fatalf("%d grids, lines %q, first\n%swant\n%s", len(l.Grids), lines(l), rows(l.Grids[0]), want)
	}
}

// A head in vertical writing, two columns of upright characters from right to left.
func TestPagesVerticalHead(t *testing.T) {
	p := draw(1, `
		+--------+------+
		|        |金额  |
		|        |      |
		|        |      |
		+--------+------+
		|201     |  1.00|
		+--------+------+`)
	for i, r := range []rune("科目名称") {
		x, y := 80-14*float64(i/2), 62+13*float64(i%2)
		p.Glyphs = append(p.Glyphs, model.Glyph{BBox: model.BBox{X0: x, Top: y, X1: x + 12, Bottom: y + 12}, Text: string(r), Size: 12})
	}
	l := Pages([]model.Page{p}, Options{})
	if got := l.Grids[0].Cells[0].Text; got != "科目名称" {
		t.Errorf("the head reads %q", got)
	}
}

// White text on a dark head is lighter than the table's other text, and no watermark.
func TestPagesWhiteTextOnADarkHead(t *testing.T) {
	p := draw(1, `
		+--------+------+
		|Country | 2019 |
		+--------+------+
		|Austria | 12.5 |
		+--------+------+
		|Estonia |  1.5 |
		+--------+------+`)
	light := 0
	for i := range p.Glyphs {
		if p.Glyphs[i].Top < 74 {
			p.Glyphs[i].Luminance = 1
			light++
		}
	}
	setAt(&p, 12, 95, 63, "x") // across the rule
	p.Glyphs[len(p.Glyphs)-1].Luminance = 1
	p.Fills = []model.Fill{{BBox: model.BBox{X0: 53, Top: 56, X1: 149, Bottom: 80}, Luminance: 0.3}}
	if got, want := rows(Pages([]model.Page{p}, Options{}).Grids[0]), "Country"; light != 11 || !strings.HasPrefix(got, want) {
		t.Errorf("%d light glyphs, got\n%s", light, got)
	}
}

// A browser prints the time above each page and the address below it: they part no table from its rest.
func TestPagesPrintedByABrowser(t *testing.T) {
	var pages []model.Page
	for n, rest := range []string{"|201   |  1.50|\n\t\t+------+------+", "|202   |  2.50|\n\t\t+------+------+", "|203   |  3.50|\n\t\t+------+------+"} {
		p := draw(n+1, "\n\t\t+------+------+\n\t\t|编码  |  合计|\n\t\t+------+------+\n\t\t"+rest)
		p.Height = 842
		setAt(&p, 8, 30, 20, "2024/8/30 11:30")
		setAt(&p, 8, 30, 820, "https://www.example.org/a.html")
		pages = append(pages, p)
	}
	l := Pages(pages, Options{})
	if want := "编码 | 合计\n201 | 1.50\n202 | 2.50\n203 | 3.50\n"; len(l.Grids) != 1 || rows(l.Grids[0]) != want {
		t.Errorf("%d grids, lines %q", len(l.Grids), lines(l))
	}
}

// Blanks that no glyph draws part words from figures and signs, as they part words; the digits of a number they do not.
func TestBlanksWithoutGlyphs(t *testing.T) {
	p := model.Page{Number: 1, Width: 595, Height: 842, Via: model.ViaText}
	x := 50.0
	for _, word := range []string{"Table", "1:", "Rent,", "costs", "(%)", "12", "500"} {
		setAt(&p, 10, x, 100, word)
		x = p.Glyphs[len(p.Glyphs)-1].X1 + 2.5
	}
	if l := Pages([]model.Page{p}, Options{}); lines(l) != "Table 1: Rent, costs (%)12500" {
		t.Errorf("%q", lines(l))
	}
}
