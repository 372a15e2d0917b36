package dumps

import (
	"strings"
	"testing"
)

func wantText(t *testing.T, dump, want string) {
	t.Helper()
	if got := textOf(read(dump)); !strings.Contains(got, want) {
		t.Errorf("%q is not in %q", want, got)
	}
}

// E1: check boxes of HTML.
func TestE1(t *testing.T) {
	wantText(t, `1、部门预算项目 <input checked="" type="checkbox"/> 2、市直专项 <input type="checkbox"/>`, "1、部门预算项目 ☑ 2、市直专项 □")
}

// E2: a tick that became the letter p stays as printed: only the form it stands in can tell.
func TestE2(t *testing.T) {
	wantText(t, "部门预算项目p 2、市直专项□", "部门预算项目p 2、市直专项□")
}

// E3: a tick from the private use area.
func TestE3(t *testing.T) {
	wantText(t, "持续性项目 \uf052  新增性项目 □", "持续性项目 ☑")
}

// E4: the last box on the next line is kept after its choice.
func TestE4(t *testing.T) { wantText(t, "3、一次性项目\n\n□\n", "3、一次性项目\n□") }

// E5: tags around the text of a cell.
func TestE5(t *testing.T) {
	d := readTable(t, "序号\t事项\t情况\n1\t<p>甲事</p>\t完成\n2\t<p>乙事</p>\t完成\n")
	d.find("甲事")
}

// E6: formulas of TeX.
func TestE6(t *testing.T) {
	wantText(t, `完成值为 $\geq X$，得分 = 权重 $\times$ 比率，$\geq 80\%$`, "完成值为 ≥X，得分 = 权重 × 比率，≥80%")
}

// E7: a stray digit in a note is kept, and makes no row.
func TestE7(t *testing.T) {
	d := readTable(t, wide+"201 一般公共服务支出 18.92 18.86 0.06\n注：本表反映部门1本年度支出情况。\n")
	if !strings.Contains(d.text(), "部门1本年度") || d.g.Rows != 4 {
		t.Errorf("%d rows, %s", d.g.Rows, d.text())
	}
}

// E8: half-width colon and brackets beside full-width ones.
func TestE8(t *testing.T) {
	d := readTable(t, "支出决算表(表3)\n部门:甲局 单位:万元\n项目 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出\n功能分类科目编码 科目名称\n合计 9.00 5.00 4.00\n20131 党委办公厅(室)及相关机构事务 9.00 5.00 4.00\n")
	d.name("20131", 1, "党委办公厅(室)及相关机构事务")
	if !strings.Contains(d.text(), "部门:甲局") {
		t.Error(d.text())
	}
}

// E9: full-width signs mixed with half-width ones in a rule under a table, which is no row of it.
func TestE9(t *testing.T) {
	d := readTable(t, wide+"201 一般公共服务支出 18.92 18.86 0.06\n注：本表反映支出情况。\n1 栏各行＝（2＋3+4）栏各行。\n")
	if !strings.Contains(d.text(), "＝（2＋3+4）") {
		t.Error(d.text())
	}
}

// E10: a bracket of each width.
func TestE10(t *testing.T) {
	wantText(t, "综合(外事）工作经费", "综合(外事）工作经费")
}

// E11: a half-width semicolon.
func TestE11(t *testing.T) { wantText(t, "占4.61%;卫生健康支出", "4.61%;") }

// E12: a misprint in a weight stays as printed.
func TestE12(t *testing.T) { wantText(t, "值班天数(3份)", "(3份)") }
