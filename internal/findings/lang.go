package findings

import (
	"strings"

	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/model"
)

// Lang is the language that people are told in.
type Lang string

const (
	English Lang = "en"
	Chinese Lang = "zh"
)

// IsLang reports whether there are words in a language.
func IsLang(l Lang) bool { return l == English || l == Chinese }

// words are those of one language.
type words struct {
	row, column, amount, place, read, readings, repairs, warnings, sums, none string
	page, grid, line, textLayer, blank, self, sum, difference, proves         string
	printed, expected, judgedBy                                               string
	states                                                                    map[model.State]string
	reasons                                                                   map[audit.Reason]string
	results                                                                   map[string]string
	sources                                                                   map[string]string
	judged                                                                    map[model.Judgement]string
}

var english = words{
	row: "row", column: "column", amount: "amount", place: "place", read: "read", readings: "readings", repairs: "repairs", warnings: "warnings", sums: "sums",
	none: "no sum binds it", page: "page %d", grid: "cell of the grid: row %d, column %d", line: "line", textLayer: "from the text of the page", blank: "blank",
	self: "this one", sum: "adds to", difference: "difference", proves: "proves it", printed: "printed", expected: "expected", judgedBy: "at fault",
	states: map[model.State]string{model.Proved: "proved", model.Read: "read", model.Doubtful: "doubtful", model.Corrected: "corrected"},
	reasons: map[audit.Reason]string{
		audit.ReasonProved: "a sum of printed amounts holds exactly, and none that binds it fails", audit.ReasonUntested: "no sum that says something binds it",
		audit.ReasonNotEnough: "the sums that hold prove nothing: one recognised amount may repeat the misreading of another",
		audit.ReasonRounding:  "a sum holds within rounding only", audit.ReasonPublisher: "a sum fails, and the publisher is at fault: it is printed so",
		audit.ReasonSumFails: "a sum fails, and this amount may be why", audit.ReasonReading: "its reading, its row or its column is uncertain",
		audit.ReasonBreached: "an amount that it is part of is smaller", audit.ReasonRepeated: "it equals an amount that is in doubt", audit.ReasonCorrected: "a person corrected it",
	},
	results: map[string]string{"pass": "holds", "rounding": "holds within rounding", "fail": "fails", "not_applicable": "does not apply"},
	sources: map[string]string{"printed": "by the note under the table", "structure": "by the form", "cross_table": "between tables", "narrative": "by the text", "form": "by the performance form"},
	judged:  map[model.Judgement]string{model.JudgedPublisher: "publisher", model.JudgedExtraction: "extraction", model.JudgedUndecided: "undecided"},
}

var chinese = words{
	row: "行", column: "列", amount: "金额", place: "位置", read: "读取", readings: "各引擎读数", repairs: "版面修复", warnings: "提示", sums: "勾稽关系",
	none: "没有勾稽关系涉及该金额", page: "第%d页", grid: "网格第%d行第%d列", line: "文本行", textLayer: "取自页面文字", blank: "空白",
	self: "本金额", sum: "合计", difference: "相差", proves: "可证实", printed: "印为", expected: "应为", judgedBy: "判断",
	states: map[model.State]string{model.Proved: "已证实", model.Read: "已读取", model.Doubtful: "存疑", model.Corrected: "已更正"},
	reasons: map[audit.Reason]string{
		audit.ReasonProved: "所印金额的合计恰好相等，且没有涉及它的勾稽关系不成立", audit.ReasonUntested: "没有能检验它的勾稽关系",
		audit.ReasonNotEnough: "成立的勾稽关系不足以证实：识别出的两个金额可能读错得一样",
		audit.ReasonRounding:  "勾稽关系只在四舍五入的范围内成立", audit.ReasonPublisher: "勾稽关系不成立，系公开文件本身所印",
		audit.ReasonSumFails: "勾稽关系不成立，可能由该金额引起", audit.ReasonReading: "读数、所在行或所在列不能确定",
		audit.ReasonBreached: "包含它的金额反而更小", audit.ReasonRepeated: "与一个存疑的金额相等", audit.ReasonCorrected: "经人工更正",
	},
	results: map[string]string{"pass": "成立", "rounding": "在四舍五入范围内成立", "fail": "不成立", "not_applicable": "不适用"},
	sources: map[string]string{"printed": "表下注释", "structure": "表内结构", "cross_table": "表间关系", "narrative": "文字说明", "form": "绩效自评表"},
	judged:  map[model.Judgement]string{model.JudgedPublisher: "公开文件有误", model.JudgedExtraction: "提取有误", model.JudgedUndecided: "尚难判断"},
}

func wordsOf(l Lang) *words {
	if l == Chinese {
		return &chinese
	}
	return &english
}

// checkNames name the checks in Chinese, by the end of their id; those of a printed note have a number behind.
var checkNames = []struct{ id, name string }{
	{"total_of_sections", "全部款之和"}, {"total_of_items", "全部项之和"}, {"subjects_listed", "所列科目"},
	{"row_sum", "行内各项之和"}, {"classes_sum", "各类之和"}, {"sections_sum", "各款之和"}, {"items_sum", "各项之和"},
	{"income_sum", "本年收入合计"}, {"expenditure_sum", "本年支出合计"}, {"grand_total", "总计"}, {"people_total", "人员经费合计"}, {"public_total", "公用经费合计"},
	{"equals_table", "文字与表内金额"}, {"shares_sum", "占比之和"}, {"share", "占比"}, {"growth", "增减幅度"}, {"growth_of_year", "与所列年度相比的幅度"},
	{"completion", "预算完成率"}, {"parts_sum", "分项之和"}, {"direction", "增减用语"}, {"comparison_year", "比较的年度"}, {"template_hint", "遗留的模板提示"},
	{"percent_sign", "百分号"}, {"department", "部门名称"}, {"structure.code", "科目编码"}, {"total_score", "自评总分"}, {"execution_score", "预算执行得分"},
	{"execution_rate", "预算执行率"}, {"weights", "指标权重之和"}, {"score_within_weight", "得分不超过权重"}, {"subject_name", "科目名称"}, {"budget_difference", "与预算之差"},
}

// checkName names a check in a language; English has its id.
func checkName(id string, l Lang) string {
	if l == Chinese {
		for _, c := range checkNames {
			if strings.HasSuffix(id, c.id) {
				return c.name
			}
		}
	}
	if l == Chinese && strings.HasPrefix(id, "cross.") {
		return "表间金额"
	}
	return id
}
