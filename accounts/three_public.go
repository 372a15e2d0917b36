package accounts

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

var _ = register(&Table{
	ID: model.ThreePublic, Number: 7, Shape: SingleRow, Since: firstYear,
	Titles: Titles{
		Final: Names{
			"[一般公共预算|公共预算|公共][当年][财政拨款|拨款][安排的]三公经费[支出]决算[情况]表",
			"三公经费[一般公共预算|公共预算]财政拨款支出[决算]表",
			"[一般公共预算][财政拨款]三公经费{及|和|、}会议费、培训费[支出]决算表",
			"[一般公共预算][财政拨款]三公经费{及|和|、}会议费[和]培训费支出决算表",
			"[一般公共预算][财政拨款]三公经费及机关运行经费支出决算表",
		},
		Budget: Names{
			"[一般公共预算][财政拨款]三公经费[支出]预算[情况]表",
			"三公经费{和|及|、}机关运行经费预算[情况]表",
			"[一般公共预算][财政拨款|拨款]三公经费{及|和|、}会议费{、|和}培训费[支出]预算表",
			"三公经费预算财政拨款{情况[统计]|支出}表", "三公经费预算公开表", "财政拨款预算三公经费支出表",
			"[一般公共预算][安排的]行政经费及三公经费预算表",
		},
		Either: Names{
			"[一般公共预算][当年][财政拨款|拨款][安排的]三公经费[支出][情况|统计|情况统计]表",
			"[一般公共预算][财政拨款]三公经费、行政参公单位机关运行经费情况表",
			"[一般公共预算][财政拨款]三公经费{及|和|、}会议费{、|和}培训费[支出][情况]表",
			"财政拨款(含一般公共预算和政府性基金预算)三公经费支出[预算]表",
		},
	},
	Halves: []Half{
		{ID: "budget", Heads: Names{"[年初|本年|全年|部门]预算[数|金额|安排|安排数|统计数]", "年初预算[数]"}, Stage: model.StageBudget},
		{ID: "final", Heads: Names{"[本年|年度]决算[数|金额|统计数]", "[本年][实际]支出[数]"}, Stage: model.StageFinalAccounts},
		{ID: "previous_budget", Heads: Names{"上年[度]预算[数]"}},
	},
	Items: publicItems(),
	Sources: []Item{
		{"total", Names{"合计", "小计", "总计", "金额", "财政拨款[合计|小计]"}},
		{"general_budget", Names{"一般公共预算[财政拨款|拨款|资金]"}},
		{"government_fund", Names{"政府性基金[预算][财政拨款|拨款|资金]"}},
		{"state_capital", Names{"国有资本经营[预算][财政拨款|拨款|资金]"}},
	},
	Columns: comparisons(),
	Sums:    concat(publicSums("budget"), publicSums("final")),
	Ties: []Tie{
		covers("abroad_covers_basic", cell("three_public", "total", "final.abroad"), cell("general_budget_basic_expenditure", "30212", "final")),
		covers("purchase_covers_basic", cell("three_public", "total", "final.vehicle_purchase"), cell("general_budget_basic_expenditure", "31013", "final")),
		covers("operation_covers_basic", cell("three_public", "total", "final.vehicle_operation"), cell("general_budget_basic_expenditure", "30231", "final")),
		covers("reception_covers_basic", cell("three_public", "total", "final.reception"), cell("general_budget_basic_expenditure", "30217", "final")),
	},
	Prints: []Print{
		finalPrint(publicPairs("预算数", "决算数")),
		finalPrint(concat(publicPrint("预算数"), publicPrint("决算数"))),
		finalPrint(publicPrint("决算数")),
		budgetPrint(concat(Names{"总合计", "三公经费/三公经费合计"}, publicPrint("三公经费")[1:], Names{"会议费", "培训费"})),
		budgetPrint(Names{
			"三公经费预算数/合计", "三公经费预算数/因公出国（境）费", "三公经费预算数/公务接待费", "三公经费预算数/公务用车购置及运行费/小计",
			"三公经费预算数/公务用车购置及运行费/购置费", "三公经费预算数/公务用车购置及运行费/运行费", "机关运行经费预算数",
		}),
		budgetPrint(publicPrint("三公经费")),
	},
	Groups: Names{"公务用车购置[及|和|、]运行[维护]费", "公务用车", "三公经费", "合计", "金额"},
	Source: "财政部 部门决算公开报表, 公开07表; 陕西省 “三公”经费及会议费、培训费支出决算表; 上海市 “三公”经费和机关运行经费预算表; 北京市, 山西省, 广东省, 浙江省, 云南省 部门预算公开表",
})

// publicItems are the items of official travel, vehicles and hospitality, in print order.
func publicItems() []Item {
	return []Item{
		{"total", Names{"[一般公共预算][财政拨款]三公经费[支出]{合计|小计|总额}", "合计", "支出合计", "总计", "三公经费"}},
		{"abroad", Names{"因公出国[(]境[)]{费|费用|经费|支出}", "因公出国费[用]", "出国(境)费[用]", "因公出国(境)"}},
		{"vehicle_total", Names{"公务用车购置{及|和|、}运行[维护]{费|费用|经费|支出}", "公务用车费[用]", "公务用车购置运行费", "公务用车购置{及|和}运行维护费[支出]", "小计"}},
		{"vehicle_purchase", Names{"公务用车购置[费|费用|支出]", "购置费", "公车购置费", "购置费用"}},
		{"vehicle_operation", Names{"公务用车运行[维护][费|费用|支出]", "运行[维护]费[用]", "公车运行[维护]费"}},
		{"reception", Names{"公务接待{费|费用|支出|经费}", "接待费"}},
		{"meeting", Names{"会议费"}},
		{"training", Names{"培训费"}},
		{"grand_total", Names{"三公经费、会议费、培训费合计", "总合计"}},
		{"operating_expenses", Names{"机关运行经费[预算数|支出]"}},
	}
}

// NamesThreePublic reports whether a head is of the 三公 funds as a whole.
func NamesThreePublic(head string) bool { return strings.Contains(head, "三公") }

// publicSums are the sums of one half.
func publicSums(half string) []Sum {
	return []Sum{
		{ID: half + "_sum", Total: half + ".total", Plus: []string{half + ".abroad", half + ".vehicle_total", half + ".reception"}},
		{ID: half + "_vehicle_sum", Total: half + ".vehicle_total", Plus: []string{half + ".vehicle_purchase", half + ".vehicle_operation"}},
		{ID: half + "_grand_sum", Total: half + ".grand_total", Plus: []string{half + ".total", half + ".meeting", half + ".training"}},
	}
}

// publicHeads are the heads of one half of the ministry's form.
var publicHeads = Names{"合计", "因公出国（境）费", "公务用车购置及运行费/小计", "公务用车购置及运行费/公务用车购置费", "公务用车购置及运行费/公务用车运行费", "公务接待费"}

// publicPrint is one half of the ministry's form.
func publicPrint(half string) Names {
	var out Names
	for _, h := range publicHeads {
		out = append(out, half+"/"+h)
	}
	return out
}

// publicPairs is the form of 上海市: the halves stand under each item.
func publicPairs(halves ...string) Names {
	var out Names
	for _, h := range publicHeads {
		for _, half := range halves {
			out = append(out, h+"/"+half)
		}
	}
	return out
}
