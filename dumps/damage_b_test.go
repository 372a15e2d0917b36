package dumps

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

const generalHead = `一般公共预算财政拨款支出决算表
部门：甲局 单位：万元
项目 本年支出
功能分类科目编码 科目名称 小计 基本支出 项目支出
`

// B1: only filled cells are printed; the sums of the columns tell which column each amount is of.
func TestB1(t *testing.T) {
	d := readTable(t, generalHead+"合 计 15.48 9.00 6.48\n201 一般公共服务支出 15.48 9.00 6.48\n20101 人大事务 15.48 9.00 6.48\n2010101 行政运行 9.00 9.00\n2010102 一般行政管理事务 6.48 6.48\n")
	d.want("2010101", "基本支出", "9.00")
	d.want("2010101", "项目支出", "")
	d.want("2010102", "项目支出", "6.48")
	d.want("2010102", "基本支出", "")
}

// Where more than one placement satisfies the sums, it is a choice and says so.
func TestB1UndecidedIsDoubtful(t *testing.T) {
	d := readTable(t, generalHead+"合 计 18.00 9.00 9.00\n201 一般公共服务支出 18.00 9.00 9.00\n20101 人大事务 9.00 9.00\n20131 党委办公厅（室）及相关机构事务 9.00 9.00\n")
	for _, code := range []string{"20101", "20131"} {
		c := d.find(code)
		doubt := false
		for _, o := range d.g.Cells {
			doubt = doubt || o.Row == c.Row && o.Text == "9.00" && o.Doubtful
		}
		if !doubt {
			t.Errorf("%s has no doubtful amount", code)
		}
	}
}

// B2: three numbers in a table of seven columns; the summary's lines tell which.
func TestB2(t *testing.T) {
	l := read(summary + "一、一般公共预算财政拨款收入 1 83.33 一、一般公共服务支出 31 83.39\n二、政府性基金预算财政拨款收入 2 二、外交支出 32\n三、国有资本经营预算财政拨款收入 3 三、国防支出 33\n四、上级补助收入 4 四、公共安全支出 34\n五、事业收入 5 五、教育支出 35\n六、经营收入 6 六、科学技术支出 36\n七、附属单位上缴收入 7 七、文化旅游体育与传媒支出 37\n八、其他收入 8 0.06 八、社会保障和就业支出 38\n本年收入合计 9 83.39\n" + `
收入决算表
项目 本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入
功能分类科目编码 科目名称
合 计 83.39 83.33 0.06
201 一般公共服务支出 83.39 83.33 0.06
`)
	d := drawn{t, l.Grids[1], l}
	d.want("201", "财政拨款收入", "83.33")
	d.want("201", "其他收入", "0.06")
	d.want("201", "事业收入", "")
}

const received = "收入决算表\n部门：甲局\t\t\t单位：万元\n项目\t\t\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t附属单位上缴收入\t其他收入\n"

// B3: the 栏次 stand in the row of 科目名称, 类 款 项 in a row of their own, and the row of totals has no label.
func TestB3(t *testing.T) {
	d := readTable(t, received+"功能分类科目编码\t科目名称\t\t1\t2\t3\t4\t5\t6\t7\n\t类\t款 项\t合 计\t\t\t\t\t\t\n\t\t\t17.17\t17.09\t\t\t\t\t0.08\n201\t\t一般公共服务支出\t17.17\t17.09\t\t\t\t\t0.08")
	d.want("合计", "本年收入合计", "17.17")
	d.want("合计", "其他收入", "0.08")
	d.want("201", "财政拨款收入", "17.09")
}

// B4: the labels 栏次 and 合计 are glued in the row of totals.
func TestB4(t *testing.T) {
	d := readTable(t, "支出决算表\n项目\t\t\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出\n功能分类科目编码\t科目名称\t\t\t\t\t\t\t\n类\t款\t项\t1\t2\t3\t4\t5\t6\n\t\t栏次合计\t9.37\t6.75\t2.62\t\t\t\n201\t\t一般公共服务支出\t9.37\t6.75\t2.62\t\t\t")
	d.want("201", "项目支出", "2.62")
	d.want("合计", "本年支出合计", "9.37")
}

// B5: the code in the first cell, its name in the third.
func TestB5(t *testing.T) {
	d := readTable(t, received+"功能分类科目编码\t科目名称\n合计\t\t\t5.00\t5.00\t\t\t\t\t\n201\t\t一般公共服务支出\t5.00\t5.00\t\t\t\t\t\n")
	d.name("201", 1, "一般公共服务支出")
	d.want("201", "财政拨款收入", "5.00")
}

// B6: another offset in a table of the same kind: name in the second cell, a blank one after it.
func TestB6(t *testing.T) {
	d := readTable(t, "一般公共预算财政拨款支出决算表\n项目\t\t\t本年支出\t\t\n功能分类科目编码\t科目名称\t\t小计\t基本支出\t项目支出\n合 计\t\t\t9.00\t6.00\t3.00\n201\t一般公共服务支出\t\t9.00\t6.00\t3.00\n2010102\t一般行政管理事务\t\t3.00\t\t3.00")
	d.want("2010102", "项目支出", "3.00")
	d.want("2010102", "基本支出", "")
	d.name("2010102", 1, "一般行政管理事务")
}

// B7: a head with more cells than the row of 栏次 has values: the 栏次 tell.
func TestB7(t *testing.T) {
	d := readTable(t, "一般公共预算财政拨款“三公”经费支出决算表\n预算数\t\t\t\t\t\t\t决算数\t\t\t\t\t\t\n合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t\t公务接待费\n\t\t小计\t公务用车购置费\t公务用车运行费\t小计\t公务用车购置费\t公务用车运行费\n1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n5.40\t\t5.40\t\t5.40\t\t1.50\t\t1.50\t\t1.50\t")
	row := d.find("5.40").Row
	want := []string{"5.40", "", "5.40", "", "5.40", "", "1.50", "", "1.50", "", "1.50", ""}
	for c, text := range want {
		if got := d.g.Cells[d.g.At()[row*d.g.Cols+c]]; got.Text != text || got.Doubtful {
			t.Errorf("column %d is %q (doubtful: %v), not %q", c+1, got.Text, got.Doubtful, text)
		}
	}
	if len(d.g.Repairs) != 1 || d.g.Repairs[0].Kind != model.ShiftedRow {
		t.Errorf("the shifted head is not recorded: %v", d.g.Repairs)
	}
}

// A head whose cells stand over their columns is not said to be shifted.
func TestB7HeadInPlace(t *testing.T) {
	d := readTable(t, "一般公共预算财政拨款“三公”经费支出决算表\n预算数\t\t\t\t\t\t决算数\t\t\t\t\t\n合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\n\t\t小计\t公务用车购置费\t公务用车运行费\t\t\t\t小计\t公务用车购置费\t公务用车运行费\t\n1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n5.40\t\t5.40\t\t5.40\t\t1.50\t\t1.50\t\t1.50\t")
	if len(d.g.Repairs) != 0 {
		t.Error(d.g.Repairs)
	}
}

// B8: 栏次 begins in the cell after 科目名称, which is printed twice; the table has no figures.
func TestB8(t *testing.T) {
	d := readTable(t, "国有资本经营预算财政拨款支出决算表\n项目\t\t\t\t本年支出\t\t\n功能分类科目编码\t科目名称\t科目名称\t\t合计\t基本支出\t项目支出\n类\t款\t项\t栏次\t1\t2\t3\n\t\t\t合计\t\t\t")
	if d.g.Cols != 5 {
		t.Errorf("%d columns", d.g.Cols)
	}
	d.name("3", 0, "3")
}

// B9: 决算数 over four columns whose heads stand one row below, with the labels of another row between.
func TestB9(t *testing.T) {
	d := readTable(t, "财政拨款收入支出决算总表\n收入\t\t支出\t\t\t\t\t\n项目\t行次\t决算数\t项目\t行次\t决算数\t\t\t\n\t\t\t\t\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款\t国有资本经营预算财政拨款\n一、一般公共预算财政拨款\t1\t5.00\t一、一般公共服务支出\t33\t7.00\t5.00\t\t2.00")
	d.want("33", "合计", "7.00")
	d.want("33", "一般公共预算财政拨款", "5.00")
	d.want("33", "国有资本经营预算财政拨款", "2.00")
}

const items = "一般公共预算财政拨款基本支出决算明细表\n人员经费\t\t\t公用经费\n经济分类科目编码\t科目名称\t决算数\t经济分类科目编码\t科目名称\t决算数\t经济分类科目编码\t科目名称\t决算数\n"

// B10: labels of totals in merged cells: the amount is the next that is not blank.
func TestB10(t *testing.T) {
	d := readTable(t, items+"301\t工资福利支出\t8.00\t302\t商品和服务支出\t4.00\t310\t资本性支出\t\n\t人员经费合计\t8.00\t\t\t\t公用经费合计\t\t4.00")
	people, public := d.find("人员经费合计"), d.find("公用经费合计")
	at := d.g.At()
	if got := d.g.Cells[at[people.Row*d.g.Cols+2]].Text; got != "8.00" {
		t.Errorf("人员经费合计 %q", got)
	}
	if got := d.g.Cells[at[public.Row*d.g.Cols+5]].Text; got != "4.00" {
		t.Errorf("公用经费合计 %q", got)
	}
}

// B11: the heads of the groups cover another number of cells than the groups have.
func TestB11(t *testing.T) {
	d := readTable(t, items+"30101\t基本工资\t8.00\t30203\t咨询费\t4.00\t31007\t信息网络及软件购置更新\t2.00")
	for code, value := range map[string]string{"30101": "8.00", "30203": "4.00", "31007": "2.00"} {
		d.name(code, 2, value)
	}
}

// B12: a row of a form one cell to the right is given as it stands.
func TestB12(t *testing.T) {
	d := readTable(t, "一级指标\t二级指标\t三级指标\t目标\t实际\t得分\n产出指标\t数量指标\t信息条数\t≥120\t145\t10\n\t效益指标\t社会效益指标\t100%\t100%\t")
	if c := d.find("效益指标"); c.Col != 1 {
		t.Errorf("column %d", c.Col)
	}
}

// B13: rows with seven cells where those before have eight are filled up at the end, none is lost.
func TestB13(t *testing.T) {
	d := readTable(t, "一级\t二级\t三级\t\t目标\t实际\t得分\n产出\t数量\t条数\t\t≥120\t145\t10\n产出\t质量\t采用率\t≥90%\t96%\t10")
	d.name("采用率", 3, "10")
}

// B14: heads one cell to the left of their values: each cell stays where it stands.
func TestB14(t *testing.T) {
	d := readTable(t, "预算执行情况\t\t预算数\t执行数\t执行率\n\t支出总额\t39.92\t\t37.37\n\t得分\t\t\t19.34")
	d.name("支出总额", 1, "39.92")
}

// B15: a goal without a head row after it.
func TestB15(t *testing.T) {
	d := readTable(t, "年度绩效目标 6(10分)\t\t做好值班工作。\n产出指标\t数量指标\t值班天数\n产出指标\t质量指标\t差错")
	if c := d.find("做好值班工作。"); c.Col != 2 {
		t.Errorf("column %d", c.Col)
	}
}

// B16: the values of a form after its head words stay text.
func TestB16(t *testing.T) {
	if got := textOf(read("年度财政资金总额\n83.33 86.6 103.92% 20")); got == "" {
		t.Error("lost")
	}
}
