package accounts

import "github.com/juesuan/juesuan/model"

var _ = register(&Table{
	ID: model.PerformanceOverall, Shape: Form,
	Titles: Titles{Final: Names{"[部门|单位]整体[支出][绩效]自评表", "[部门|单位]整体支出绩效目标自评表"}},
	Source: "武汉市 部门整体绩效自评表; 财预〔2020〕10号",
})

var _ = register(&Table{
	ID: model.PerformanceProject, Shape: Form,
	Titles: Titles{Final: Names{"项目[支出][绩效]自评表", "项目支出绩效目标自评表"}},
	Source: "武汉市 项目自评表; 财预〔2020〕10号, annex",
})
