package dataset

import (
	"encoding/json"
	"fmt"
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
	{"document", "string", "文件", "Path of the document: its folder is documents/<path>/.", required,
		func(f *Fact) string { return text(f.Document) }},
	{"sha256", "string", "文件哈希", "SHA-256 of the document's bytes.", map[string]any{"required": true, "pattern": "[0-9a-f]{64}"},
		func(f *Fact) string { return f.SHA256 }},
	{"department", "string", "部门", "Whose accounts, as the table prints it, else the document.", nil,
		func(f *Fact) string { return optional(f.Department) }},
	{"fiscal_year", "integer", "年度", "Year of the accounts, as the table prints it, else the document.", nil,
		func(f *Fact) string { return number(f.FiscalYear) }},
	{"table", "string", "表", "The table's file, without its ending: tables/<table>.json in the document's folder.", required,
		func(f *Fact) string { return text(f.Table) }},
	{"table_type", "string", "表的种类", "Which of the standard tables or forms.", required,
		func(f *Fact) string { return text(string(f.TableType)) }},
	{"row_key", "string", "行", "The row's key: the same row has the same in every document. A form's field has none.", nil,
		func(f *Fact) string { return optional(f.RowKey) }},
	{"row_kind", "string", "行的种类",
		"total, class (类), section (款), item (项), line, group or subtotal. Rows of one kind can be added up, rows of several count twice.",
		map[string]any{"enum": rowKinds},
		func(f *Fact) string { return optional(f.RowKind) }},
	{"code", "string", "科目编码", "Function or economic code of the row, where one is printed.", nil,
		func(f *Fact) string { return optional(f.Code) }},
	{"name", "string", "科目名称", "Name of the row.", nil,
		func(f *Fact) string { return optional(f.Name) }},
	{"parent", "string", "上级科目", "Key of the row that this one is part of.", nil,
		func(f *Fact) string { return optional(f.Parent) }},
	{"column", "string", "栏", "The column's id: the same column has the same in every document. Of a form, the field's.", required,
		func(f *Fact) string { return text(f.Column) }},
	{"text", "string", "原文", "The amount as printed. A printed dash has a text and no amount; a blank is no line.", nil,
		func(f *Fact) string { return text(f.Text) }},
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
	{"page", "integer", "页", "Page of the document, from 1. None in a text dump.", map[string]any{"minimum": 1},
		func(f *Fact) string { return number(f.Page) }},
	{"bbox", "array", "位置",
		"Where on the page: [x0, top, x1, bottom] in points, from its top left. In a text dump: [column, line, column end, line end].",
		required, func(f *Fact) string { return box(f.BBox) }},
}

var (
	states   = []model.State{model.Proved, model.Read, model.Doubtful, model.Corrected}
	rowKinds = []model.RowKind{model.KindTotal, model.KindClass, model.KindSection, model.KindItem, model.KindLine,
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

// box is a cell of Table Schema's type array: JSON.
func box(b model.BBox) string {
	data, err := json.Marshal(b)
	if err != nil {
		panic(fmt.Sprintf("a box that can't be written: %v", err)) // it is four numbers
	}
	return string(data)
}
