package normalize_test

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

// The ten tables of the ministry's form of 部门预算 since 2021, whose titles name no stage but the year's 预算 on the cover.
func TestMinistryBudget(t *testing.T) {
	r := convert(t, "甲市乙局2024年部门预算", "---",
		"部门收支总表", "部门：甲市乙局  单位：万元", drawing(`
			| 收入 | < | 支出 | < |
			| 项目 | 预算数 | 项目 | 预算数 |
			| 一、一般公共预算拨款收入 | 90.00 | 一、一般公共服务支出 | 80.00 |
			| 二、政府性基金预算拨款收入 |  | 二、教育支出 | 20.00 |
			| 三、财政专户管理资金收入 |  |  |  |
			| 四、事业收入 | 5.00 |  |  |
			| 五、事业单位经营收入 |  |  |  |
			| 本年收入合计 | 95.00 | 本年支出合计 | 100.00 |
			| 上年结转结余 | 5.00 | 年终结转结余 |  |
			| 收入总计 | 100.00 | 支出总计 | 100.00 |
		`), "---", "部门收入总表", "单位：万元", drawing(`
			| 部门（单位）代码 | 部门（单位）名称 | 合计 | 本年收入 | < | < | 上年结转结余 |
			| ^ | ^ | ^ | 小计 | 一般公共预算 | 事业收入 | ^ |
			| 合计 | < | 100.00 | 95.00 | 90.00 | 5.00 | 5.00 |
			| 101 | 甲市乙局 | 100.00 | 95.00 | 90.00 | 5.00 | 5.00 |
		`), "---", "部门支出总表", "单位：万元", drawing(`
			| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 上缴上级支出 | 事业单位经营支出 | 对附属单位补助支出 |
			| 合计 | < | 100.00 | 70.00 | 30.00 |  |  |  |
			| 201 | 一般公共服务支出 | 80.00 | 70.00 | 10.00 |  |  |  |
			| 205 | 教育支出 | 20.00 |  | 20.00 |  |  |  |
		`), "---", "财政拨款收支总表", "单位：万元", drawing(`
			| 收入 | < | 支出 | < | < | < | < |
			| 项目 | 预算数 | 项目 | 合计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 |
			| 一、本年收入 | 90.00 | 一、本年支出 | 95.00 | 95.00 |  |  |
			| （一）一般公共预算拨款 | 90.00 | （一）一般公共服务支出 | 75.00 | 75.00 |  |  |
			| （二）政府性基金预算拨款 |  | （二）教育支出 | 20.00 | 20.00 |  |  |
			| 二、上年结转 | 5.00 | 二、年终结转结余 |  |  |  |  |
			| （一）一般公共预算拨款 | 5.00 |  |  |  |  |  |
			| 收入总计 | 95.00 | 支出总计 | 95.00 | 95.00 |  |  |
		`), "---", "一般公共预算支出表", "单位：万元", drawing(`
			| 科目编码 | 科目名称 | 合计 | 基本支出 | < | < | 项目支出 |
			| ^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^ |
			| 合计 | < | 95.00 | 70.00 | 60.00 | 10.00 | 25.00 |
			| 201 | 一般公共服务支出 | 75.00 | 70.00 | 60.00 | 10.00 | 5.00 |
			| 205 | 教育支出 | 20.00 |  |  |  | 20.00 |
		`), "---", "一般公共预算基本支出表", "单位：万元", drawing(`
			| 部门预算支出经济分类科目 | < | 本年一般公共预算基本支出 | < | < |
			| 科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费 |
			| 合计 | < | 70.00 | 60.00 | 10.00 |
			| 301 | 工资福利支出 | 60.00 | 60.00 |  |
			| 30101 | 基本工资 | 60.00 | 60.00 |  |
			| 302 | 商品和服务支出 | 10.00 |  | 10.00 |
			| 30201 | 办公费 | 10.00 |  | 10.00 |
		`), "---", "一般公共预算“三公”经费支出表", "单位：万元", drawing(`
			| “三公”经费合计 | 因公出国（境）费用 | 公务用车购置及运行费 | < | < | 公务接待费 |
			| ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ |
			| 6.00 | 1.00 | 3.00 |  | 3.00 | 2.00 |
		`), "---", "政府性基金预算支出表", "单位：万元", drawing(`
			| 科目编码 | 科目名称 | 本年政府性基金预算支出 | < | < |
			| ^ | ^ | 合计 | 基本支出 | 项目支出 |
			| 合计 | < |  |  |  |
		`), "---", "国有资本经营预算支出表", "单位：万元", drawing(`
			| 科目编码 | 科目名称 | 本年国有资本经营预算支出 | < | < |
			| ^ | ^ | 合计 | 基本支出 | 项目支出 |
			| 合计 | < |  |  |  |
		`), "---", "项目支出表", "单位：万元", drawing(`
			| 类型 | 项目名称 | 项目单位 | 合计 | 本年拨款 | < | < | 财政专户管理资金 | 单位资金 |
			| ^ | ^ | ^ | ^ | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 | ^ | ^ |
			| 合计 | < | < | 30.00 | 25.00 |  |  |  | 5.00 |
			| 特定目标类 | 校舍维修 | 甲市乙局 | 20.00 | 20.00 |  |  |  |  |
			| 其他运转类 | 信息化运行维护 | 甲市乙局 | 10.00 | 5.00 |  |  |  | 5.00 |
		`))
	types := []model.Type{
		model.IncomeExpenditureSummary, model.Income, model.Expenditure, model.FiscalAppropriationSummary,
		model.GeneralBudgetExpenditure, model.GeneralBudgetBasicExpenditure, model.ThreePublic, model.GovernmentFund,
		model.StateCapital, model.ProjectExpenditure,
	}
	if r.Document.Document.Kind != model.Budget || len(r.Tables) != len(types) || r.Document.Document.FiscalYear == nil || *r.Document.Document.FiscalYear != 2024 {
		t.Fatalf("%+v, %d tables", r.Document.Document, len(r.Tables))
	}
	for i, table := range r.Tables {
		if table.Type != types[i] || table.Stage == nil || *table.Stage != model.StageBudget {
			t.Errorf("table %d is %s, stage %v, want %s", i+1, table.Type, table.Stage, types[i])
		}
	}
	for i, want := range []string{`
		income:general_budget budget 90.00
		income:undertaking budget 5.00
		income:year_total budget 95.00
		income:opening_balance budget 5.00
		income:total budget 100.00
		expenditure:201 budget 80.00
		expenditure:205 budget 20.00
		expenditure:year_total budget 100.00
		expenditure:total budget 100.00
	`, `
		total total 100.00
		total other_1 95.00
		total fiscal 90.00
		total undertaking 5.00
		total other_2 5.00
		101 total 100.00
		101 other_1 95.00
		101 fiscal 90.00
		101 undertaking 5.00
		101 other_2 5.00
	`, `
		total total 100.00
		total basic 70.00
		total project 30.00
		201 total 80.00
		201 basic 70.00
		201 project 10.00
		205 total 20.00
		205 project 20.00
	`, `
		income:year_total budget 90.00
		income:general_budget budget 90.00
		income:opening_balance budget 5.00
		income:opening_balance/general_budget budget 5.00
		income:total budget 95.00
		expenditure:year_total total 95.00
		expenditure:year_total general_budget 95.00
		expenditure:201 total 75.00
		expenditure:201 general_budget 75.00
		expenditure:205 total 20.00
		expenditure:205 general_budget 20.00
		expenditure:total total 95.00
		expenditure:total general_budget 95.00
	`, `
		total total 95.00
		total basic 70.00
		total other_1 60.00
		total other_2 10.00
		total project 25.00
		201 total 75.00
		201 basic 70.00
		201 other_1 60.00
		201 other_2 10.00
		201 project 5.00
		205 total 20.00
		205 project 20.00
	`, `
		total total 70.00
		total personnel 60.00
		total public 10.00
		301 total 60.00
		301 personnel 60.00
		30101 total 60.00
		30101 personnel 60.00
		302 total 10.00
		302 public 10.00
		30201 total 10.00
		30201 public 10.00
	`, `
		total budget.total 6.00
		total budget.abroad 1.00
		total budget.vehicle_total 3.00
		total budget.vehicle_operation 3.00
		total budget.reception 2.00
	`, ``, ``, `
		total total 30.00
		total general_budget 25.00
		total other 5.00
		校舍维修 total 20.00
		校舍维修 general_budget 20.00
		信息化运行维护 total 10.00
		信息化运行维护 general_budget 5.00
		信息化运行维护 other 5.00
	`} {
		expect(t, &r.Tables[i], want)
	}
	if len(r.Document.Warnings) > 0 {
		t.Errorf("warnings %v", r.Document.Warnings)
	}
}

// 四川's table of expenditure by function and economic class, and a count of assets.
func TestDetailAndAssets(t *testing.T) {
	r := convert(t, "甲县乙局2023年度部门决算", "---", "收入支出决算总表", "单位：万元", drawing(`
			| 收入 | < | 支出 | < |
			| 项目 | 决算数 | 项目 | 决算数 |
			| 一、一般公共预算财政拨款收入 | 9.00 | 一、一般公共服务支出 | 9.00 |
			| 本年收入合计 | 9.00 | 本年支出合计 | 9.00 |
		`), "---", "财政拨款支出决算明细表", "单位：万元", drawing(`
			| 项目 | < | 合计 | 工资福利支出 | < | < | 商品和服务支出 | < |
			| 科目代码 | 科目名称 | ^ | 小计 | 基本工资 | 津贴补贴 | 小计 | 办公费 |
			| 合计 | < | 9.00 | 6.00 | 4.00 | 2.00 | 3.00 | 3.00 |
			| 201 | 一般公共服务支出 | 9.00 | 6.00 | 4.00 | 2.00 | 3.00 | 3.00 |
		`), "---", "国有资产占用情况表", drawing(`
			| 项目 | 车辆数合计（台、辆） | 单价50万元（含）以上通用设备（台、套） | 单价100万元（含）以上专用设备（台、套） |
			| 数量 | 5 | 1 | 0 |
		`))
	if len(r.Tables) != 3 || r.Tables[1].Type != model.FiscalAppropriationDetail || r.Tables[2].Type != model.StateAssets {
		t.Fatalf("%v", r.Document.Tables)
	}
	expect(t, &r.Tables[1], `
		total total 9.00
		total 301 6.00
		total 30101 4.00
		total 30102 2.00
		total 302 3.00
		total 30201 3.00
		201 total 9.00
		201 301 6.00
		201 30101 4.00
		201 30102 2.00
		201 302 3.00
		201 30201 3.00
	`)
	expect(t, &r.Tables[2], `
		total vehicles 5
		total equipment_over_500k 1
		total equipment_over_1m 0
	`)
}

// Columns of several years: the latest one's are the table's own, and a stage that no title names is theirs.
func TestYearsOverColumns(t *testing.T) {
	r := convert(t, "甲市乙局2024年部门预算", "---", "一般公共预算财政拨款“三公”经费支出表", "单位：万元", drawing(`
			| 项目 | 2023年预算数 | 2024年预算数 |
			| 合计 | 5.00 | 6.00 |
			| 因公出国（境）费 | 1.00 | 2.00 |
			| 公务接待费 | 4.00 | 4.00 |
		`), "---", "部门支出总表", "单位：万元", drawing(`
			| 类 | 款 | 项 | 科目名称 | 2022年决算数 | 2024年预算数 |
			| 类 | 款 | 项 | 栏次 | 1 | 2 |
			| 合计 | < | < | < | 8.00 | 9.00 |
			| 201 |  |  | 一般公共服务支出 | 8.00 | 9.00 |
		`))
	expect(t, &r.Tables[0], `
		total previous_budget.total 5.00
		total previous_budget.abroad 1.00
		total previous_budget.reception 4.00
		total budget.total 6.00
		total budget.abroad 2.00
		total budget.reception 4.00
	`)
	if table := &r.Tables[1]; table.Stage == nil || *table.Stage != model.StageBudget {
		t.Errorf("stage %v", table.Stage)
	}
	expect(t, &r.Tables[1], `
		total other_1 8.00
		total total 9.00
		201 other_1 8.00
		201 total 9.00
	`)
}
