package accounts_test

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// grid makes the grid of rows of cells parted by |; < is a cell that the one to its left covers.
func grid(rows ...string) model.Grid {
	g := model.Grid{Rows: len(rows), Pages: []int{1}}
	for r, row := range rows {
		cells := strings.Split(row, "|")
		g.Cols = len(cells)
		for c, text := range cells {
			if text = strings.TrimSpace(text); text == "<" {
				g.Cells[len(g.Cells)-1].ColSpan++
				continue
			}
			g.Cells = append(g.Cells, model.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: text, Page: 1})
		}
	}
	return g
}

// convert reads one table under a title, and checks its sums.
func convert(cover, title string, g model.Grid) model.Result {
	l := &model.Layout{Grids: []model.Grid{g}}
	for _, text := range []string{cover, title, "单位：万元"} {
		l.Lines = append(l.Lines, model.Line{Page: 1, Words: []model.Word{{Text: text}}})
	}
	l.Grids[0].Above, l.Grids[0].Below = len(l.Lines), len(l.Lines)
	r := normalize.Document([]model.PageInfo{{Page: 1, Via: model.ViaText}}, l, normalize.Options{})
	audit.Document(&r)
	return r
}

// A table needs nothing but its values: the other stages recognise, read, sum and prove it by them.
func TestNewTable(t *testing.T) {
	procurement := grid(
		"科目编码 | 科目名称 | 采购合计 | 货物类 | 工程类 | 服务类",
		"合计 | < | 9.50 | 4.00 | 3.00 | 2.50",
		"201 | 一般公共服务支出 | 9.50 | 4.00 | 3.00 | 2.50",
		"20103 | 政府办公厅（室）及相关机构事务 | 9.50 | 4.00 | 3.00 | 2.50",
		"2010301 | 行政运行 | 5.50 | 3.00 |  | 2.50",
		"2010302 | 一般行政管理事务 | 4.00 | 1.00 | 3.00 | ",
	)
	occasions := grid(
		"预算数 | < | < | < | 决算数 | < | < | <",
		"合计 | 差旅费 | 咨询费 | 印刷费 | 合计 | 差旅费 | 咨询费 | 印刷费",
		"6.00 | 3.00 | 2.00 | 1.00 | 5.50 | 3.00 | 1.50 | 1.00",
	)
	for _, c := range []struct {
		title  string
		grid   model.Grid
		want   model.Type
		stage  model.Stage
		row    string
		column string
		amount string
		check  string
	}{
		{"2021年度政府采购支出决算表", procurement, "government_procurement", model.StageFinalAccounts, "2010302", "works", "3.00", "government_procurement.row_sum"},
		{"政府采购支岀决箅表", procurement, "government_procurement", model.StageFinalAccounts, "2010301", "services", "2.50", "government_procurement.row_sum"},
		{"2021年政府采购预算表", procurement, "government_procurement", model.StageBudget, "201", "goods", "4.00", "government_procurement.row_sum"},
		{"差旅、咨询及印刷支出决算表", occasions, "outlays_by_occasion", model.StageFinalAccounts, "total", "final.consulting", "1.50", "outlays_by_occasion.final_sum"},
	} {
		cover := "甲市乙局2021年度部门决算"
		if c.stage == model.StageBudget {
			cover = "甲市乙局2021年部门预算"
		}
		r := convert(cover, c.title, c.grid)
		table := &r.Tables[0]
		if table.Type != c.want || table.Stage == nil || *table.Stage != c.stage {
			t.Errorf("%s is %s of %v", c.title, table.Type, table.Stage)
			continue
		}
		proved := false
		for _, row := range table.Rows {
			if v := row.Values[c.column]; row.Key == c.row && v.Amount != nil && v.Amount.String() == c.amount {
				proved = v.State == model.Proved
			}
		}
		if !proved {
			t.Errorf("%s: %s of %s is not proved to be %s: %+v", c.title, c.column, c.row, c.amount, table.Rows)
		}
		passed := 0
		for _, check := range r.Document.Audit.Checks {
			if check.ID == c.check && check.Result == "pass" {
				passed++
			}
		}
		if passed == 0 {
			t.Errorf("%s: no check %s passes: %+v", c.title, c.check, r.Document.Audit.Checks)
		}
		for _, w := range r.Document.Warnings {
			t.Errorf("%s: %s %s", c.title, w.Code, w.Message)
		}
	}
}

// A sum of the new table that fails is seen, and what it covers is doubtful.
func TestNewTableWithAFault(t *testing.T) {
	r := convert("甲市乙局2021年度部门决算", "政府采购支出决算表", grid(
		"科目编码 | 科目名称 | 采购合计 | 货物类 | 工程类 | 服务类",
		"合计 | < | 9.50 | 4.00 | 3.00 | 2.50",
		"201 | 一般公共服务支出 | 9.50 | 4.00 | 8.00 | 2.50",
	))
	for _, row := range r.Tables[0].Rows {
		if v := row.Values["works"]; v.State == model.Proved {
			t.Errorf("works of %s is proved", row.Key)
		}
	}
	if r.Document.Audit.Summary.Fail == 0 {
		t.Error("no check fails")
	}
}
