package normalize

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/text"
)

// labels are what the line under a title says: 部门：…, 单位：万元, 公开01表, 决算年度：2021.
type labels struct {
	department string
	unit       string
	year       int
	number     int
}

// OCR takes the colon of a label for a point.
var (
	unitInHead = regexp.MustCompile(`\((?:单位:?)?(?:人民币)?` + moneyUnit + `\)$`)
	unitLabel  = regexp.MustCompile(`(?:金额|计量|货币|数据)?单位[:：.．;；]?[(（]?(?:人民币)?[:：]?` + moneyUnit + `[)）]?`)
	// bareUnit is the label of the unit without the unit, or with half of it.
	bareUnit   = regexp.MustCompile(`^(?:金额|计量|货币)?单位[:：](?:人民币)?(?:百万|[百万亿千])?$`)
	ownerFirst = regexp.MustCompile(`^(?:` + ownerLabel.String() + `)`)
	ownerLabel = regexp.MustCompile(`(?:公开|编制|编报|填报|预算|决算|主管|报送|汇总)?(?:部门|单位)(?:[(（](?:部门|单位)[)）])?(?:编码及|代码及)?(?:名称)?(?:[(（](?:公章|盖章)[)）])?[:：.．]`)
	// bareOwner is a department printed without the label 部门：, beside the unit or the number of the table.
	bareOwner = regexp.MustCompile(`^[^\n\d：:。，]{3,38}(?:局|厅|委员会|委|办公室|办事处|总工会|联合会|联|协会|学会|法院|检察院|医院|学院|研究院|大学|学校|小学|中学|幼儿园|馆|站|所|中心|支队|总队|大队|人民政府|党校|镇|乡)(?:[(（]本级[)）])?$`)
	// misread is a label that is none as it reads, 部內：甲市乙局, and what it labels.
	misread    = regexp.MustCompile(`^[^\n:：.．表]{1,6}[:：.．]([^\n:：.．。；表]+)$`)
	ownerCode  = regexp.MustCompile(`^(?:[\[［【(（]\d{2,}[\]］】)）]|\d{3,}[-—_]?)`)
	yearLabel  = regexp.MustCompile(`(?:预算|决算|会计|报表)?(?:年度[:：](20\d\d)年?|(20\d\d)年度)`)
	numLabel   = regexp.MustCompile(`(?:财决)?(?:公开|附)(?:表)?[(（]?(\d{1,2})表?[)）]?|(?:附表|表)[(（]?(\d{1,2})[)）]?`)
	chineseNum = regexp.MustCompile(`(?:公开|附)?表[一二三四五六七八九十]{1,3}`)
	subNumber  = regexp.MustCompile(`(?:附表|附件|公开表|表)\d{1,2}[-－.]\d{1,2}`)
	printDate  = regexp.MustCompile(`20\d\d年\d{1,2}月(?:\d{1,2}日)?|20\d\d[-./]\d{1,2}[-./]\d{1,2}`)
	tableMark  = regexp.MustCompile(`[(（](?:公开|附)?表?(\d{1,2})表?[)）]$|(?:公开|财决)(\d{1,2})表$|^(?:公开|附)?表(\d{1,2})(?:[^\d-]|$)`)
)

// moneyUnit is a unit of money.
const moneyUnit = `(百万元|万元|亿元|千元|元)`

// multipliers are the 元 in one unit.
var multipliers = map[string]int{"元": 1, "千元": 1000, "万元": 10000, "百万元": 1000000, "亿元": 100000000}

// parseLabels reads a line that holds labels and nothing else. only is false when the line says something more.
func parseLabels(printed string) (l labels, only bool) {
	rest := text.FoldDigits(text.Squash(printed))
	if rest == "" {
		return l, false
	}
	found := false
	take := func(re *regexp.Regexp) []string {
		m := re.FindStringSubmatchIndex(rest)
		if m == nil {
			return nil
		}
		var groups []string
		for i := 2; i < len(m); i += 2 {
			if m[i] >= 0 {
				groups = append(groups, rest[m[i]:m[i+1]])
			}
		}
		rest, found = rest[:m[0]]+"\n"+rest[m[1]:], true
		return append(groups, "")
	}
	if g := take(unitLabel); g != nil {
		l.unit = g[0]
	}
	take(printDate)
	if g := take(yearLabel); g != nil {
		l.year, _ = strconv.Atoi(g[0])
	}
	if loc := ownerLabel.FindStringIndex(rest); loc != nil {
		l.department, rest = ownerAfter(rest, loc[0], loc[1])
		found = true
	}
	for take(subNumber) != nil {
	}
	for g := take(numLabel); g != nil; g = take(numLabel) {
		l.number, _ = strconv.Atoi(g[0])
	}
	take(chineseNum)
	rest = strings.Trim(rest, "\n()（）")
	if rest != "" && found && l.department == "" && bareOwner.MatchString(rest) {
		l.department, rest = rest, ""
	}
	if m := misread.FindStringSubmatch(rest); m != nil && l.unit != "" {
		rest = ""
		if bareOwner.MatchString(m[1]) {
			l.department = m[1]
		}
	}
	if l.unit != "" && isOwnerless(rest) {
		return l, true
	}
	return l, found && strings.ReplaceAll(rest, "\n", "") == ""
}

// isOwnerless holds for words beside the unit that name no department by their ending: 甲市建设系统.
func isOwnerless(rest string) bool {
	return utf8.RuneCountInString(rest) <= 20 && !strings.ContainsAny(rest, "表：:。，；、%")
}

// ownerAfter cuts the name after the label 部门： out of rest. The name ends where the next label was, or at a
// number of the table.
func ownerAfter(rest string, from, to int) (name, left string) {
	name = rest[to:]
	end := len(name)
	if i := strings.IndexByte(name, '\n'); i >= 0 {
		end = i
	}
	if loc := numLabel.FindStringIndex(name[:end]); loc != nil && strings.HasPrefix(name[loc[0]:], "公开") {
		end = loc[0]
	}
	left = rest[:from] + "\n" + name[end:]
	name = ownerCode.ReplaceAllString(name[:end], "")
	if len([]rune(name)) < 2 {
		name = ""
	}
	return name, left
}

// numberIn gives the number printed in a title, （表3） or 表3, 0 when there is none.
func numberIn(title string) int {
	t := text.Fold(title)
	m := tableMark.FindStringSubmatch(t)
	if m == nil {
		return 0
	}
	for _, g := range m[1:] {
		if g != "" {
			n, _ := strconv.Atoi(g)
			return n
		}
	}
	return 0
}
