package dataset

import (
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/juesuan/juesuan/model"
)

// Fact is one line of the dataset: one printed amount. The members stand in the order of the columns; what they mean
// is said in columns.go. What is not printed, or does not apply, is nil.
type Fact struct {
	Document   string         `json:"document"`
	SHA256     string         `json:"sha256"`
	Department *string        `json:"department"`
	FiscalYear *int           `json:"fiscal_year"`
	Table      string         `json:"table"`
	TableType  model.Type     `json:"table_type"`
	RowKey     *string        `json:"row_key"`
	RowKind    *model.RowKind `json:"row_kind"`
	Code       *string        `json:"code"`
	Name       *string        `json:"name"`
	Parent     *string        `json:"parent"`
	Column     string         `json:"column"`
	Text       string         `json:"text"`
	Amount     *model.Decimal `json:"amount"`
	Unit       *string        `json:"unit"`
	AmountYuan *string        `json:"amount_yuan"`
	State      model.State    `json:"state"`
	Page       *int           `json:"page"`
	BBox       model.BBox     `json:"bbox"`
}

// tableFacts are the facts of one table: its rows as printed, the columns of each as printed, then the fields of a form
// by their ids. stem is the name of the table's file without its ending.
func tableFacts(d *document, stem string, t *table) []Fact {
	of := Fact{
		Document: d.source.Path, SHA256: d.source.SHA256, Table: stem, TableType: t.kind,
		Department: either(t.department, d.identity.Department), FiscalYear: either(t.fiscalYear, d.identity.FiscalYear),
		Unit: t.unit,
	}
	var facts []Fact
	for i := range t.rows {
		row := &t.rows[i]
		for _, column := range printedOrder(t.columns, row.Values) {
			facts = append(facts, of.ofRow(row, column, row.Values[column], t.multiplier))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(t.fields)) {
		if field := t.fields[id]; field.Amount != nil {
			facts = append(facts, of.ofField(id, field, t.multiplier))
		}
	}
	return facts
}

func either[T any](first, second *T) *T {
	if first != nil {
		return first
	}
	return second
}

// printedOrder are the columns that a row has amounts in, in print order.
func printedOrder(columns []model.Column, values map[string]model.Amount) []string {
	order := make([]string, 0, len(values))
	for _, c := range columns {
		if _, ok := values[c.ID]; ok && !slices.Contains(order, c.ID) {
			order = append(order, c.ID)
		}
	}
	if len(order) < len(values) {
		for _, id := range slices.Sorted(maps.Keys(values)) {
			if !slices.Contains(order, id) {
				order = append(order, id)
			}
		}
	}
	return order
}

// ofRow is the fact of an amount in a row; f is what the facts of its table have in common.
func (f Fact) ofRow(row *model.Row, column string, a model.Amount, multiplier *int) Fact {
	f.RowKey, f.RowKind, f.Code, f.Name, f.Parent = &row.Key, &row.Kind, row.Code, &row.Name, row.Parent
	f.Column, f.Text, f.Amount, f.State, f.BBox = column, a.Text, a.Amount, a.State, a.BBox
	f.AmountYuan = yuan(a.Amount, multiplier)
	f.setPage(a.Page)
	return f
}

// money are the fields of a form that are amounts of money, in the form's unit. The others are a rate and scores.
var money = map[string]bool{"budget": true, "executed": true, "basic_expenditure": true, "project_expenditure": true}

// ofField is the fact of a form's field that is a number: its id is the column, and it has no row.
func (f Fact) ofField(id string, field model.Field, multiplier *int) Fact {
	f.Column, f.Text, f.Amount, f.State, f.BBox = id, field.Text, field.Amount, field.State, field.BBox
	if money[id] {
		f.AmountYuan = yuan(field.Amount, multiplier)
	} else {
		f.Unit = percent(field.Text)
	}
	f.setPage(field.Page)
	return f
}

func (f *Fact) setPage(page int) {
	if page != 0 { // that of a dump
		f.Page = &page
	}
}

// yuan is the amount in 元, exactly: a plain decimal without zeros at its end. It is nil where the document prints no
// unit that is known.
func yuan(amount *model.Decimal, multiplier *int) *string {
	if amount == nil || multiplier == nil {
		return nil
	}
	text := amount.Mul(decimal.NewFromInt(int64(*multiplier))).String()
	return &text
}

// percent is the unit of a rate, where one is printed; scores have none.
func percent(text string) *string {
	text = strings.TrimSpace(text)
	if strings.HasSuffix(text, "%") || strings.HasSuffix(text, "％") {
		unit := "%"
		return &unit
	}
	return nil
}
