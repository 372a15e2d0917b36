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
	DocumentID   string            `json:"document_id"`
	Path         string            `json:"path"`
	Department   *string           `json:"department"`
	DepartmentID *string           `json:"department_id"`
	Region       *string           `json:"region"`
	FiscalYear   *int              `json:"fiscal_year"`
	Kind         model.Kind        `json:"kind"`
	Stage        *model.Stage      `json:"stage"`
	Table        string            `json:"table"`
	Type         model.Type        `json:"type"`
	Section      *string           `json:"section"`
	RowKey       *string           `json:"row_key"`
	Line         *int              `json:"line"`
	Code         *string           `json:"code"`
	Name         *string           `json:"name"`
	OfficialName *string           `json:"official_name"`
	Column       string            `json:"column"`
	ColumnLabel  *string           `json:"column_label"`
	Amount       *model.Decimal    `json:"amount"`
	Unit         *string           `json:"unit"`
	AmountYuan   *string           `json:"amount_yuan"`
	State        model.State       `json:"state"`
	LabelState   *model.LabelState `json:"label_state"`
	Via          *model.Via        `json:"via"`
	Confidence   *float64          `json:"confidence"`
	Page         *int              `json:"page"`
	X0           model.Points      `json:"x0"`
	Top          model.Points      `json:"top"`
	X1           model.Points      `json:"x1"`
	Bottom       model.Points      `json:"bottom"`
	Text         string            `json:"text"`
	RowKind      *model.RowKind    `json:"row_kind"`
	Parent       *string           `json:"parent"`
}

// idLength is how much of a document's SHA-256 is its id: 16 digits, of which no two in a billion documents are alike.
const idLength = 16

// tableFacts are the facts of one table: its rows as printed, the columns of each as printed, then the fields of a form
// by their ids. stem is the name of the table's file without its ending.
func tableFacts(d *document, stem string, t *table) []Fact {
	of := Fact{
		DocumentID: d.source.SHA256[:min(idLength, len(d.source.SHA256))], Path: d.source.Path,
		Department: either(t.department, d.identity.Department), FiscalYear: either(t.fiscalYear, d.identity.FiscalYear),
		Region: d.identity.Region, Kind: d.identity.Kind, Stage: either(t.stage, d.identity.Stage),
		Table: stem, Type: t.kind, Unit: t.unit,
	}
	columns := map[string]*model.Column{}
	for i := range t.columns {
		columns[t.columns[i].ID] = &t.columns[i]
	}
	var facts []Fact
	for i := range t.rows {
		row := &t.rows[i]
		for _, id := range printedOrder(t.columns, row.Values) {
			facts = append(facts, of.ofRow(row, id, columns[id], row.Values[id], t.multiplier))
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

// ofRow is the fact of an amount in a row; f is what the facts of its table have in common. column is nil where the table
// does not list it. What a column gives in a unit of its own, a rate, is no money.
func (f Fact) ofRow(row *model.Row, id string, column *model.Column, a model.Amount, multiplier *int) Fact {
	f.Section, f.RowKey, f.Line, f.Code, f.Name, f.OfficialName = row.Section, &row.Key, row.Line, row.Code, &row.Name, row.OfficialName
	f.RowKind, f.Parent, f.LabelState = &row.Kind, row.Parent, &row.LabelState
	f.Column, f.Amount, f.State, f.Via, f.Confidence, f.Text = id, a.Amount, a.State, &a.Via, &a.Confidence, a.Text
	if column != nil {
		f.ColumnLabel = &column.Label
	}
	if column != nil && column.Unit != nil {
		f.Unit = column.Unit
	} else {
		f.AmountYuan = yuan(a.Amount, multiplier)
	}
	f.setPlace(a.Page, a.BBox)
	return f
}

// money are the fields of a form that are amounts of money, in the form's unit. The others are a rate and scores.
var money = map[string]bool{"budget": true, "executed": true, "basic_expenditure": true, "project_expenditure": true}

// ofField is the fact of a form's field that is a number: its id is the column, and it has no row.
func (f Fact) ofField(id string, field model.Field, multiplier *int) Fact {
	f.Column, f.Text, f.Amount, f.State = id, field.Text, field.Amount, field.State
	if money[id] {
		f.AmountYuan = yuan(field.Amount, multiplier)
	} else {
		f.Unit = percent(field.Text)
	}
	f.setPlace(field.Page, field.BBox)
	return f
}

func (f *Fact) setPlace(page int, box model.BBox) {
	if page != 0 { // that of a dump
		f.Page = &page
	}
	f.X0, f.Top, f.X1, f.Bottom = model.Points(box.X0), model.Points(box.Top), model.Points(box.X1), model.Points(box.Bottom)
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
