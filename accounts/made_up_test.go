package accounts

import "github.com/juesuan/juesuan/model"

// These tables are registered for the tests of this package alone. Nothing else in the program knows them: what the
// tests in new_table_test.go ask of them, a file in this package has to suffice for.

var _ = register(&Table{
	ID: "government_procurement", Shape: CodeList,
	Titles: Titles{Final: Names{"政府采购[支出]决算表"}, Budget: Names{"政府采购[支出]预算表"}},
	Columns: []Column{
		{ID: "total", Heads: Names{"采购{合计|总额}", "合计", "{预算|决算}数"}},
		{ID: "goods", Heads: Names{"货物[类][采购]"}},
		{ID: "works", Heads: Names{"工程[类][采购]"}},
		{ID: "services", Heads: Names{"服务[类][采购]"}},
	},
	Groups: Names{"采购{金额|品目}"},
	Sums:   []Sum{rowSum("total", "goods", "works", "services")},
	Ties:   []Tie{covers("procurement_within_expenditure", cell("expenditure", "total", "total"), cell("government_procurement", "total", "total"))},
	Source: "made up",
})

var _ = register(&Table{
	ID: "outlays_by_occasion", Shape: SingleRow,
	Titles: Titles{Final: Names{"差旅、咨询及印刷支出决算表"}},
	Halves: []Half{
		{ID: "budget", Heads: Names{"预算数"}, Stage: model.StageBudget},
		{ID: "final", Heads: Names{"决算数"}, Stage: model.StageFinalAccounts},
	},
	Items: []Item{
		{"total", Names{"合计"}},
		{"travel", Names{"差旅费"}},
		{"consulting", Names{"咨询费"}},
		{"printing", Names{"印刷费"}},
	},
	Sums:   []Sum{{ID: "final_sum", Total: "final.total", Plus: []string{"final.travel", "final.consulting", "final.printing"}}},
	Source: "made up",
})
