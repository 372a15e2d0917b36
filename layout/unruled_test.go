package layout

import (
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// unruledDrawings are pages with tables that no vertical rule parts, and the tables that a reader sees on them.
var unruledDrawings = []struct {
	name  string
	pages []string
	want  []string
}{
	{"three rules, a spanning head, a total over code and name", []string{`
		收入决算表
		部门：甲局                                 单位：万元
		-------------------------------------------------------
		            Items                     本年支出
		    编码          名称         合计     基本     项目
		-------------------------------------------------------
		             Sum                 2.00     1.00     1.00
		 201        一般公共服务支出     1.50     1.00     0.50
		 20101      人大事务             0.50     0.00     0.50
		-------------------------------------------------------
		注：本表反映支出。`},
		[]string{"Items{1×2} | 本年支出{1×3}\n编码 | 名称 | 合计 | 基本 | 项目\nSum{1×2} | 2.00 | 1.00 | 1.00\n" +
			"201 | 一般公共服务支出 | 1.50 | 1.00 | 0.50\n20101 | 人大事务 | 0.50 | 0.00 | 0.50\n"}},
	{"a name that fills its column goes on in the next line", []string{`
		----------------------------------
		编码     名称             合计
		----------------------------------
		201      行政事业单位养   1.00
		         老支出
		202      外交支出         2.00
		203      国防支出
		----------------------------------`},
		[]string{"编码 | 名称 | 合计\n201 | 行政事业单位养老支出 | 1.00\n202 | 外交支出 | 2.00\n203 | 国防支出 | \n"}},
	{"the last character of a head stands alone", []string{`
		---------------------------------------------------------
		编码     名称        本年收入合        其他收入      结余
		                         计
		---------------------------------------------------------
		201      外交支出          1.00            2.00      3.00
		202      国防支出          4.00            5.00      6.00
		---------------------------------------------------------`},
		[]string{"编码 | 名称 | 本年收入合计 | 其他收入 | 结余\n201 | 外交支出 | 1.00 | 2.00 | 3.00\n202 | 国防支出 | 4.00 | 5.00 | 6.00\n"}},
	{"continued with its head printed again", []string{`
		标题
		------------------------
		编码     名称     金额
		------------------------
		201      外交     1.00
		202      国防     2.00
		- 1 -`, `
		------------------------
		编码     名称     金额
		------------------------
		203               3.00
		------------------------
		- 2 -`},
		[]string{"编码 | 名称 | 金额\n201 | 外交 | 1.00\n202 | 国防 | 2.00\n203 |  | 3.00\n"}},
	{"continued without a head, closed by its last rule", []string{`
		------------------------
		编码     名称     金额
		------------------------
		201      外交     1.00
		202      国防     2.00

		- 1 -`, `
		203      教育     3.00
		204      科技     4.00
		205      文化     5.00
		------------------------
		- 2 -`},
		[]string{"编码 | 名称 | 金额\n201 | 外交 | 1.00\n202 | 国防 | 2.00\n203 | 教育 | 3.00\n204 | 科技 | 4.00\n205 | 文化 | 5.00\n"}},
	{"two tables of one width", []string{`
		------------------------
		编码     名称     金额
		------------------------
		201      外交     1.00
		------------------------
		注：本表反映支出。
		支出决算表
		------------------------
		编码     名称     金额
		------------------------
		202      国防     2.00
		------------------------`},
		[]string{"编码 | 名称 | 金额\n201 | 外交 | 1.00\n", "编码 | 名称 | 金额\n202 | 国防 | 2.00\n"}},
	{"no rule at all: signs, brackets, a spanning head, a label alone", []string{`
		The amounts are as follows, in thousands of dollars, for each of the two years.

		                        Year ended
		                     2022        2021
		Assets:
		Cash                $ 1,234     $ 2,345
		Goodwill                 12         (34)
		Other assets (1)      5,678       6,789
		Total               $ 6,924     $ 9,100

		The company recognised these amounts in accordance with its standards.`},
		[]string{" | Year ended{1×2}\n | 2022 | 2021\nAssets: |  | \nCash | $ 1,234 | $ 2,345\nGoodwill | 12 | (34)\n" +
			"Other assets (1) | 5,678 | 6,789\nTotal | $ 6,924 | $ 9,100\n"}},
	{"dot leaders", []string{`
		                          2022      2021
		Income ...............   1,234     2,345
		Expenditure ..........     812     1,045
		Balance ..............     422     1,300`},
		[]string{" | 2022 | 2021\nIncome ............... | 1,234 | 2,345\nExpenditure .......... | 812 | 1,045\nBalance .............. | 422 | 1,300\n"}},
	{"a rule under every row, none above the head", []string{`
		Country       2019     2020
		----------------------------
		Austria       12.5     13.5
		----------------------------
		Estonia        1.5      2.5
		----------------------------`},
		[]string{"Country | 2019 | 2020\nAustria | 12.5 | 13.5\nEstonia | 1.5 | 2.5\n"}},
	{"two tables side by side, each between its own rules", []string{`
		-------------------------      -------------------------
		Country    2019    2020        Country    2019    2020
		-------------------------      -------------------------
		Austria    12.5    13.5        Latvia      4.5     5.5
		Estonia     1.5     2.5        Poland      6.5     7.5
		-------------------------      -------------------------`},
		[]string{"Country | 2019 | 2020\nAustria | 12.5 | 13.5\nEstonia | 1.5 | 2.5\n", "Country | 2019 | 2020\nLatvia | 4.5 | 5.5\nPoland | 6.5 | 7.5\n"}},
	{"two tables side by side with no rule, the label over the second's countries left out", []string{`
		Country      2019   2020                 2019   2020
		Austria      12.5   13.5      Latvia      4.5    5.5
		Estonia       1.5    2.5      Poland      6.5    7.5
		France        3.5    4.5      Spain       8.5    9.5`},
		[]string{"Country | 2019 | 2020\nAustria | 12.5 | 13.5\nEstonia | 1.5 | 2.5\nFrance | 3.5 | 4.5\n", " | 2019 | 2020\nLatvia | 4.5 | 5.5\nPoland | 6.5 | 7.5\nSpain | 8.5 | 9.5\n"}},
	{"rules over figures alone: the labels are the table's", []string{`
		                              2022         2021
		                          -------------------------
		Current assets:
		  Cash                      $ 1,234      $ 2,345
		  Receivables                    12         (34)
		                          -------------------------
		Total                       $ 1,246      $ 2,311
		                          -------------------------`},
		[]string{" | 2022 | 2021\nCurrent assets: |  | \nCash | $ 1,234 | $ 2,345\nReceivables | 12 | (34)\nTotal | $ 1,246 | $ 2,311\n"}},
	{"labels that wrap, with the figures beside their last lines", []string{`
		                              2022         2021
		Cash                        1,234        2,345
		Property, plant and
		equipment, at cost            812        1,045
		Share of households
		with a connection             422        1,300
		Goodwill                       12           34`},
		[]string{" | 2022 | 2021\nCash | 1,234 | 2,345\nProperty, plant and equipment, at cost | 812 | 1,045\n" +
			"Share of households with a connection | 422 | 1,300\nGoodwill | 12 | 34\n"}},
	{"two tables of one width with a paragraph between", []string{`
		Country          2019     2020
		--------------------------------
		Austria          12.5     13.5
		Estonia           1.5      2.5
		France            3.5      4.5

		These figures were revised after
		the publication of last year's
		report, as explained in annex 2.

		Country          2021     2022
		--------------------------------
		Latvia           12.5     13.5
		Poland            1.5      2.5
		Spain             3.5      4.5`},
		[]string{"Country | 2019 | 2020\nAustria | 12.5 | 13.5\nEstonia | 1.5 | 2.5\nFrance | 3.5 | 4.5\n", "Country | 2021 | 2022\nLatvia | 12.5 | 13.5\nPoland | 1.5 | 2.5\nSpain | 3.5 | 4.5\n"}},
}

func TestPagesUnruledDrawings(t *testing.T) {
	for _, d := range unruledDrawings {
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

// What no reader takes for a table.
var noTables = []struct{ name, drawing string }{
	{"a paragraph", `
		一、收入支出决算总体情况说明
		    2021年度收入总计 3,907.17 万元，支出总计 3,907.17 万元。
		与2020年度相比，收支总计各增加 120.00 万元，增长 3.2%。
		主要原因是人员经费增加，按照有关规定列支的各项支出相应增长。
		其中：财政拨款收入 3,800.00 万元，占本年收入 97.3%。`},
	{"prose in two columns", `
		The company recognised the amounts   Management believes that these are
		described above in accordance with   reasonable, although results may be
		applicable standards and reviewed    different from those that had been
		its estimates at each of the dates   expected when the statements were
		on which statements are published.   prepared and were first published.
		It has done so in all earlier years  The auditors agreed with the method
		and will go on to do so in the next  and did not ask for other estimates
		ones, unless the standards change.   of the amounts that are at stake.
		Readers may find them in the annex,  which is published with the report.`},
	{"a list of contents", `
		目录
		一、部门概况 ................................. 1
		二、部门决算表 ............................... 4
		三、部门决算情况说明 ......................... 9
		四、名词解释 ................................ 21`},
	{"a paragraph with blanks around its numbers", `
		公司发行股份  545,038,487  股，变更后的股本为人民币  942,838,487  元，并且
		已经办理变更登记，其中向甲公司发行股份  147,732,429  股，向乙公司发行股份
		117,867,429  股，合计发行股份  265,599,858  股，其余股份由原有的股东持有，
		按照每股  12.50  元计算，总价款  3,319,998,225.00  元，已经在年末全部到账。`},
	{"a list of labels and texts", `
		部门名称：甲局          联系人：张三
		一、主要职能
		（一）贯彻执行有关法律法规和方针政策。
		（二）负责本行业的管理工作。`},
	{"a chart: grid lines, their numbers, labels under them", `
		40  -----------------------------------------
		                              37
		30  -----------------------------------------
		             25
		20  -----------------------------------------
		
		10  -----------------------------------------
		       2019      2020      2021`},
	{"a rule under the running head and one over a note", `
		某局2021年度部门决算
		-----------------------------------------------------
		本部门2021年度没有使用政府性基金预算财政拨款安排的支出。
		本部门2021年度没有使用国有资本经营预算财政拨款安排的支出。
		-----------------------------------------------------
		注：数据四舍五入。`},
}

func TestPagesRunningTextIsNoTable(t *testing.T) {
	for _, d := range noTables {
		t.Run(d.name, func(t *testing.T) {
			for _, g := range Pages([]model.Page{draw(1, d.drawing)}, Options{}).Grids {
				t.Errorf("a table\n%s", rows(g))
			}
		})
	}
}

// A table with a lattice is never read by alignment: on the pages of all ruled drawings there is no region.
func TestRegionsLeaveRuledTables(t *testing.T) {
	for _, d := range drawings {
		for i, drawing := range d.pages {
			p := draw(i+1, drawing)
			tables, _, _ := pageTables(&p, nil, Options{}.withDefaults(), new(words.Buffer), &ledger{})
			for _, table := range tables {
				if table.region != nil {
					t.Errorf("%s: page %d has a table by alignment", d.name, i+1)
				}
			}
		}
	}
}

// Cells set in the middle of their rows, drawn cell by cell: the lines of the name stand above and below the others.
func TestPagesUnruledMiddleAligned(t *testing.T) {
	p := model.Page{Number: 1, Width: 595, Height: 842, Via: model.ViaText}
	for _, y := range []float64{95, 120, 200} {
		p.Rulings = append(p.Rulings, model.Ruling{BBox: model.BBox{X0: 50, Top: y, X1: 250, Bottom: y}})
	}
	setAt(&p, 10, 60, 100, "编码")
	setAt(&p, 10, 120, 100, "名称")
	setAt(&p, 10, 210, 100, "金额")
	for i, row := range [][]string{{"201", "行政单位离", "退休", "1.00"}, {"202", "外交支出", "", "2.00"}, {"203", "机关事业单", "位缴费", "3.00"}} {
		y := 130 + 25*float64(i)
		setAt(&p, 10, 60, y, row[0])
		if row[2] == "" {
			setAt(&p, 10, 120, y, row[1])
		} else {
			setAt(&p, 10, 120, y-5.5, row[1])
			setAt(&p, 10, 120, y+5.5, row[2])
		}
		setAt(&p, 10, 210, y, row[3])
	}
	l := Pages([]model.Page{p}, Options{})
	want := "编码 | 名称 | 金额\n201 | 行政单位离退休 | 1.00\n202 | 外交支出 | 2.00\n203 | 机关事业单位缴费 | 3.00\n"
	if len(l.Grids) != 1 || rows(l.Grids[0]) != want {
		t.Fatalf("%d grids, first\n%swant\n%s", len(l.Grids), rows(l.Grids[0]), want)
	}
}

// An amount that lies in two columns is in doubt.
func TestPagesUnruledDoubt(t *testing.T) {
	l := Pages([]model.Page{draw(1, `
		----------------------------------
		编码     基本     项目    其他
		----------------------------------
		201      1.00     2.00    3.00
		202      4.00     5.00    6.00
		203      12345678.90123   6.00
		204      4.00     5.00    6.00
		----------------------------------`)}, Options{})
	if len(l.Grids) != 1 {
		t.Fatalf("%d grids", len(l.Grids))
	}
	for _, c := range l.Grids[0].Cells {
		if want := c.Text == "12345678.90123"; c.Doubtful != want {
			t.Errorf("%q: doubtful %v, want %v", c.Text, c.Doubtful, want)
		}
	}
}

// FuzzUnruled writes text where the bytes say, on lines as tables have, with and without rules, and asserts that
// no glyph is lost or doubled and that cells cover their grid.
func FuzzUnruled(f *testing.F) {
	f.Add([]byte("\x00\x10\x05\x21\x02\x20\x05\x21\x04\x30\x05\x21\x02\x50\x05\x21\x80\x10\x40\x00\x82\x10\x40\x00\x84\x10\x40\x00"))
	f.Add([]byte("\x01\x10\x05\x21\x01\x20\x05\x21\x02\x10\x05\x21\x02\x20\x05\x21\x03\x10\x05\x21\x03\x20\x05\x21\x04\x10\x05\x21\x04\x20\x05\x21"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pages := []model.Page{{Number: 1, Width: 600, Height: 900, Via: model.ViaText}, {Number: 2, Width: 600, Height: 900, Via: model.ViaText}}
		want := map[rune]int{}
		for chunk := range slices.Chunk(data, 4) {
			if len(chunk) < 4 {
				break
			}
			p := &pages[chunk[0]>>6&1]
			x, y := 100+2*float64(chunk[1]), 300+6*float64(chunk[0]&0x3f)
			if chunk[0]&0x80 != 0 {
				p.Rulings = append(p.Rulings, model.Ruling{BBox: model.BBox{X0: x, Top: y, X1: x + 2*float64(chunk[2]), Bottom: y}})
				continue
			}
			for i := range int(chunk[2] & 7) {
				r := []rune("0123456789.,表合计注：类款项甲乙丙$(-")[(int(chunk[3])+i*i)%26]
				p.Glyphs = append(p.Glyphs, model.Glyph{BBox: model.BBox{X0: x, Top: y, X1: x + 8, Bottom: y + 8}, Text: string(r), Size: 8})
				count(want, string(r))
				x += 8
			}
		}
		l := Pages(pages, Options{})
		if slices.ContainsFunc(l.Diagnostics, func(d model.Diagnostic) bool { return d.Code == "watermark" }) {
			return // said in a diagnostic
		}
		got := map[rune]int{}
		for _, g := range l.Grids {
			checkCovered(t, g)
			for _, c := range g.Cells {
				count(got, c.Text)
			}
			for _, r := range g.Repairs {
				if r.Kind == model.DroppedRepeatedHeader || r.Kind == model.DroppedWatermark {
					return // said in a repair
				}
			}
		}
		for _, line := range l.Lines {
			count(got, line.Text())
		}
		for r, n := range want {
			if got[r] != n {
				t.Errorf("%q: %d drawn, %d found", r, n, got[r])
			}
		}
	})
}

// Figures set in the middle between the two lines of a label are its row's.
func TestPagesLabelAroundItsFigures(t *testing.T) {
	p := model.Page{Number: 1, Width: 595, Height: 842, Via: model.ViaText}
	row := func(y float64, code string, figure string, label ...string) {
		for i, l := range label {
			setAt(&p, 10, 100, y+19*(float64(i)-float64(len(label)-1)/2), l)
		}
		setAt(&p, 10, 50, y, code)
		setAt(&p, 10, 300, y, figure)
		setAt(&p, 10, 400, y, figure)
	}
	setAt(&p, 10, 50, 50, "编码")
	setAt(&p, 10, 100, 50, "科目名称")
	setAt(&p, 10, 300, 50, "合计")
	setAt(&p, 10, 400, 50, "小计")
	row(70, "201", "12.50", "一般公共服务支出")
	row(98, "20103", "12.50", "政府办公厅（室）及相", "关机构事务")
	row(126, "205", "13.50", "教育支出")
	row(145, "208", "14.50", "其他支出")
	l := Pages([]model.Page{p}, Options{})
	want := "编码 | 科目名称 | 合计 | 小计\n201 | 一般公共服务支出 | 12.50 | 12.50\n20103 | 政府办公厅（室）及相关机构事务 | 12.50 | 12.50\n" +
		"205 | 教育支出 | 13.50 | 13.50\n208 | 其他支出 | 14.50 | 14.50\n"
	if len(l.Grids) != 1 || rows(l.Grids[0]) != want {
		t.Errorf("%d grids, lines %q", len(l.Grids), lines(l))
		for _, g := range l.Grids {
			t.Log(rows(g))
		}
	}
}

// Where every row has a rule under it, those of the head have, too: the first rule does not end it, and a short label in
// the middle of a wide column is over the figures at its side.
func TestPagesRuleUnderEveryRow(t *testing.T) {
	p := model.Page{Number: 1, Width: 595, Height: 842, Via: model.ViaText}
	table := [][]string{
		{"", "项目", "", "本年支出", ""}, {"编码", "名称", "小计", "基本支出", "项目支出"},
		{"201", "公共服务", "4.50", "3.50", "1.00"}, {"20103", "办公厅", "4.50", "3.50", "1.00"}, {"205", "教育支出", "1.50", "1.50", ""}, {"208", "其他支出", "2.50", "2.50", ""},
	}
	left := []float64{40, 120, 300, 400, 470}
	right := []float64{110, 290, 390, 465, 540}
	for r, row := range table {
		y := 100 + 16*float64(r)
		for c, text := range row {
			width := 5 * float64(len([]rune(text)))
			x := left[c]
			switch {
			case r < 2:
				x = (left[c]+right[c])/2 - width
			case c > 1:
				x = right[c] - width
			}
			setAt(&p, 10, x, y+3, text)
		}
		p.Rulings = append(p.Rulings, model.Ruling{BBox: model.BBox{X0: 35, Top: y, X1: 545, Bottom: y}}, model.Ruling{BBox: model.BBox{X0: 35, Top: y + 16, X1: 545, Bottom: y + 16}})
	}
	l := Pages([]model.Page{p}, Options{})
	want := "201 | 公共服务 | 4.50 | 3.50 | 1.00\n20103 | 办公厅 | 4.50 | 3.50 | 1.00\n205 | 教育支出 | 1.50 | 1.50 | \n208 | 其他支出 | 2.50 | 2.50 | \n"
	if len(l.Grids) != 1 || l.Grids[0].Cols != 5 || !strings.HasSuffix(rows(l.Grids[0]), want) {
		t.Errorf("%d grids, lines %q", len(l.Grids), lines(l))
		for _, g := range l.Grids {
			t.Log(rows(g))
		}
	}
}
