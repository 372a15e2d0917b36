package accounts

import "testing"

func TestTry(t *testing.T) {
	_, list := titles()
	t.Log(len(list))
	for _, s := range []string{"表五　一般公共预算财政拨款支出决算表", "般公共预算财政拨款支出决算表", "收 入 支 出 决 算 总 表", "附件1-3  支出决算表", "2026年部门一般公共预算基本支出部门预算经济分类预算表", "部门预算收支总表", "单位“三公”经费和机关运行经费预算表", "“三公”经费、会议费、培训费支出预算表(一般公共预算)", "2020年度一般公共预算财政拨款“三公”经费支出决算表（表7）", "紫荆新区人民检察院2022年度政府性基金预算财政拨款收入支出决算表", "一般公共预算财政拔款基本支出决算明细表", "部门预算财政拨款“三公”经费支出表", "财政拨款政府性基金支出预算表", "部门整体支出绩效自评表"} {
		for _, c := range MatchTitle(s) {
			t.Log(s, c.Table.ID, c.Stage, c.Distance, c.Official)
		}
	}
	for _, l := range [][]string{{"项目", "本年收入合计"}, {"事业收入", "小计"}, {"事业收入", "其中：教育收费"}, {"本年支出", "小计"}, {"本年支出合计"}, {"财政拔款收入"}, {"年初结转和结余", "基本支出"}} {
		for _, id := range []string{"income", "expenditure", "general_budget_expenditure", "government_fund"} {
			for _, m := range Of(typeID(id)).MatchColumn("final_accounts", "", l) {
				t.Log(id, l, m.Column.ID, m.Distance)
			}
		}
	}
}
