package normalize

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
)

// fieldKind is how the value of a field is read.
type fieldKind uint8

const (
	textField fieldKind = iota
	amountField
	choiceField
)

var fieldKinds = map[string]fieldKind{
	"basic_expenditure": amountField, "project_expenditure": amountField, "budget": amountField, "executed": amountField,
	"execution_rate": amountField, "execution_score": amountField, "total_score": amountField,
	"category": choiceField, "attribute": choiceField, "kind": choiceField,
}

// fieldLabel is a label of a form and the field it names. The labels are those of 武汉市 (部门整体绩效自评表, 项目自评表), of
// 四川省 and of the ministry's 项目支出绩效自评表 (财预〔2020〕10号, annex), with the variants that departments print.
type fieldLabel struct {
	id   string
	form *regexp.Regexp // over labelCore
}

var (
	sharedLabels = []fieldLabel{
		{"total_score", regexp.MustCompile(`^(?:(?:自评|评价|绩效自评|项目自评|绩效|综合)?(?:总分|总得分)|自评(?:得分|分数?|总分)|得分合计|总分值?合计)$`)},
		{"deviation_reason", regexp.MustCompile(`^[^。,;]{0,12}(?:偏差|未完成|偏离)[^。,;]{0,16}原因[^。,;]{0,10}$|^(?:原因|原因分析)$`)},
		{"improvement", regexp.MustCompile(`^(?:下一步|后续|拟)?(?:的|采取的?)?(?:改进|整改)[^。,;]{0,16}$|^(?:结果应用|评价结果应用)[^。,;]{0,8}$`)},
	}
	projectLabels = append([]fieldLabel{
		{"project_name", regexp.MustCompile(`^(?:一级|二级)?(?:专项|政策|支出)?项目(?:支出)?(?:全称|名称)$|^专项(?:资金|经费)?名称$`)},
		{"lead_department", regexp.MustCompile(`^(?:项目|预算|市级|省级|区级|县级|中央)?(?:主管(?:预算)?(?:部门|单位)|一级预算部门)(?:及代码|名称)?$`)},
		{"implementing_unit", regexp.MustCompile(`^(?:具体|项目)?(?:实施|承担|执行)(?:主体)?(?:单位|部门|科室|处室)(?:名称|及代码)?$|^(?:项目|资金使用)单位$`)},
		{"category", regexp.MustCompile(`^项目类别$`)},
		{"attribute", regexp.MustCompile(`^项目属性$`)},
		{"kind", regexp.MustCompile(`^项目类型$`)},
	}, sharedLabels...)
	overallLabels = append([]fieldLabel{
		{"department", regexp.MustCompile(`^(?:(?:市级|省级|区级|县级|填报|评价|被评价|自评)?(?:预算)?(?:单位|部门)(?:全称|名称)|(?:填报|被评价|自评|预算)(?:单位|部门))(?:及代码)?$`)},
		{"basic_expenditure", regexp.MustCompile(`^基本支出(?:总额|合计|金额|总计)?$`)},
		{"project_expenditure", regexp.MustCompile(`^项目支出(?:总额|合计|金额|总计)?$`)},
	}, sharedLabels...)

	goalLabel  = regexp.MustCompile(`^年度(?:绩效|总体|工作|总体绩效|整体|整体绩效)?目标(?:[一二三四五六七八九十]{1,3}|\d{1,2})?$`)
	goalNumber = regexp.MustCompile(`(?:[一二三四五六七八九十]|\d)$`)
	// goalInline is a goal whose label stands in one cell with its text.
	goalInline = regexp.MustCompile(`^年度(?:绩效|总体|工作)?目标(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:\(\d+(?:\.\d+)?[分份]\))?:(?:\(\d+(?:\.\d+)?[分份]\):?)?.`)
	// goalColumn are heads over the texts of a goal: what was planned, beside what was reached.
	goalColumn = regexp.MustCompile(`^(?:年初|年度)?(?:预期|设定|计划|绩效)(?:绩效|总体|设定)?目标$`)

	// otherLabel are labels of forms that are no fields: they end a value and are no indicators.
	otherLabel = regexp.MustCompile(`^(?:备注|说明|注|其他需要?说明的?(?:问题|事项|情况)|(?:自评|评价|绩效)(?:结论|结果|等级|等次)|(?:存在|主要)的?(?:主要)?问题.{0,12}|项目负责人|负责人|填报人|填表人|填报日期|填表日期|联系人|联系电话|电话|项目编码|项目代码|项目起止时间|项目年度目标|(?:目标)?完成情况|实际完成情况|年度(?:绩效)?目标完成情况|审核(?:人|意见)|单位(?:负责人|意见)|财政部门(?:审核)?意见|主管部门(?:审核)?意见|小计|自评工作组|专家意见)$`)
	// sumLabel closes the indicators in forms that print no 总分.
	sumLabel = regexp.MustCompile(`^(?:合计|总计)$`)

	bracketPart = regexp.MustCompile(`\([^()]*\)`)
	itemNumber  = regexp.MustCompile(`^(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,2}\)|其中:)+`)
)

// maxLabel is the length in characters from which a cell is no label. The longest one known has 25, 偏差大或目标未完成
// 原因分析及下一步改进措施 with its brackets.
const maxLabel = 40

// labelCore leaves of a folded label its words: brackets, colons and a number before it go.
func labelCore(folded string) string {
	if utf8.RuneCountInString(folded) > maxLabel {
		return ""
	}
	t := folded
	if strings.ContainsAny(t, ".、):") { // most labels have no number, and no brackets
		t = itemNumber.ReplaceAllString(t, "")
	}
	for {
		cut := t
		if strings.ContainsRune(t, '(') {
			cut = bracketPart.ReplaceAllString(t, "")
		}
		if cut = strings.TrimLeft(strings.TrimRight(cut, ":、*"), "*"); cut == t {
			return t
		}
		t = cut
	}
}

// cellLabel says what a cell of a form may label. Every step needs it, so it is found once.
type cellLabel struct {
	hasCore, known bool
	core           string // see labelCore
	part           indicatorPart
	goal, other    bool // see goalLabel and otherLabel
}

// core is the labelCore of cell i.
func (s *sheet) core(i int) string {
	if s.labels == nil {
		s.labels = make([]cellLabel, len(s.Cells))
	}
	l := &s.labels[i]
	if !l.hasCore {
		l.hasCore, l.core = true, labelCore(s.folded[i])
	}
	return l.core
}

// label tells what cell i may be the label of.
func (s *sheet) label(i int) *cellLabel {
	core := s.core(i)
	l := &s.labels[i]
	if !l.known && core != "" {
		l.part, l.goal, l.other = indicatorPartOf(core), goalLabel.MatchString(core), otherLabel.MatchString(core)
	}
	l.known = true
	return l
}

// fieldOf names the field that a label stands for, empty when it stands for none.
func (f *formReader) fieldOf(core string) string {
	if core == "" {
		return ""
	}
	labels := projectLabels
	if f.out.Type == model.PerformanceOverall {
		labels = overallLabels
	}
	for _, l := range labels {
		if l.form.MatchString(core) {
			return l.id
		}
	}
	if f.head == nil && !f.closed {
		return fundOf(core)
	}
	if f.head != nil && sumLabel.MatchString(core) {
		return "total_score"
	}
	return ""
}

// isLabel holds for a cell that is a label of this form, whether or not it is of a field.
func (f *formReader) isLabel(i int) bool {
	l := f.s.label(i)
	return l.goal || l.other || l.part != noPart && f.head == nil || f.fieldOf(l.core) != ""
}
