package dumps

import (
	"strings"
	"testing"
)

const wide = generalHead + "合 计 18.92 18.86 0.06\n"

// C1: code, two parts of a name and the numbers on lines of their own.
func TestC1(t *testing.T) {
	d := readTable(t, wide+"20131\n\n党委办公厅（室）及\n\n相关机构事务\n\n18.92 18.86 0.06\n")
	d.name("20131", 1, "党委办公厅（室）及相关机构事务")
	d.want("20131", "项目支出", "0.06")
}

// C2: the same with longer names.
func TestC2(t *testing.T) {
	d := readTable(t, wide+"20805\n行政事业单位养老支\n出\n29.10 29.10\n2080505\n机关事业单位基本\n养老保险缴费支出\n29.10 29.10\n2081199\n其他残疾人事业支\n出\n2.57 2.57\n")
	d.name("20805", 1, "行政事业单位养老支出")
	d.name("2080505", 1, "机关事业单位基本养老保险缴费支出")
	d.name("2081199", 1, "其他残疾人事业支出")
}

const lists = `一般公共预算财政拨款基本支出决算明细表（表
6）
部门：甲局 单位：万元
人员经费 公用经费
经济
分类
科目
编码
科目名称 决算数
经济
分类
科目
编码
科目名称 决算数
经济分
类科目
编码
科目名称 决算数
`

// C3: three groups of columns in one printed row.
func TestC3(t *testing.T) {
	d := readTable(t, lists+"301 工资福利支出 18.25 302\n商品和服务\n\n支出\n40.92 310 资本性支出\n")
	d.name("301", 2, "18.25")
	d.name("302", 1, "商品和服务支出")
	d.name("302", 2, "40.92")
	d.name("310", 2, "")
}

// C4: a broken name before its amount, the next group behind it.
func TestC4(t *testing.T) {
	d := readTable(t, lists+"30108\n机关事业单位\n基本养老保险缴\n费\n27.25 30206 电费\n")
	d.name("30108", 1, "机关事业单位基本养老保险缴费")
	d.name("30108", 2, "27.25")
	d.name("30206", 1, "电费")
	d.name("30206", 2, "")
}

// C5: the broken name is the last of the row and has no amount.
func TestC5(t *testing.T) {
	d := readTable(t, lists+"30103 奖金 211.88 30203 咨询费 0.30 31007\n信息网络\n及软件购置\n更新\n30109 职业年金缴费 30207 邮电费\n")
	d.name("31007", 1, "信息网络及软件购置更新")
	d.name("31007", 2, "")
	d.name("30203", 2, "0.30")
}

// C6: a broken name in the middle group.
func TestC6(t *testing.T) {
	d := readTable(t, lists+"30109 职业年金缴费 30207 邮电费\n30101 基本工资 7.00 30231\n公务用车\n运行维护费\n4.10\n30103 奖金 3.00\n")
	d.name("30231", 1, "公务用车运行维护费")
	d.name("30231", 2, "4.10")
	d.name("30103", 2, "3.00")
}

// C7: two broken names in one printed row.
func TestC7(t *testing.T) {
	d := readTable(t, lists+"30310\n个人农业生产\n补贴\n30231\n公务用车\n运行维护费\n4.10\n30311\n代缴社会保险\n费\n30239\n其他交通\n费用\n16.75\n30299\n其他商品\n和服务支出\n0.20\n")
	d.name("30310", 1, "个人农业生产补贴")
	d.name("30310", 2, "")
	d.name("30311", 1, "代缴社会保险费")
	d.name("30239", 2, "16.75")
	d.name("30299", 2, "0.20")
}

// C8: heads of one or two characters a line.
func TestC8(t *testing.T) {
	d := readTable(t, "支出决算表（表 3）\n单位：\n万元\n项目\n本年支\n出合计\n基本支\n出\n项目支\n出\n上\n缴\n上\n级\n支\n出\n经\n营\n支\n出\n对附属\n单位补\n助支出\n功能分类科目编码 科目名称\n类 款 项\n栏 次 1 2 3 4 5 6\n合 计 9.00 5.00 4.00\n201 一般公共服务支出 9.00 5.00 4.00\n")
	d.find("上缴上级支出")
	d.find("对附属单位补助支出")
	if d.find("6").Col != 7 {
		t.Error("the numbers of the columns are not over them")
	}
}

// C9: the end of one head glued to the beginning of the next.
func TestC9(t *testing.T) {
	d := readTable(t, "政府性基金预算财政拨款收入支出决算表（表 8）\n部门：甲局 单位：万元\n项目 年初\n结转\n和结\n余\n本年\n收入\n本年支出\n年末结转\n和结余功能分类科目编码 科目名称 小计\n基本\n支出\n项目\n支出\n类 款 项\n栏 次 1 2 3 4 5 6\n合 计\n")
	d.find("年末结转和结余")
	d.find("小计")
	if d.g.Cols != 8 {
		t.Errorf("%d columns", d.g.Cols)
	}
}

// C10: department and unit over several lines.
func TestC10(t *testing.T) {
	d := readTable(t, "支出决算表\n部门：甲市乙区委\n员会办公室\n单位：万\n元\n项目 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出\n功能分类科目编码 科目名称\n合 计 9.00 5.00 4.00\n201 一般公共服务支出 9.00 5.00 4.00\n")
	if text := d.text(); !strings.Contains(text, "部门：甲市乙区委员会办公室") || !strings.Contains(text, "单位：万元") {
		t.Error(text)
	}
}

// C11: a title over two lines.
func TestC11(t *testing.T) {
	d := readTable(t, lists+"301 工资福利支出 18.25 302 商品和服务支出 40.92\n")
	if !strings.Contains(d.text(), "明细表（表6）") {
		t.Error(d.text())
	}
}

// C12: chapter titles over two lines are text, and end no table wrongly.
func TestC12(t *testing.T) {
	d := readTable(t, "第二部分 甲局\n2020 年度部门决算表\n"+wide+"201 一般公共服务支出 18.92 18.86 0.06\n第三部分 甲局部门决\n算情况说明\n")
	if !strings.Contains(d.text(), "第三部分") {
		t.Error(d.text())
	}
}

// C13: a line of the contents broken in two; no table is found in a list of titles.
func TestC13(t *testing.T) {
	l := read("一、收入支出决算总表\n二、收入决算表\n三、支出决算表\n四、三公经费支出决算情况说\n\n明\n")
	if len(l.Grids) != 0 {
		t.Errorf("%d tables", len(l.Grids))
	}
}

// C14: blanks where the page broke the words of a cell.
func TestC14(t *testing.T) {
	d := readTable(t, "一级 指标\t二级 指标\t得分\n产出 指标\t办结 率\t10\n产出 指标\t差错 率\t10\n")
	d.find("办结率")
}

// C15: the same in the narrative.
func TestC15(t *testing.T) {
	if got := textOf(read("其他社会保 障缴费，税金及附加费 用。")); !strings.Contains(got, "社会保障缴费") || !strings.Contains(got, "附加费用") {
		t.Error(got)
	}
}

// C16: words spread by blanks.
func TestC16(t *testing.T) {
	d := readTable(t, wide+"201 一般公共服务支出 18.92 18.86 0.06\n")
	d.want("合计", "小计", "18.92")
}

// C17: a word cut by a page break in a cell of a row that goes on.
func TestC17(t *testing.T) {
	d := readTable(t, "一级\t二级\t三级\t得分\n产出\t数量\t条数\t10\n效益\t满意\t满意度指\t\n\n\t\t标\t\n")
	d.find("满意度指标")
}

// C18: a sentence cut by a page break keeps both its halves.
func TestC18(t *testing.T) {
	if got := textOf(read("开展相关工\n\n作。\n")); got != "开展相关工\n作。\n" {
		t.Error(got)
	}
}

// C19: a row cut by a page break: the second part has its first cells blank.
func TestC19(t *testing.T) {
	d := readTable(t, "序号\t事项\t内容\t完成情况\n1\t甲事\t做到\t完成\n2\t乙事\t按时\t按期\n\n\t\t送达。\t办结。\n")
	d.find("按时送达。")
	d.find("按期办结。")
}

// C20: a subject broken before its bracket.
func TestC20(t *testing.T) {
	if got := textOf(read("其他支出\n(项) 80 万元；\n")); !strings.Contains(got, "(项) 80 万元") {
		t.Error(got)
	}
}
