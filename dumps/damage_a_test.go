package dumps

import (
	"strings"
	"testing"
)

// The tests of this and the following files are the cases of the list of layout damage seen in published dumps, A to
// E: each is named after its number, and drawn small.

// funds is the head of 财政拨款收入支出决算总表 in a plain dump.
const funds = `财政拨款收入支出决算总表
部门：甲局 单位：万元
收 入 支 出
项目
行
次
决算数
项目
行
次
决算数
合计
一般公共预算财政拨款
政府性基金预算财政拨款
国有资本经营预算财政拨款
栏次 1 栏次 2 3 4 5
`

// general is a table that tells the fund of every amount above: 一般公共预算.
const general = `
一般公共预算财政拨款支出决算表
部门：甲局 单位：万元
项目 本年支出
功能分类科目编码 科目名称 小计 基本支出 项目支出
合 计 37.50 37.50
201 一般公共服务支出 34.50 34.50
208 社会保障和就业支出 3.00 3.00
`

func fundsTable(t *testing.T, body string) drawn {
	t.Helper()
	l := read(funds + body + general)
	if len(l.Grids) != 2 {
		t.Fatalf("%d tables", len(l.Grids))
	}
	return drawn{t, l.Grids[0], l}
}

// A1: a 行次 broken over two lines stands between a label and its amounts.
func TestA1(t *testing.T) {
	d := fundsTable(t, "一、一般公共预算财政拨款 1 37.50 一、一般公共服务支出\n\n3\n\n3\n\n34.50 34.50\n")
	d.want("1", "决算数", "37.50")
	d.want("33", "合计", "34.50")
	d.want("33", "一般公共预算财政拨款", "34.50")
}

// A2: a 行次 broken over two lines and no amounts.
func TestA2(t *testing.T) {
	d := fundsTable(t, "一、一般公共预算财政拨款 1 一、一般公共服务支出\n3\n3\n二、政府性基金预算财政拨款 2 二、外交支出\n\n3\n\n4\n")
	d.name("34", -1, "二、外交支出")
	d.want("34", "合计", "")
}

// A3: the same with two amounts after it.
func TestA3(t *testing.T) {
	d := fundsTable(t, "一、一般公共预算财政拨款 1 37.50 一、一般公共服务支出\n3\n3\n34.50 34.50\n2 八、社会保障和就业支出\n3\n4\n3.00 3.00\n")
	d.want("34", "合计", "3.00")
	d.want("34", "一般公共预算财政拨款", "3.00")
}

// A4: the closing rows, their right 行次 broken.
func TestA4(t *testing.T) {
	d := fundsTable(t, "一、一般公共预算财政拨款 1 37.50 一、一般公共服务支出\n3\n3\n34.50 34.50\n2 八、社会保障和就业支出\n3\n4\n3.00 3.00\n本年收入合计 3 37.50 本年支出合计\n3\n5\n37.50 37.50\n总计 4 37.50 总计\n3\n6\n37.50 37.50\n")
	d.want("3", "决算数", "37.50")
	d.want("35", "合计", "37.50")
	d.want("36", "一般公共预算财政拨款", "37.50")
}

// A5: closing rows without amounts, and one with a name on the left side alone.
func TestA5(t *testing.T) {
	d := fundsTable(t, "一、一般公共预算财政拨款 1 一、一般公共服务支出\n3\n3\n年初财政拨款结转和结余 2 年末财政拨款结转和结余\n3\n4\n一般公共预算财政拨款 3\n3\n5\n")
	d.name("34", -1, "年末财政拨款结转和结余")
	d.name("3", -1, "一般公共预算财政拨款")
	d.name("35", -1, "")
	d.want("34", "合计", "")
}

const summary = `2020 年度收入支出决算总表（表 1）
部门：甲局 单位：万元
收入 支出
项目 行次 决算数 项目 行次 决算数
栏次 1 栏次 2
`

// A6: the left half is a 行次 alone; it is no amount.
func TestA6(t *testing.T) {
	d := readTable(t, summary+"一、一般公共预算财政拨款收入 1 20.00 一、一般公共服务支出 31 20.00\n2 九、卫生健康支出 32 38.61\n3 十、节能环保支出 33\n")
	d.want("2", "决算数", "")
	d.name("2", -1, "")
	d.want("32", "决算数", "38.61")
	d.want("33", "决算数", "")
}

// A7: whole numbers of the running sequence are 行次.
func TestA7(t *testing.T) {
	d := readTable(t, summary+"一、一般公共预算财政拨款收入 1 20.00 一、一般公共服务支出 31 20.00\n二、政府性基金预算财政拨款收入 2 二、外交支出 32\n")
	d.want("2", "决算数", "")
	d.want("32", "决算数", "")
	d.name("32", -1, "二、外交支出")
}

// A8: separators of thousands may be there or not; the print stays.
func TestA8(t *testing.T) {
	d := readTable(t, summary+"一、一般公共预算财政拨款收入 1 3,907.09 一、一般公共服务支出 31 1703.00\n")
	d.want("1", "决算数", "3,907.09")
	d.want("31", "决算数", "1703.00")
	if v, ok := parseAmount("3,907.09"); !ok || v != 3907090000 {
		t.Errorf("3,907.09 is %d millionths", v)
	}
}

// A9: a printed 0.00 is kept, and a blank stays blank.
func TestA9(t *testing.T) {
	d := readTable(t, generalHead+"合计 12.00 8.00 4.00\n201 一般公共服务支出 12.00 8.00 4.00\n2010101 行政运行 8.00 8.00 0.00\n2010102 一般行政管理事务 4.00 4.00\n")
	d.want("2010101", "项目支出", "0.00")
	d.want("2010102", "基本支出", "")
	d.want("2010102", "项目支出", "4.00")
}

// A10: a blank before a per cent sign; the narrative is kept as printed.
func TestA10(t *testing.T) {
	if got := textOf(read("其他收入占本年收入 10.37 %。")); !strings.Contains(got, "10.37 %") {
		t.Error(got)
	}
}

// A11: a unit on the line after its amount is text, no table.
func TestA11(t *testing.T) {
	l := read("支出合计 83.78万元。其中：基本支出 60.63\n\n万元。")
	if len(l.Grids) != 0 || !strings.Contains(textOf(l), "60.63\n万元") {
		t.Error(textOf(l))
	}
}

// A12: a percentage with a separator of thousands.
func TestA12(t *testing.T) {
	if got := textOf(read("完成年初预算的 56,766.67%。")); !strings.Contains(got, "56,766.67%") {
		t.Error(got)
	}
}

// A13: a reached value without its per cent sign stays as printed.
func TestA13(t *testing.T) {
	d := readTable(t, "三级指标\t目标值\t完成值\t得分\n办结率\t≥95%\t100\t10\n满意度\t≥90%\t98%\t10")
	d.want("办结率", "完成值", "100")
}
