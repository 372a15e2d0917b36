package normalize

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// column is what one grid column is for.
type column struct {
	role roleOf
	id   string // of an amount column
	// doubt is set when the binding of the column is uncertain.
	doubt bool
}

type roleOf uint8

const (
	otherRole  roleOf = iota // nothing that becomes a value: a running number (序号), a remark
	codeRole                 // 类, 款, 项 or the whole code
	nameRole                 // 项目, 科目名称
	lineRole                 // 行次
	amountRole               // amounts
)

var tailBracket = regexp.MustCompile(`\([^()]*\)$`)

// labelIDs are the printed labels of the columns of a type, folded, without the groups above them.
type labelIDs map[string]string

// sum labels stand for the group above them: 本年支出/小计 is 本年支出.
func isSum(label string) bool { return label == "小计" || label == "合计" || label == "总计" }

var incomeLabels = labelIDs{
	"本年收入合计": "total", "合计": "total", "收入合计": "total", "总计": "total", "本年收入": "total", "收入总计": "total",
	"财政拨款收入": "fiscal", "财政拨款": "fiscal", "财政补助收入": "fiscal",
	"上级补助收入": "superior_subsidy",
	"事业收入":   "undertaking",
	"教育收费":   "education_fee",
	"经营收入":   "operating", "事业单位经营收入": "operating",
	"附属单位上缴收入": "subordinate_remittance", "附属单位缴款": "subordinate_remittance", "附属单位上缴": "subordinate_remittance", "附属单位缴款收入": "subordinate_remittance",
	"其他收入": "other",
}

var expenditureLabels = labelIDs{
	"本年支出合计": "total", "合计": "total", "支出合计": "total", "本年支出": "total", "总计": "total", "支出总计": "total", "小计": "total",
	"基本支出": "basic", "项目支出": "project",
	"上缴上级支出": "remitted_to_superior", "经营支出": "operating",
	"对附属单位补助支出": "subordinate_subsidy", "对附属单位补助": "subordinate_subsidy",
}

var fundLabels = labelIDs{
	"决算数": "total", "金额": "total",
	"本年支出合计": "total", "合计": "total", "小计": "total", "本年支出": "total", "支出合计": "total", "本年支出小计": "total", "总计": "total",
	"基本支出": "basic", "项目支出": "project",
}

var balanceLabels = labelIDs{
	"年初结转和结余": "opening_balance", "年初结转结余": "opening_balance", "年初财政拨款结转和结余": "opening_balance", "上年结转和结余": "opening_balance", "上年结转": "opening_balance",
	"本年收入": "income", "本年收入合计": "income",
	"年末结转和结余": "closing_balance", "年末结转结余": "closing_balance", "年末财政拨款结转和结余": "closing_balance", "结转下年": "closing_balance",
}

var sideLabels = labelIDs{
	"决算数": "final", "金额": "final", "决算金额": "final", "本年决算数": "final", "决算": "final",
	"年初预算数": "initial_budget", "年初预算": "initial_budget",
	"全年预算数": "adjusted_budget", "调整预算数": "adjusted_budget", "调整后预算数": "adjusted_budget", "全年预算": "adjusted_budget",
}

// bindCodeColumn gives the id of an amount column of a table with codes; empty when its labels name none.
func bindCodeColumn(t model.Type, path []string) string {
	if len(path) == 0 {
		return ""
	}
	leaf := strings.TrimPrefix(path[len(path)-1], "其中:")
	label, group := leaf, ""
	if len(path) > 1 {
		group = path[len(path)-2]
	}
	if isSum(leaf) && group != "" && group != "项目" {
		label = group
	}
	switch t {
	case model.Income:
		if group == "事业收入" && !isSum(leaf) && strings.Contains(leaf, "收费") {
			return "education_fee"
		}
		return incomeLabels.find(label)
	case model.Expenditure:
		return expenditureLabels.find(label)
	case model.GovernmentFund, model.StateCapital:
		if id := balanceLabels.find(label); id != "" {
			return id
		}
	}
	for _, above := range path[:len(path)-1] {
		if balanceLabels.find(above) != "" {
			return "" // 年初结转和结余/基本支出 and the like
		}
	}
	return fundLabels.find(label)
}

// find looks a label up, then without a bracket after it.
func (l labelIDs) find(label string) string {
	if id := l[label]; id != "" {
		return id
	}
	if bare := tailBracket.ReplaceAllString(label, ""); bare != label {
		return l[bare]
	}
	return ""
}

// bindSideColumn gives the id of an amount column of a two-sided table.
func bindSideColumn(t model.Type, path []string, expenditure bool) string {
	if len(path) == 0 {
		return ""
	}
	leaf := path[len(path)-1]
	if t == model.IncomeExpenditureSummary || !expenditure {
		id := sideLabels.find(leaf)
		if t == model.FiscalAppropriationSummary && id != "final" {
			return ""
		}
		return id
	}
	for _, above := range path[:len(path)-1] {
		if id := sideLabels.find(above); id != "" && id != "final" || above == "预算数" {
			return ""
		}
	}
	switch {
	case isSum(leaf), sideLabels.find(leaf) == "final":
		return "total"
	case strings.HasPrefix(leaf, "一般公共预算"), strings.HasPrefix(leaf, "公共预算"):
		return "general_budget"
	case strings.HasPrefix(leaf, "政府性基金"):
		return "government_fund"
	case strings.HasPrefix(leaf, "国有资本经营"):
		return "state_capital"
	}
	return ""
}

// bindThreePublic gives the id of a column of the 三公 table: one of six items of the budget or of the accounts,
// whichever of the two stands above.
func bindThreePublic(path []string, onlyFinal bool) string {
	half, item := "", ""
	for _, l := range path {
		if h := halfOf(l); h != "" {
			half = h
		} else if i := threePublicItem(l); i != "" {
			item = i
		}
	}
	if half == "" && onlyFinal {
		half = "final"
	}
	if half == "" || item == "" {
		return ""
	}
	return half + "." + item
}

// halfOf tells a label of the budget (预算数) from one of the accounts (决算数).
func halfOf(label string) string {
	switch {
	case strings.Contains(label, "决算数"), strings.HasSuffix(label, "决算"):
		return "final"
	case strings.Contains(label, "预算数"), strings.HasSuffix(label, "预算") && !strings.HasSuffix(label, "公共预算"):
		return "budget"
	}
	return ""
}

// isRemark holds for the head of a column of text beside the amounts.
func isRemark(label string) bool {
	return strings.HasPrefix(label, "备注") || label == "说明" || label == "序号"
}

// threePublicItem gives the item a label of the 三公 table names.
func threePublicItem(label string) string {
	label = strings.TrimPrefix(label, "其中:")
	switch {
	case label == "合计", label == "总计", label == "三公经费合计":
		return "total"
	case label == "小计":
		return "vehicle_total"
	case strings.Contains(label, "因公出国"):
		return "abroad"
	case strings.Contains(label, "公务接待"):
		return "reception"
	case strings.Contains(label, "购置") && strings.Contains(label, "运行"):
		return "vehicle_total"
	case strings.Contains(label, "用车购置") || label == "购置费":
		return "vehicle_purchase"
	case strings.Contains(label, "用车运行") || label == "运行费" || label == "运行维护费":
		return "vehicle_operation"
	}
	return ""
}

// columnSet collects the columns of a table, and what is uncertain about them.
type columnSet struct {
	b      *builder
	of     []column // by grid column
	taken  map[string]int
	others int
}

func newColumnSet(b *builder) *columnSet {
	return &columnSet{b: b, of: make([]column, b.s.Cols), taken: map[string]int{}}
}

// add binds a grid column to an id. Several grid columns may share an id when share is set (the groups of one list
// side by side); otherwise the second claimant is uncertain, and the first with it.
func (cs *columnSet) add(c int, id string, share bool) {
	label := cs.b.h.labels[c]
	if first, dup := cs.taken[id]; dup && id != "" && !share {
		cs.of[first].doubt = true
		cs.b.warn("column_shift", "columns %d and %d both read as %s (%q): which is which is uncertain", first+1, c+1, id, label)
		id = ""
		cs.of[c].doubt = true
	} else if dup && share {
		cs.of[c].role, cs.of[c].id = amountRole, id
		return
	}
	if id == "" {
		cs.others++
		id = fmt.Sprintf("other_%d", cs.others)
		cs.of[c].doubt = true
		cs.b.warn("unknown_column", "column %d (%q) is no column known of this table: its amounts are doubtful", c+1, label)
		if label == "" {
			cs.b.shifted = true // heads and figures that have come apart leave one column without a head
		}
	}
	cs.taken[id] = c
	cs.of[c].role, cs.of[c].id = amountRole, id
	cs.b.out.Columns = append(cs.b.out.Columns, model.Column{ID: id, Label: label, Number: cs.b.h.number(cs.b.s, c)})
}

// used holds when a column has text in the body.
func (b *builder) used(c int) bool {
	for r := b.h.body(); r < b.s.Rows; r++ {
		i := b.s.index(r, c)
		if i >= 0 && b.s.folded[i] != "" && b.s.Cells[i].Col == c {
			return true
		}
	}
	return false
}
