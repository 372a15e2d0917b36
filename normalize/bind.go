package normalize

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

// table is a grid on its way to a canonical table.
type table struct {
	sheet   *sheet
	heads   heads
	caption caption
	kind    model.Type
	rank    int  // of its claim to kind, see titled
	doubt   bool // title and heads contradict each other
	notes   []model.Diagnostic
}

func (t *table) warn(code, message string) {
	page := 0
	if len(t.sheet.Pages) > 0 {
		page = t.sheet.Pages[0]
	}
	t.notes = append(t.notes, model.Diagnostic{Code: code, Page: page, Message: message})
}

// Ranks of a claim: by a variant of the title, by a title that names more than the table, by the heads alone, by heads
// against a title.
const (
	rankVariant  = 2
	rankMore     = 3
	rankHeads    = 4
	rankConflict = 5
)

// bindTable decides which table a grid is, from its title and its heads together.
func bindTable(t *table) {
	t.kind = model.Generic
	if form := formType(t.sheet, t.caption.title); form != "" {
		t.kind = form
		return
	}
	signature := t.heads.signature()
	switch {
	case t.caption.binds:
		t.bindTitled(signature)
	case signature != "" && !namesOther(t.caption.title):
		t.kind, t.rank = signature, rankHeads
	}
}

// bindTitled binds a table whose title names a type, unless its heads say something else.
func (t *table) bindTitled(signature model.Type) {
	want := t.caption.bound.kind
	t.kind, t.rank = want, t.caption.bound.rank
	switch {
	case want == model.ThreePublic && !t.showsThreePublic():
		t.kind = model.Generic // “三公” in another form, such as 机关运行经费情况表
	case signature != "" && signature != want:
		t.kind, t.rank, t.doubt = signature, rankConflict, true
		t.warn("title_contradicts_heads", "the title names "+string(want)+", the column heads "+string(signature)+": the amounts are doubtful")
	case signature == "" && (want == model.Income || want == model.Expenditure):
		t.rank += rankHeads // not the columns of the official form: the first half of its title may be lost
	case !strings.Contains(t.caption.title, "决算") && t.heads.any("预算数") && !t.heads.any("决算数"):
		t.kind = model.Generic // a budget's table
	}
}

// showsThreePublic holds when the heads are those of the 三公 table; where the title names more than 三公, both halves
// have to be there.
func (t *table) showsThreePublic() bool {
	if t.rank > rankVariant {
		return t.heads.threePublic()
	}
	return t.heads.threePublicColumns() || t.heads.threePublicItems(t.sheet)
}

// threePublicItems holds when the items of 三公 are rows and 预算数, 决算数 columns.
func (h *heads) threePublicItems(s *sheet) bool {
	if !h.half("budget") || !h.half("final") {
		return false
	}
	found := 0
	for r := h.rows; r < s.Rows; r++ {
		for _, w := range s.words(r) {
			if strings.Contains(w, "因公出国") || strings.Contains(w, "公务接待费") {
				found++
				break
			}
		}
	}
	return found >= 2
}

// namesOther holds for a title that names some table which is none of the nine.
func namesOther(title string) bool {
	f := lastBracket.ReplaceAllString(fold(title), "")
	return strings.HasSuffix(f, "表") && !headingRe.MatchString(f)
}

// formType tells a performance form by what is printed in it: 三级指标 with values reached. Empty when it is none.
func formType(s *sheet, title string) model.Type {
	indicators, reached, project, sums := false, false, false, false
	for i, f := range s.folded {
		if len(f) > 60 {
			continue
		}
		switch {
		case strings.Contains(f, "三级指标"), f == "绩效指标", f == "指标名称":
			indicators = true
		case strings.Contains(f, "完成值"), strings.Contains(f, "实际完成"), strings.Contains(f, "完成情况"), strings.Contains(f, "实际值"):
			reached = true
		case strings.HasPrefix(f, "项目名称") && s.Cells[i].Col <= 1:
			project = true
		case strings.HasPrefix(f, "基本支出总额"), strings.HasPrefix(f, "项目支出总额"), f == "部门名称":
			sums = true
		}
	}
	f := fold(title)
	named := isFormTitle(f)
	switch {
	case !indicators || !reached && !named:
		return ""
	case named && strings.Contains(f, "整体"), sums && !project:
		return model.PerformanceOverall
	case project, named:
		return model.PerformanceProject
	}
	return ""
}

// settleClaims leaves each type to the tables with the best claim; the others are generic. Tables of several
// institutions in one document have equal claims and all keep them.
func settleClaims(tables []*table) {
	best := map[model.Type]int{}
	for _, t := range tables {
		if rank, ok := best[t.kind]; !ok || t.rank < rank {
			best[t.kind] = t.rank
		}
	}
	for _, t := range tables {
		if isNine(t.kind) && t.rank > best[t.kind] {
			t.warn("second_table", "another table is titled "+string(t.kind)+" more exactly: this one is given as generic")
			t.kind, t.doubt = model.Generic, false
		}
	}
}

// nine are the standard tables, in official order; the first eight are required of every year.
var nine = []model.Type{
	model.IncomeExpenditureSummary, model.Income, model.Expenditure, model.FiscalAppropriationSummary,
	model.GeneralBudgetExpenditure, model.GeneralBudgetBasicExpenditure, model.ThreePublic, model.GovernmentFund,
	model.StateCapital,
}

func isNine(t model.Type) bool {
	for _, n := range nine {
		if n == t {
			return true
		}
	}
	return false
}

func isForm(t model.Type) bool {
	return t == model.PerformanceOverall || t == model.PerformanceProject
}
