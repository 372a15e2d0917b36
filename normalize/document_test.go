package normalize_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

func TestMissing(t *testing.T) {
	for _, c := range []struct {
		cover string
		want  int // tables missing beside the one printed
		ninth bool
	}{
		{"甲市乙局2019年度部门决算", 7, false},
		{"甲市乙局2020年度部门决算", 8, true},
		{"甲市乙局部门决算", 7, false},
		{"甲市乙局2021年部门预算", 7, false}, // the cover names the other stage: its year is not that of the table
	} {
		r := convert(t, c.cover, "---", "支出决算表", "单位：万元", codeTable)
		if got := r.Document.Missing; len(got) != c.want || slices.Contains(got, model.StateCapital) != c.ninth {
			t.Errorf("%s: missing %v", c.cover, got)
		}
		if r.Status != model.StatusReview || len(r.Reasons) != 1 || r.Reasons[0].Code != model.ReasonMissingTables {
			t.Errorf("%s: %s %v", c.cover, r.Status, r.Reasons)
		}
	}
}

func TestKinds(t *testing.T) {
	figures := drawing(`
		| 收入 | < | 支出 | < |
		| 项目 | 预算数 | 项目 | 预算数 |
		| 一、财政拨款收入 | 5.00 | 一、教育支出 | 5.00 |
		| 收入总计 | 5.00 | 支出总计 | 5.00 |
	`)
	summary := model.IncomeExpenditureSummary
	for _, c := range []struct {
		parts []any
		want  model.Kind
		table model.Type // of the one table
	}{
		{[]any{"甲市乙局2021年部门预算", "---", "部门收支总表", "单位：万元", figures}, model.Budget, summary},
		{[]any{"2021年预算单位财务收支预算总表", "编制单位：甲市乙局  单位：元", figures}, model.Budget, summary},
		{[]any{"关于印发2021年度部门决算编审工作的通知", "各部门：", figures}, model.Other, model.Generic},
		{[]any{"2020年全市政府性基金支出预算完成情况表", "单位：亿元", figures}, model.Other, model.Generic},
		{[]any{"2022年甲区人民政府决算公开", "---", "2022年度甲区政府性基金预算支出决算表", "单位：万元", codeTable}, model.Other, model.Generic},
		{[]any{"甲市乙局2021年度部门决算", "目录", "第一部分 甲市乙局概况"}, model.FinalAccounts, ""},
		{[]any{"收入支出决算总表", "部门：甲市乙局  单位：万元", "收入决算表", "部门：甲市乙局  单位：万元", "支出决算表", "部门：甲市乙局  单位：万元"}, model.FinalAccounts, ""},
	} {
		r := convert(t, c.parts...)
		if got := r.Document.Document.Kind; got != c.want {
			t.Errorf("%v is %s, want %s", c.parts[0], got, c.want)
		}
		if c.want != model.FinalAccounts && (r.Status != model.StatusOK || len(r.Document.Missing) > 0) {
			t.Errorf("%v: %s %v", c.parts[0], r.Status, r.Document.Missing)
		}
		for _, table := range r.Tables {
			if table.Type != c.table {
				t.Errorf("%v: %s, want %s", c.parts[0], table.Type, c.table)
			}
			if c.want == model.Budget && (table.Stage == nil || *table.Stage != model.StageBudget) {
				t.Errorf("%v: stage %v", c.parts[0], table.Stage)
			}
		}
	}
}

// Performance forms are known by what they ask, their titles vary, and several stand under one title.
func TestForms(t *testing.T) {
	form := drawing(`
		| 项目名称 | 甲项目 | < | < |
		| 一级指标 | 二级指标 | 三级指标 | 实际完成值 |
		| 产出指标 | 数量指标 | 培训人次 | 12 |
	`)
	r := convert(t, "甲市乙局2021年度部门决算", "---",
		"2021年度甲市乙局部门整体支出绩效自评表", drawing(`
			| 单位名称 | 甲市乙局 | < | < |
			| 基本支出总额 | 5.00 | 项目支出总额 | 1.00 |
			| 一级指标 | 二级指标 | 三级指标 | 实际完成值 |
		`), "---", "项目支出绩效自评表", "（2021年度）", form, "---", form)
	want := []model.Type{model.PerformanceOverall, model.PerformanceProject, model.PerformanceProject}
	for i, table := range r.Tables {
		if table.Type != want[i] || table.Title == nil || table.Grid.HeaderRows != 0 {
			t.Errorf("%d: %s %v %d", i, table.Type, table.Title, table.Grid.HeaderRows)
		}
	}
	if r.Document.Tables[2].File != "tables/03-performance_project.json" {
		t.Error(r.Document.Tables[2].File)
	}
}

// Code and name in one cell; a table of one half of 三公; labels under the two sides without 项目.
func TestRareHeads(t *testing.T) {
	r := convert(t, "支出决算表", drawing(`
		| 科目编码及名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 |
		| 201一般公共服务支出 | 7.00 | 4.00 | 3.00 |  |
		| 20103 政府办公厅（室）及相关机构事务 | 7.00 | 4.00 | 3.00 |  |
	`))
	table := only(t, r, model.Expenditure)
	expect(t, table, `
		201 total 7.00
		201 basic 4.00
		201 project 3.00
		20103 total 7.00
		20103 basic 4.00
		20103 project 3.00
	`)
	if table.Rows[1].Name != "政府办公厅（室）及相关机构事务" {
		t.Error(table.Rows[1].Name)
	}
	r = convert(t, "甲市乙局2021年度部门决算", "---", "“三公”经费支出决算表", drawing(`
		| 合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 |
		| ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ |
		| 3.00 |  | 2.00 |  | 2.00 | 1.00 |
	`))
	expect(t, only(t, r, model.ThreePublic), `
		total final.total 3.00
		total final.vehicle_total 2.00
		total final.vehicle_operation 2.00
		total final.reception 1.00
	`)
	r = convert(t, "收入支出决算总表", "单位：万元", drawing(`
		| 收入 | 决算数 | 支出 | 决算数 | 备注 |
		| 一、财政拨款收入 | 3.00 | 一、教育支出 | 3.00 |  |
		| 总计 | 3.00 | 总计 | 3.00 |  |
	`))
	expect(t, only(t, r, model.IncomeExpenditureSummary), `
		income:fiscal final 3.00
		income:total final 3.00
		expenditure:205 final 3.00
		expenditure:total final 3.00
	`)
}

// A sure code printed under another name keeps its print, and has the official name beside it.
func TestOfficialName(t *testing.T) {
	r := convert(t, "2021年度支出决算表", drawing(`
		| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 |
		| 208 | 社会保障和就业支出 | 7.00 | 4.00 | 3.00 |  |
		| 20805 | 行政事业单位离退休 | 7.00 | 4.00 | 3.00 |  |
		| 2059999 | 没有这个科目 | 7.00 | 4.00 | 3.00 |  |
	`))
	rows := only(t, r, model.Expenditure).Rows
	if rows[0].OfficialName != nil || rows[1].OfficialName == nil || *rows[1].OfficialName != "行政事业单位养老支出" || rows[1].Name != "行政事业单位离退休" {
		t.Errorf("%+v", rows)
	}
	if rows[2].OfficialName != nil && *rows[2].OfficialName == rows[2].Name {
		t.Errorf("%+v", rows[2])
	}
}

// Title and heads of two different tables: the heads hold, and nothing is certain.
func TestTitleAgainstHeads(t *testing.T) {
	r := convert(t, "收入决算表", "单位：万元", drawing(`
		| 项目 | < | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 |
		| 功能分类科目编码 | 科目名称 | ^ | ^ | ^ | ^ | ^ |
		| 201 | 一般公共服务支出 | 7.00 | 4.00 | 3.00 |  |  |
	`))
	expect(t, only(t, r, model.Expenditure), `
		201 total 7.00?
		201 basic 4.00?
		201 project 3.00?
	`)
	if !warned(&r, "title_contradicts_heads") {
		t.Error(r.Document.Warnings)
	}
}

// No list is null in the output, and the same input gives the same value.
func TestOutputIsWholeAndStable(t *testing.T) {
	l := document(t, "甲市乙局2021年度部门决算", drawing(`| 一 | 二 |`), "支出决算表", codeTable)
	a := normalize.Document(nil, l, normalize.Options{})
	b := normalize.Document(nil, l, normalize.Options{})
	if !reflect.DeepEqual(a, b) {
		t.Error("two runs differ")
	}
	for _, v := range []any{a.Document, a.Tables} {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range []string{"pages", "tables", "missing", "narrative", "checks", "warnings", "columns", "rows", "notes", "cells", "repairs", "before", "values"} {
			if strings.Contains(string(data), `"`+list+`":null`) {
				t.Errorf("%s is null", list)
			}
		}
	}
}
