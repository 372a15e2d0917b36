package dataset

import (
	"strconv"

	"github.com/juesuan/juesuan/model"
)

// column is one column of the dataset: its entry in the Table Schema, and its cell in facts.csv.
type column struct {
	Name        string         `json:"name"`
	Type        string         `json:"type"` // of Table Schema
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Constraints map[string]any `json:"constraints,omitempty"`
	cell        func(*Fact) string
}

var required = map[string]any{"required": true}

var columns = []column{
	{"document_id", "string", "文件编号", "The first 16 digits of the SHA-256 of the document's bytes.", map[string]any{"required": true, "pattern": "[0-9a-f]{16}"},
		func(f *Fact) string { return f.DocumentID }},
	{"path", "string", "文件", "Path of the document: its folder is documents/<path>/.", required,
		func(f *Fact) string { return text(f.Path) }},
	{"department", "string", "部门", "Whose accounts, as the table prints it, else the document.", nil,
		func(f *Fact) string { return optional(f.Department) }},
	{"department_id", "string", "部门编号", "The same for one department in all years. Empty as long as no list of departments is given.", nil,
		func(f *Fact) string { return optional(f.DepartmentID) }},
	{"region", "string", "地区", "Province, city and county, as far as the document prints them.", nil,
		func(f *Fact) string { return optional(f.Region) }},
	{"fiscal_year", "integer", "年度", "Year of the accounts, as the table prints it, else the document.", nil,
		func(f *Fact) string { return number(f.FiscalYear) }},
	{"kind", "string", "文件的种类", "department_final_accounts (部门决算), department_budget (部门预算) or other.",
		map[string]any{"required": true, "enum": kinds},
		func(f *Fact) string { return string(f.Kind) }},
	{"stage", "string", "预算或决算", "final_accounts: what was spent. budget: what is planned. That of the table, else of the document.",
		map[string]any{"enum": stages},
		func(f *Fact) string { return optional(f.Stage) }},
	{"table", "string", "表", "The table's file, without its ending: tables/<table>.json in the document's folder.", required,
		func(f *Fact) string { return text(f.Table) }},
	{"type", "string", "表的种类", "Which of the standard tables or forms.", required,
		func(f *Fact) string { return text(string(f.Type)) }},
	{"section", "string", "部分", "income, expenditure or nature: the side of a table that has several.", map[string]any{"enum": sections},
		func(f *Fact) string { return optional(f.Section) }},
	{"row_key", "string", "行", "The row's key: the same row has the same in every document. A form's field has none.", nil,
		func(f *Fact) string { return optional(f.RowKey) }},
	{"line", "integer", "行次", "The number of the line, where one is printed.", nil,
		func(f *Fact) string { return number(f.Line) }},
	{"code", "string", "科目编码", "Function or economic code of the row, where one is printed.", nil,
		func(f *Fact) string { return optional(f.Code) }},
	{"name", "string", "科目名称", "Name of the row, as printed.", nil,
		func(f *Fact) string { return optional(f.Name) }},
	{"official_name", "string", "规范名称", "Name of the code in the classification, where it is another than the printed one.", nil,
		func(f *Fact) string { return optional(f.OfficialName) }},
	{"column", "string", "栏", "The column's id: the same column has the same in every document. Of a form, the field's.", required,
		func(f *Fact) string { return text(f.Column) }},
	{"column_label", "string", "栏名", "The column's head as printed, its levels joined by /.", nil,
		func(f *Fact) string { return optional(f.ColumnLabel) }},
	{"amount", "number", "数额", "The amount in the printed unit, with the decimals that are printed.", nil,
		func(f *Fact) string { return exact(f.Amount) }},
	{"unit", "string", "单位", "What the amount is printed in: 万元, 元, …; % of a rate. Scores have none.", nil,
		func(f *Fact) string { return optional(f.Unit) }},
	{"amount_yuan", "number", "金额（元）", "The amount in 元, exact. None where the unit is not known, or where it is no money.", nil,
		func(f *Fact) string { return optional(f.AmountYuan) }},
	{"state", "string", "可信度",
		"proved: sums of the document's tables cover the amount and close. read: nothing speaks against it. doubtful: something does. corrected: by a person.",
		map[string]any{"required": true, "enum": states},
		func(f *Fact) string { return string(f.State) }},
	{"label_state", "string", "行名的可信度", "doubtful where the row's key or name is uncertain, else read. A form's field has none.",
		map[string]any{"enum": labelStates},
		func(f *Fact) string { return optional(f.LabelState) }},
	{"via", "string", "来源", "How the amount was read: text, ocr, dump, html, sheet, word or ofd. A form's field has none.", nil,
		func(f *Fact) string { return optional(f.Via) }},
	{"confidence", "number", "识别置信度", "Of the recognition, 0 to 1; 1 for what was not recognised. A form's field has none.",
		map[string]any{"minimum": 0, "maximum": 1},
		func(f *Fact) string { return decimals(f.Confidence) }},
	{"page", "integer", "页", "Page of the document, from 1. None in a text dump.", map[string]any{"minimum": 1},
		func(f *Fact) string { return number(f.Page) }},
	{"x0", "number", "左", "Left of the amount's box, in points from the left of the page. In a text dump: its column.", required,
		func(f *Fact) string { return points(f.X0) }},
	{"top", "number", "上", "Top of the box, in points from the top of the page. In a text dump: its line.", required,
		func(f *Fact) string { return points(f.Top) }},
	{"x1", "number", "右", "Right of the box. In a text dump: the column where it ends.", required,
		func(f *Fact) string { return points(f.X1) }},
	{"bottom", "number", "下", "Bottom of the box. In a text dump: the line where it ends.", required,
		func(f *Fact) string { return points(f.Bottom) }},
	{"text", "string", "原文", "The amount as printed. A printed dash has a text and no amount; a blank is no line.", nil,
		func(f *Fact) string { return text(f.Text) }},
	{"row_kind", "string", "行的种类",
		"total, class (类), section (款), item (项), line, group or subtotal. Rows of one kind can be added up, rows of several count twice.",
		map[string]any{"enum": rowKinds},
		func(f *Fact) string { return optional(f.RowKind) }},
	{"parent", "string", "上级科目", "Key of the row that this one is part of.", nil,
		func(f *Fact) string { return optional(f.Parent) }},
}

var (
	states      = []model.State{model.Proved, model.Read, model.Doubtful, model.Corrected}
	labelStates = []model.LabelState{model.LabelRead, model.LabelDoubtful}
	kinds       = []model.Kind{model.FinalAccounts, model.Budget, model.Other}
	stages      = []model.Stage{model.StageFinalAccounts, model.StageBudget}
	sections    = []string{"income", "expenditure", "nature"}
	rowKinds    = []model.RowKind{model.KindTotal, model.KindClass, model.KindSection, model.KindItem, model.KindLine,
		model.KindGroup, model.KindSubtotal}
)

// text is a cell of text that a spreadsheet does not take for a formula.
func text(s string) string { return guard(s) }

func optional[T ~string](s *T) string {
	if s == nil {
		return ""
	}
	return guard(string(*s))
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func exact(d *model.Decimal) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// decimals writes a number as JSON has it.
func decimals(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

func points(p model.Points) string {
	text, _ := p.MarshalJSON() // it has no error
	return string(text)
}
