package audit

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// An amount is told why it has its state, by the sums that bind it.
func TestExplain(t *testing.T) {
	right := "total basic project\ntotal 6.00 4.00 2.00 合计\n201 6.00 4.00 2.00 一般公共服务支出\n20101 6.00 4.00 2.00 人大事务\n2010101 4.00 4.00 - 行政运行\n2010102 2.00 - 2.00 一般行政管理事务\n"
	for _, c := range []struct {
		name, drawing string
		via           model.Via
		key, column   string
		reason        Reason
		checks        string // their ids and results
	}{
		{"proved", right, model.ViaText, "2010101", "basic", ReasonProved, "row_sum pass"},
		{"misprinted", strings.Replace(right, "2010102 2.00 - 2.00", "2010102 2.00 - 2.50", 1), model.ViaText, "2010102", "project", ReasonPublisher, "row_sum fail"},
		{"misread", strings.Replace(right, "2010102 2.00 - 2.00", "2010102 2.00 - 2.50", 1), model.ViaOCR, "2010102", "project", ReasonSumFails, "row_sum fail"},
		{"rounded", strings.Replace(right, "2010102 2.00 - 2.00", "2010102 2.01 - 2.00", 1), model.ViaText, "2010102", "project", ReasonProved, "row_sum rounding"},
		{"one recognised amount alone", "total basic project\ntotal 6.00 - 6.00 合计\n", model.ViaOCR, "total", "total", ReasonNotEnough, "row_sum pass"},
		{"alone", "budget.total final.total\ntotal 6.00 4.00 合计\n", model.ViaText, "total", "final.total", ReasonUntested, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			kind := model.Expenditure
			if strings.HasPrefix(c.drawing, "budget") {
				kind = model.ThreePublic
			}
			r := resultOf(draw(t, kind, c.via, c.drawing))
			Document(r)
			w, err := Explain(r, model.CellRef{Table: string(kind), Key: c.key, Column: c.column})
			if err != nil {
				t.Fatal(err)
			}
			found := c.checks == ""
			for _, check := range w.Checks {
				found = found || strings.HasSuffix(check.ID+" "+check.Result, c.checks)
			}
			if w.Reason != c.reason || !found {
				t.Errorf("%s of %+v, want %s of %s", w.Reason, w.Checks, c.reason, c.checks)
			}
		})
	}
}

func TestExplainOfNoAmount(t *testing.T) {
	r := resultOf(draw(t, model.Expenditure, model.ViaText, "total basic\ntotal 6.00 6.00 合计\n201 6.00 6.00 甲\n"))
	Document(r)
	for place, want := range map[model.CellRef]string{
		{Table: "income", Key: "total", Column: "total"}:      "there are 01-expenditure",
		{Table: "expenditure", Key: "205", Column: "total"}:   "it has 201, total",
		{Table: "expenditure", Key: "201", Column: "project"}: "it has basic, total",
	} {
		if _, err := Explain(r, place); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %s", place, err, want)
		}
	}
}
