package dumptable

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

// agrees tells whether a placement of a row's amounts fits what other tables of the document print: totals that
// are the same amount in two tables, and parts that can't be more than the whole.
func (a *account) agrees(t *table, r *row, c choice) bool {
	switch t.kind {
	case model.Income:
		return r.key != "total" || a.incomeTotal(c)
	case model.Expenditure:
		return a.coversGeneral(r, c)
	case model.GeneralBudgetExpenditure:
		return r.key != "total" || a.basicTotal(c)
	case model.FiscalAppropriationSummary:
		return a.fundLine(r, c)
	case model.GovernmentFund, model.StateCapital:
		return a.fundTotal(t, r, c)
	case model.ThreePublic:
		return a.publicItems(t, c)
	}
	return true
}

// lineOf finds a row of a two-sided table by the beginning of its name.
func lineOf(rows []*row, has ...string) *row {
	for _, r := range rows {
		bare := r.bare()
		for _, h := range has {
			if strings.HasPrefix(bare, h) {
				return r
			}
		}
	}
	return nil
}

// lastOf is the amount of a row's last column of a one-column side (决算数); ok is false when nothing is known.
func lastOf(r *row, columns int) (v int64, ok bool) {
	if r == nil {
		return 0, false
	}
	if len(r.amounts) == 0 {
		return 0, true
	}
	if r.cols == nil || !r.sure {
		return 0, false
	}
	return r.in(columns - 1), true
}

// incomeTotal compares the 合计 row of 收入决算表 with the income side of 收入支出决算总表.
func (a *account) incomeTotal(c choice) bool {
	t1, t2 := a.of(model.IncomeExpenditureSummary), a.of(model.Income)
	if t1 == nil || t2 == nil || t1.open {
		return true
	}
	n := len(t1.sides.income.heads)
	get := func(names ...string) (int64, bool) { return lastOf(lineOf(t1.left, names...), n) }
	fiscal := int64(0)
	for _, name := range []string{"一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营"} {
		v, ok := get(name)
		if !ok {
			if name == "国有资本经营" && lineOf(t1.left, name) == nil {
				continue
			}
			return true
		}
		fiscal += v
	}
	for col, h := range t2.columns.heads {
		want, ok := int64(0), true
		switch label := h.group + h.label; {
		case strings.Contains(label, "财政拨款"):
			want = fiscal
		case strings.Contains(label, "教育收费"), col == 0:
			continue
		case strings.Contains(label, "上级"):
			want, ok = get("上级补助收入")
		case strings.Contains(label, "事业"):
			want, ok = get("事业收入")
		case strings.Contains(label, "附属"):
			want, ok = get("附属单位")
		case strings.Contains(label, "经营"):
			want, ok = get("经营收入")
		case strings.Contains(label, "其他"):
			want, ok = get("其他收入")
		}
		if ok && c.v[col] != want {
			return false
		}
	}
	return true
}

// coversGeneral: what 一般公共预算财政拨款支出决算表 prints for a code is part of what 支出决算表 prints for it; what it
// leaves is of the other funds.
func (a *account) coversGeneral(r *row, c choice) bool {
	part := [2]int64{}
	known := false
	for _, kind := range []model.Type{model.GeneralBudgetExpenditure, model.GovernmentFund, model.StateCapital} {
		t := a.of(kind)
		if t == nil || t.open {
			continue
		}
		of := find(t.rows, r.key)
		if of == nil || !of.sure || of.cols == nil {
			continue
		}
		known = true
		for col, h := range t.columns.heads {
			switch h.label {
			case "基本支出":
				part[0] += of.in(col)
			case "项目支出":
				part[1] += of.in(col)
			}
		}
	}
	return !known || c.v[1] >= part[0] && c.v[2] >= part[1]
}

// basicTotal: the 基本支出 of the 合计 row is what the economic codes add up to.
func (a *account) basicTotal(c choice) bool {
	t6 := a.of(model.GeneralBudgetBasicExpenditure)
	if t6 == nil || t6.open {
		return true
	}
	people, public := find(t6.left, "people_total"), find(t6.right, "public_total")
	if people == nil || public == nil || len(people.amounts) != 1 && len(public.amounts) != 1 {
		return true
	}
	sum := int64(0)
	for _, r := range []*row{people, public} {
		for _, v := range r.values() {
			sum += v
		}
	}
	return c.v[1] == sum
}

// fundLine compares the expenditure side of 财政拨款收入支出决算总表 with the tables of the three funds.
func (a *account) fundLine(r *row, c choice) bool {
	t4 := a.of(model.FiscalAppropriationSummary)
	if len(t4.sides.expenditure.heads) < 3 {
		return true
	}
	for col, kind := range map[int]model.Type{1: model.GeneralBudgetExpenditure, 2: model.GovernmentFund, 3: model.StateCapital} {
		if col >= len(t4.sides.expenditure.heads) {
			continue
		}
		want, ok := a.classTotal(kind, r)
		if ok && c.v[col] != want {
			return false
		}
	}
	return true
}

// classTotal is what a fund's table prints for the 类 that a line of the summary names, or in all.
func (a *account) classTotal(kind model.Type, line *row) (int64, bool) {
	t := a.of(kind)
	if t == nil || t.open {
		return 0, false
	}
	total := -1
	for col, h := range t.columns.heads {
		if h.label == "小计" || h.label == "合计" || h.label == "本年支出合计" {
			total = col
		}
	}
	bare := line.bare()
	for _, r := range t.rows {
		if len(r.key) == 3 && r.bare() == bare || r.key == "total" && bare == "本年支出合计" {
			if len(r.amounts) == 0 {
				return 0, true
			}
			if kind == model.GovernmentFund && len(t.columns.heads) == 6 {
				if r.cols == nil {
					return 0, false
				}
				return r.in(total), r.sure
			}
			return r.values()[0], true // the first column is the row's sum, which is never blank
		}
	}
	if strings.HasSuffix(bare, "支出") && !strings.HasPrefix(bare, "本年") && len(t.rows) > 0 {
		return 0, true // the fund spent nothing on this 类
	}
	return 0, false
}

// fundTotal compares a row of a fund's table with the summary's lines and with 支出决算表.
func (a *account) fundTotal(t *table, r *row, c choice) bool {
	income, opening, total, basic := -1, -1, -1, -1
	for col, h := range t.columns.heads {
		switch h.label {
		case "年初结转和结余":
			opening = col
		case "本年收入":
			income = col
		case "小计", "合计", "本年支出合计":
			total = col
		case "基本支出":
			basic = col
		}
	}
	if r.key == "total" && income >= 0 {
		fund := "政府性基金预算财政拨款"
		if t.kind == model.StateCapital {
			fund = "国有资本经营"
		}
		if t4 := a.of(model.FiscalAppropriationSummary); t4 != nil && !t4.open {
			numberedLines := filterRows(t4.left, func(r *row) bool { return numbered.MatchString(r.name()) })
			if v, ok := lastOf(lineOf(numberedLines, fund), 1); ok && c.v[income] != v {
				return false
			}
			rest := filterRows(t4.left, func(r *row) bool { return !numbered.MatchString(r.name()) })
			if v, ok := lastOf(lineOf(rest, fund), 1); ok && c.v[opening] != v {
				return false
			}
		}
	}
	t3 := a.of(model.Expenditure)
	if t3 == nil || t3.open || basic < 0 {
		return true
	}
	whole := find(t3.rows, r.key)
	if whole == nil || whole.cols == nil || !whole.sure && !t.scattered {
		return true
	}
	return c.v[total] <= whole.in(0) && c.v[basic] <= whole.in(1) && c.v[basic+1] <= whole.in(2)
}

func filterRows(rows []*row, keep func(*row) bool) []*row {
	var out []*row
	for _, r := range rows {
		if keep(r) {
			out = append(out, r)
		}
	}
	return out
}

// publicItems: what 基本支出 was spent on an item of 三公 is part of what the accounts print for it.
func (a *account) publicItems(t *table, c choice) bool {
	t6 := a.of(model.GeneralBudgetBasicExpenditure)
	if t6 == nil {
		return true
	}
	items := map[string]string{"30212": "因公出国（境）费", "31013": "公务用车购置及运行费/公务用车购置费", "30231": "公务用车购置及运行费/公务用车运行费", "30217": "公务接待费"}
	for col, h := range t.columns.heads {
		if h.group != "决算数" {
			continue
		}
		for key, label := range items {
			if h.label != label {
				continue
			}
			for _, side := range [][]*row{t6.right, t6.more} {
				if r := find(side, key); r != nil && len(r.amounts) == 1 && c.v[col] < r.values()[0] {
					return false
				}
			}
		}
	}
	return true
}
