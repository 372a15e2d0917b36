package accounts

import (
	"slices"
	"strings"
	"sync"

	"github.com/juesuan/juesuan/text"
)

// HeadRole is the part of a column that holds no amounts.
type HeadRole uint8

const (
	NoRole      HeadRole = iota
	CodeHead             // 功能分类科目编码, or one of its parts 类, 款, 项
	NameHead             // 科目名称, 项目
	CodeAndName          // 科目编码及名称: both in one column
	LineHead             // 行次
	RemarkHead           // 备注, 序号: nothing that becomes a value
)

// headRoles names the columns without amounts, by role.
var headRoles = []struct {
	role  HeadRole
	names Names
}{
	{CodeHead, Names{
		"{部门|单位}[(单位)|(部门)]{代码|编码}", "预算单位{代码|编码}", "[支出|收入][功能|经济][分类]科目{编码|代码|编号}", "{编码|代码|编号}", "{类|款|项}", "项目{编码|代码}", "[支出][功能|经济]分类{编码|代码}",
		"[部门预算][支出][功能|经济]分类[科目]", "[政府预算|部门预算]支出经济分类[科目]{编码|代码}", "经济{科目|分类}编码", "功能科目编码", "[支出]功能分类", "科目", "科目编码(类款项)", "类款项", "科目代码(类、款、项)",
	}},
	{NameHead, Names{
		"{部门|单位}[(单位)|(部门)]名称", "预算单位名称", "项目[实施]单位", "主管部门", "[项目]类型", "[项目]类别", "[支出|收入|经济|功能][分类]科目名称", "[功能|经济|项目|单位|部门]名称", "项目[(单位)]", "[经济|功能][分类]科目[名称]", "项目[名称|内容|(科目)]", "资金来源", "收入项目", "支出项目", "项目(按功能[分类])", "项目(按支出性质[和经济分类])", "项目支出名称", "统计项目", "内容", "单位", "预算单位", "收入来源", "支出用途", "科目名称(类款项)",
		"功能分类科目名称", "经济分类科目名称",
	}},
	{CodeAndName, Names{"科目{编码|代码}[及|和]科目名称", "科目{编码|代码}{及|和}名称", "[支出]功能分类科目[编码及名称]", "科目(编码及名称)", "科目名称及{编码|代码}"}},
	{LineHead, Names{"行次", "行号"}},
	{RemarkHead, Names{"备注", "说明", "序号", "备注说明", "编号", "排序"}},
}

var headRoleIndex = sync.OnceValue(func() *Index {
	names := make([]Names, len(headRoles))
	for i := range headRoles {
		names[i] = headRoles[i].names
	}
	return NewIndex(names...)
})

// Role tells which part of a row a head names; NoRole for the head of amounts and for others.
func Role(head string) HeadRole {
	if head == "" {
		return NoRole
	}
	if i, ok := headRoleIndex().Find(head); ok {
		return headRoles[i].role
	}
	return NoRole
}

// HasRole reports whether a label is to the letter the head of codes, names, line numbers or remarks.
func HasRole(label string) bool {
	_, ok := headRoleIndex().Exact(label)
	return ok
}

var (
	totalNames = Names{"[本年]合计", "总计", "[本年]{收入|支出}合计", "{收入|支出}总计", "栏次合计", "总合计"}
	sumNames   = Names{"{小计|合计|总计}"}

	totalIndex   = sync.OnceValue(func() *Index { return NewIndex(totalNames) })
	sumIndex     = sync.OnceValue(func() *Index { return NewIndex(sumNames) })
	numbersIndex = sync.OnceValue(func() *Index { return NewIndex(Names{"栏次", "栏次号", "栏目", "列次"}) })
)

// IsTotal reports whether a label is that of the row of totals: 合计, 总计, 本年支出合计.
// 项目支出合计 is none: a total bears one wrong character.
func IsTotal(label string) bool {
	c, sure, ok := Nearest(totalIndex().Match(label))
	return ok && sure && c.Distance <= text.WrongCharacter
}

// IsSum reports whether a label is 小计, 合计 or 总计 alone: under a group it stands for the group.
func IsSum(label string) bool {
	_, ok := sumIndex().Exact(label)
	return ok
}

// IsGroupSum reports whether a label is 小计: the sum of a group within a table.
func IsGroupSum(label string) bool { return text.Fold(label) == "小计" }

// The halves of expenditure.
const (
	basicHalf   = "基本支出"
	projectHalf = "项目支出"
)

// IsBasic reports whether a head is 基本支出.
func IsBasic(head string) bool { return text.Fold(head) == basicHalf }

// IsProject reports whether a head is 项目支出.
func IsProject(head string) bool { return text.Fold(head) == projectHalf }

// IsBasicTotal reports whether a label is that of the total of a list of basic expenditure: 合计, 基本支出合计.
func IsBasicTotal(label string) bool {
	return IsTotal(strings.TrimPrefix(text.Fold(label), basicHalf))
}

// IsCodePart reports whether a head is that of a part of a code: 类, 款, 项.
func IsCodePart(head string) bool { return head == "类" || head == "款" || head == "项" }

// IsNumbersHead reports whether a label begins the row of column numbers: 栏次.
func IsNumbersHead(label string) bool {
	_, ok := numbersIndex().Find(label)
	return ok
}

// IsSection reports whether a label is a heading of one of the lists beside each other: 收入, 支出.
func IsSection(label string) bool {
	for _, t := range ordered() {
		if len(t.Sections) > 0 && t.MatchSection(label) != nil {
			return true
		}
	}
	return false
}

// lineIndex is the concepts of all sections: what a row of a table without codes may be.
var lineIndex = sync.OnceValue(func() *Index {
	var all Names
	for _, t := range ordered() {
		for _, s := range t.Sections {
			for _, c := range s.Concepts {
				all = append(all, c.Names...)
			}
		}
	}
	return NewIndex(all)
})

// IsLine reports whether a label is surely that of a row of a summary table.
func IsLine(label string) bool {
	_, ok := lineIndex().Exact(label)
	return ok
}

// closing are the labels that close the lists of a summary table, and the grants that parts of a balance are named by.
var closing = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, t := range ordered() {
		for _, s := range t.Sections {
			for _, c := range s.Concepts {
				for _, name := range c.Names.spellings() {
					if c.Kind != Line || slices.Contains(Funds, c.ID) && strings.HasSuffix(name, "拨款") {
						out[text.Fold(name)] = true
					}
				}
			}
		}
	}
	return out
})

// IsClosing reports whether a label without a number is that of a total, a balance or a part of it in a summary table.
func IsClosing(label string) bool { return closing()[text.Fold(label)] }

// IsSubtotal reports whether a label is a row of totals in a list by economic code: 人员经费合计.
func IsSubtotal(label string) bool {
	f := text.Fold(label)
	if !strings.HasSuffix(f, "计") {
		return false
	}
	for _, t := range ordered() {
		if t.MatchList(f) != nil {
			return true
		}
	}
	return false
}

var projectIndex = sync.OnceValue(func() *Index { return NewIndex(Names{"[预算|支出]项目[支出]名称", "项目名称", "项目"}) })

// IsProjectName reports whether a head is that of the names of projects.
func IsProjectName(head string) bool {
	_, ok := projectIndex().Exact(head)
	return ok
}
