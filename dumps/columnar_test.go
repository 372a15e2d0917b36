package dumps

import (
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// columnarTables are five tables of one department, written column after column. Its year: income 100.00 from the treasury
// and 6.00 of others (其他收入), expenditure 70.00 basic and 36.00 project.
//
//	201 一般公共服务支出   60.00 = 50.00 + 10.00
//	208 社会保障和就业支出 46.00 = 20.00 + 26.00, 6.00 of it from other income
var columnarTables = map[string]string{
	"summary": `收入支出决算总表
单位：万元
收入
项目
一、一般公共预算财政拨款收入
二、政府性基金预算财政拨款收入
三、国有资本经营预算财政拨款收入
四、上级补助收入
五、事业收入
六、经营收入
七、附属单位上缴收入
八、其他收入
本年收入合计
使用非财政拨款结余
年初结转和结余
总计
决算数
100.00
6.00
106.00
1.00
107.00
支出
项目
一、一般公共服务支出
二、外交支出
三、国防支出
四、公共安全支出
五、教育支出
六、科学技术支出
七、文化旅游体育与传媒支出
八、社会保障和就业支出
本年支出合计
结余分配
年末结转和结余
总计
决算数
60.00
46.00
106.00
1.00
107.00
`,
	"income": `收入决算表
单位：万元
科目编码
201
20101
2010101
208
20805
2080505
科目名称
合计
一般公共服务支出
人大事务
行政运行
社会保障和就业支出
行政事业单位养老支出
机关事业单位基本养老保险缴费支出
本年收入合计
106.00
60.00
60.00
60.00
46.00
46.00
46.00
财政拨款收入
100.00
60.00
60.00
60.00
40.00
40.00
40.00
上级补助收入
事业收入
经营收入
附属单位上缴收入
其他收入
6.00
6.00
6.00
6.00
`,
	"general": `一般公共预算财政拨款支出决算表
单位：万元
科目编码
201
20101
2010101
208
20805
2080505
科目名称
合计
一般公共服务支出
人大事务
行政运行
社会保障和就业支出
行政事业单位养老支出
机关事业单位基本养老保险缴费支出
小计
100.00
60.00
60.00
60.00
40.00
40.00
40.00
基本支出
70.00
50.00
50.00
50.00
20.00
20.00
20.00
项目支出
30.00
10.00
10.00
10.00
20.00
20.00
20.00
`,
	"basic": `一般公共预算财政拨款基本支出决算表
单位：万元
人员经费
经济分类科目编码
301
30101
30102
30103
303
30301
30302
科目名称
工资福利支出
基本工资
津贴补贴
奖金
对个人和家庭的补助
离休费
退休费
决算数
40.00
25.00
15.00
12.00
12.00
人员经费合计
52.00
公用经费
302
30201
30202
30203
30204
30205
30206
30207
商品和服务支出
办公费
印刷费
咨询费
手续费
水费
电费
邮电费
决算数
18.00
8.00
4.00
3.00
1.00
2.00
公用经费合计
18.00
注：本表反映部门本年度基本支出情况。
`,
}

func columnarDump(names ...string) model.Layout {
	var b strings.Builder
	for _, n := range names {
		b.WriteString(columnarTables[n])
		b.WriteByte('\n')
	}
	return read(b.String())
}

// table gives the table of a type.
func tableOf(t *testing.T, l model.Layout, is model.Type) drawn {
	t.Helper()
	i := slices.IndexFunc(l.Grids, func(g model.Grid) bool { return g.Typed != nil && g.Typed.Type == is })
	if i < 0 {
		t.Fatalf("no %s among %d tables", is, len(l.Grids))
	}
	return drawn{t, l.Grids[i], l}
}

// amount asks for the text in the last column before the next label behind a label.
func (d drawn) beside(label, want string, sure bool) {
	d.Helper()
	c := d.find(label)
	at := d.g.At()
	cell := d.g.Cells[at[c.Row*d.g.Cols+c.Col+c.ColSpan]]
	if cell.Text != want {
		d.Errorf("beside %s: %q, want %q", label, cell.Text, want)
	}
	if cell.Doubtful == sure && want != "" {
		d.Errorf("beside %s: %q is doubtful: %v", label, cell.Text, cell.Doubtful)
	}
}

// Ties to the tables by code tell which line of a summary an amount is of.
func TestColumnarSummaryIsReadByTheTablesByCode(t *testing.T) {
	d := tableOf(t, columnarDump("summary", "income", "general"), model.IncomeExpenditureSummary)
	for label, want := range map[string]string{
		"一、一般公共预算财政拨款收入": "100.00", "八、其他收入": "6.00", "本年收入合计": "106.00", "年初结转和结余": "1.00",
		"五、事业收入": "", "使用非财政拨款结余": "",
	} {
		c := d.find(label)
		if got := d.g.Cells[d.g.At()[c.Row*d.g.Cols+1]].Text; got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
	for _, label := range []string{"八、其他收入", "年初结转和结余"} { // 事业收入 would add up, too, and so would the other balance
		c := d.find(label)
		if !d.g.Cells[d.g.At()[c.Row*d.g.Cols+1]].Doubtful {
			t.Errorf("%s is certain", label)
		}
	}
}

// Basic and project expenditure could change places: the list by economic code says how much is basic.
func TestColumnsAreToldApartByTheirTies(t *testing.T) {
	d := tableOf(t, columnarDump("general", "basic"), model.GeneralBudgetExpenditure)
	for row, want := range map[string][3]string{"201": {"60.00", "50.00", "10.00"}, "2080505": {"40.00", "20.00", "20.00"}} {
		for i, head := range []string{"小计", "基本支出", "项目支出"} {
			d.want(row, head, want[i])
		}
	}
}

func TestColumnsThatNothingTellsApartAreDoubtful(t *testing.T) {
	d := readTable(t, columnarTables["general"])
	d.want("201", "小计", "60.00")
	for _, head := range []string{"基本支出", "项目支出"} {
		if c := d.in("201", head); !c.Doubtful || c.Text == "" {
			t.Errorf("%s: %q, doubtful: %v; the columns could change places", head, c.Text, c.Doubtful)
		}
	}
}

// A class with an amount for each of its sections is certain; where some are blank, which is a choice.
func TestColumnarListsArePartedByTheirSums(t *testing.T) {
	d := tableOf(t, columnarDump("general", "basic"), model.GeneralBudgetBasicExpenditure)
	for label, want := range map[string]string{"工资福利支出": "40.00", "对个人和家庭的补助": "12.00", "商品和服务支出": "18.00", "人员经费合计": "52.00", "公用经费合计": "18.00"} {
		d.beside(label, want, true)
	}
	placed := 0
	for _, label := range []string{"基本工资", "津贴补贴", "奖金"} {
		c := d.find(label)
		if cell := d.g.Cells[d.g.At()[c.Row*d.g.Cols+c.Col+1]]; cell.Text != "" {
			placed++
			if !cell.Doubtful {
				t.Errorf("%s: %q is certain, and one of three is blank", label, cell.Text)
			}
		}
	}
	if placed != 2 {
		t.Errorf("%d of the two amounts under 301 are placed", placed)
	}
}

// The amounts of 三公 written half after half where the form has them pair by pair: both halves add up, and not in one way.
func TestColumnarSingleRowSatisfiesItsSums(t *testing.T) {
	three := &table{region: region{kind: model.ThreePublic, stage: model.StageFinalAccounts}, columns: formsOf(model.ThreePublic, model.StageFinalAccounts)[0]}
	r := &row{key: "total"}
	for i, v := range []int64{90, 20, 40, 10, 30, 30, 70, 15, 30, 12, 18, 25} {
		r.amounts = append(r.amounts, token{kind: amount, value: v * 100_000, line: i})
	}
	three.rows = []*row{r}
	a := newAccount([]*table{three}, &source{}, Options{})
	if !a.placeColumnarSingle(three) || len(r.cols) != 12 {
		t.Fatalf("%d of 12 amounts are placed", len(r.cols))
	}
	var v vector
	for i, c := range r.cols {
		v[c] = r.amounts[i].value
	}
	if !(choice{v: v}).holds(three.columns.rows, 0) || v[0] != 9_000_000 {
		t.Errorf("%v does not add up", v)
	}
	if r.sure {
		t.Error("an order that is not the dump's is certain")
	}
}

func TestCodesInPartsAreReadByTheirOrder(t *testing.T) {
	s := splitCodes{
		groups: []int{4, 3}, classes: []string{"201", "208"}, steps: splitSteps,
		parts: []string{"01", "01", "01", "01", "02", "05", "05", "06"}, // 款 ×3, 项 ×2, 款 ×2, 项
	}
	s.search()
	want := []string{"201", "20101", "2010101", "2010102", "208", "20805", "2080506"}
	if !slices.ContainsFunc(s.found, func(codes []string) bool { return slices.Equal(codes, want) }) {
		t.Errorf("%v, want %v among them", s.found, want)
	}
}

// Where the 项 stand beside their names, the parts between them are 款 alone.
func TestItemsBesideTheirNames(t *testing.T) {
	d := readTable(t, `一般公共预算财政拨款支出决算表
类
款
项
科目名称
合计
一般公共服务支出
人大事务
01 行政运行
02 一般行政管理事务
社会保障和就业支出
行政事业单位养老支出
05 机关事业单位基本养老保险缴费支出
201
201
201
201
208
208
208
01
01
01
05
05
小计
79.00
70.00
70.00
45.00
25.00
9.00
9.00
9.00
基本支出
54.00
45.00
45.00
45.00
9.00
9.00
9.00
项目支出
25.00
25.00
25.00
25.00
`)
	for code, name := range map[string]string{"2010101": "行政运行", "2010102": "一般行政管理事务", "2080505": "机关事业单位基本养老保险缴费支出"} {
		d.name(code, 1, name)
	}
	d.want("2010102", "小计", "25.00")
}

// A tool that parts words, not cells, with tabs leaves no cell blank.
func TestTabsBetweenWordsAreNoCells(t *testing.T) {
	d := readTable(t, strings.ReplaceAll(`一般公共预算财政拨款支出决算表
科目编码 科目名称 合计 基本支出 项目支出
合计 79.00 54.00 25.00
`+strings.Repeat("201 一般公共服务支出 70.00 45.00 25.00\n20101 人大事务 70.00 45.00 25.00\n2010101 行政运行 45.00 45.00\n2010102 一般行政管理事务 25.00 25.00\n", 1)+
		`208 社会保障和就业支出 9.00 9.00
20805 行政事业单位养老支出 9.00 9.00
2080505 机关事业单位基本养老保险缴费支出 9.00 9.00
`+strings.Repeat("本部门 情况 说明\n", minTabbed), " ", "\t"))
	d.want("2010102", "项目支出", "25.00")
	d.want("2080505", "基本支出", "9.00")
}

func TestAmountsAreParted(t *testing.T) {
	for in, want := range map[string][]string{
		"5136.90一、一般公共服务支出":    {"5136.90", "一、一般公共服务支出"},
		"本年收入合计5,137.46本年支出合计": {"本年收入合计5,137.46本年支出合计"},
		"总计5137.46": {"总计", "5137.46"},
		"2020年度":    {"2020年度"},
		"1.50":      {"1.50"},
	} {
		if got := partsOfRun(in); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
	lines := [][]token{runsToTokens("30101 基本工资 22.5030201 办公费 22.49", 0)}
	partCodes(lines)
	var got []string
	for _, k := range lines[0] {
		got = append(got, k.text)
	}
	if want := []string{"30101", "基本工资", "22.50", "30201", "办公费", "22.49"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A tall cell is written before the others: the sums part the amounts among the classes in any order, and all are choices.
func TestListsWrittenOutOfOrder(t *testing.T) {
	out := strings.Replace(columnarTables["basic"], "决算数\n18.00\n8.00\n4.00\n3.00\n", "决算数\n8.00\n4.00\n18.00\n3.00\n", 1)
	d := readTable(t, out)
	for label, want := range map[string]string{"工资福利支出": "40.00", "商品和服务支出": "18.00", "人员经费合计": "52.00"} {
		d.beside(label, want, false)
	}
}

// Beside their labels the amounts of both lists are certain, though 类 and 款 are parted and some rows are blank.
func TestListsWithCodesInPartsAreReadByTheirNames(t *testing.T) {
	d := readTable(t, `一般公共预算财政拨款基本支出决算表
单位：万元
经济分类 经济分类
科目编码 科目名称 决算数 科目编码 科目名称 决算数
301 302
工资福利支出 40.00 商品和服务支出 18.00
301 01 302
基本工资 01 办公费
25.00 8.00
301 02 302
津贴补贴 15.00 02 印刷费 10.00
301 03 302
奖金 03 咨询费
301 08 机关事业单位基本养老保险缴 302
06 电费
费
人员经费合计 40.00 公用经费合计 18.00
`)
	for label, want := range map[string]string{
		"工资福利支出": "40.00", "基本工资": "25.00", "津贴补贴": "15.00", "办公费": "8.00", "印刷费": "10.00", "咨询费": "", "电费": "", "公用经费合计": "18.00",
	} {
		d.beside(label, want, true)
	}
	d.find("机关事业单位基本养老保险缴费")
}

// What a fund received, what was left and what was spent could change places: a table with balances is doubtful as a whole.
func TestColumnarFundsWithBalances(t *testing.T) {
	d := readTable(t, `政府性基金预算财政拨款收入支出决算表
单位：万元
科目编码
229
22960
2296003
科目名称
合计
其他支出
彩票公益金安排的支出
用于体育事业的彩票公益金支出
年初结转和结余
1.45
1.45
1.45
1.45
本年收入
144.14
144.14
144.14
144.14
本年支出
小计
145.59
145.59
145.59
145.59
基本支出
项目支出
145.59
145.59
145.59
145.59
年末结转和结余
`)
	for head, want := range map[string]string{"年初结转和结余": "1.45", "本年收入": "144.14", "小计": "145.59", "项目支出": "145.59", "年末结转和结余": ""} {
		c := d.in("2296003", head)
		if c.Text != want || want != "" && !c.Doubtful {
			t.Errorf("%s: %q, doubtful: %v; want %q, doubtful", head, c.Text, c.Doubtful, want)
		}
	}
}
