package model

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// TableSchema is the value of Table.Schema.
const TableSchema = "juesuan.table/2"

// Type names a kind of table: the nine standard tables of 部门决算公开, those that some places or budgets (部门预算)
// print besides, the two performance forms, and generic.
type Type string

const (
	// The nine.
	IncomeExpenditureSummary      Type = "income_expenditure_summary"       // 收入支出决算总表
	Income                        Type = "income"                           // 收入决算表
	Expenditure                   Type = "expenditure"                      // 支出决算表
	FiscalAppropriationSummary    Type = "fiscal_appropriation_summary"     // 财政拨款收入支出决算总表
	GeneralBudgetExpenditure      Type = "general_budget_expenditure"       // 一般公共预算财政拨款支出决算表
	GeneralBudgetBasicExpenditure Type = "general_budget_basic_expenditure" // 一般公共预算财政拨款基本支出决算表
	ThreePublic                   Type = "three_public"                     // “三公”经费支出决算表
	GovernmentFund                Type = "government_fund"                  // 政府性基金预算财政拨款收入支出决算表
	StateCapital                  Type = "state_capital"                    // 国有资本经营预算财政拨款支出决算表

	// Tables of budgets.
	FiscalAppropriationExpenditure      Type = "fiscal_appropriation_expenditure"       // 财政拨款支出预算表
	FiscalAppropriationBasicExpenditure Type = "fiscal_appropriation_basic_expenditure" // 财政拨款基本支出预算表
	OperatingExpenses                   Type = "operating_expenses"                     // 一般公共预算机关运行经费支出预算表
	ProjectExpenditure                  Type = "project_expenditure"                    // 项目支出预算表

	// Detailed tables (明细表), function by economic class, and the stock of assets.
	FiscalAppropriationDetail Type = "fiscal_appropriation_detail" // 财政拨款支出决算明细表
	GeneralBudgetDetail       Type = "general_budget_detail"       // 一般公共预算财政拨款支出决算明细表
	GeneralBudgetProject      Type = "general_budget_project"      // 一般公共预算财政拨款项目支出决算表
	StateAssets               Type = "state_assets"                // 国有资产占用情况表

	// Forms, and whatever else is a table.
	PerformanceOverall Type = "performance_overall" // 部门整体绩效自评表
	PerformanceProject Type = "performance_project" // 项目自评表
	Generic            Type = "generic"
)

// TableStatus is the state of a whole table.
type TableStatus string

const (
	TableOK     TableStatus = "ok"
	TableReview TableStatus = "review" // something in it is to be looked at
	TableEmpty  TableStatus = "empty"  // printed without figures
)

// Table is a canonical table: tables/NN-type.json.
type Table struct {
	Schema     string      `json:"schema"`
	Type       Type        `json:"type"`
	Stage      *Stage      `json:"stage"`
	Number     *int        `json:"number"` // the number printed in or above its title; null when none is
	Title      *string     `json:"title"`  // as printed
	Department *string     `json:"department"`
	FiscalYear *int        `json:"fiscal_year"`
	Unit       *string     `json:"unit"`       // 万元, 元, …
	Multiplier *int        `json:"multiplier"` // 元 in one unit: 10000 for 万元
	Status     TableStatus `json:"status"`
	Pages      []int       `json:"pages"`
	Columns    []Column    `json:"columns"`
	Rows       []Row       `json:"rows"`
	Fields     Fields      `json:"fields,omitempty"`     // forms only
	Indicators []Indicator `json:"indicators,omitempty"` // forms only
	Notes      []string    `json:"notes"`
	Grid       Grid        `json:"grid"`
	Repairs    []Repair    `json:"repairs"`
	// Unsure is set when the table holds text, beside its amounts and labels, that nobody could read for certain.
	Unsure bool `json:"-"`
	// LeftOut are the cells of the grid whose numbers have no place in the rows.
	LeftOut []int `json:"-"`
}

// Column is one column of amounts, in print order.
type Column struct {
	ID     string  `json:"id"`     // of the table's type, e.g. "budget.vehicle_total"
	Label  string  `json:"label"`  // head as printed, its levels joined by "/"
	Number *string `json:"number"` // its 栏次, null when not printed
	Unit   *string `json:"unit"`   // where it is another than the table's, e.g. "%" of a rate
}

// RowKind tells what a row stands for.
type RowKind string

const (
	KindTotal    RowKind = "total"
	KindClass    RowKind = "class"   // 类, 3 digits
	KindSection  RowKind = "section" // 款, 5 digits
	KindItem     RowKind = "item"    // 项, 7 digits
	KindLine     RowKind = "line"
	KindGroup    RowKind = "group"
	KindSubtotal RowKind = "subtotal"
)

// LabelState says how far a row's key and name can be trusted.
type LabelState string

const (
	LabelRead     LabelState = "read"
	LabelDoubtful LabelState = "doubtful"
)

// Row is one row of a canonical table.
type Row struct {
	Key          string     `json:"key"`
	Kind         RowKind    `json:"kind"`
	Code         *string    `json:"code"`
	Name         string     `json:"name"`          // best reading of the print
	Text         string     `json:"text"`          // as printed, lines joined by "\n"
	OfficialName *string    `json:"official_name"` // where a sure code's official name differs
	Line         *int       `json:"line"`          // 行次
	Section      *string    `json:"section"`       // "income", "expenditure" or "nature" in tables of several sides
	Parent       *string    `json:"parent"`        // key of the row it is part of
	LabelState   LabelState `json:"label_state"`
	// LabelReadings are the candidates of a doubtful label.
	LabelReadings []string          `json:"label_readings,omitempty"`
	Values        map[string]Amount `json:"values"` // by column id; a blank cell has no entry
}

// State says how far an amount can be trusted.
type State string

const (
	Proved    State = "proved"
	Read      State = "read"
	Doubtful  State = "doubtful"
	Corrected State = "corrected"
)

// Amount is one printed amount and where it stands. A printed dash has a nil Amount.
type Amount struct {
	Amount      *Decimal     `json:"amount"`
	Text        string       `json:"text"`                // as printed
	TextFull    string       `json:"text_full,omitempty"` // as stored, where a sheet stores more digits than it shows
	State       State        `json:"state"`
	Via         Via          `json:"via"`
	Confidence  float64      `json:"confidence"` // 0 to 1; 1 for text
	Page        int          `json:"page"`
	BBox        BBox         `json:"bbox"` // of its ink
	Row         int          `json:"row"`  // in Grid
	Col         int          `json:"col"`
	Readings    []Reading    `json:"readings,omitempty"`
	Suggestions []Suggestion `json:"suggestions,omitempty"`
	Correction  *Correction  `json:"correction,omitempty"` // of a corrected amount
	// Untested is set where no sum could test the amount: none binds it, or none that has all it needs.
	Untested bool `json:"untested,omitempty"`
}

// Correction says who gave a corrected amount, when and why; Text stays what was read.
type Correction struct {
	By  string `json:"by"`
	At  string `json:"at"` // RFC 3339
	Why string `json:"why"`
}

// Reading is one engine's reading of a doubtful amount.
type Reading struct {
	Engine     string  `json:"engine"`
	Text       string  `json:"text"`
	Confidence float64 `json:"confidence"`
}

// Suggestion is an amount that would satisfy the sums a doubtful one breaks.
type Suggestion struct {
	Amount Decimal `json:"amount"`
	Why    string  `json:"why"`
}

// Fields of a form by their id; encoding/json writes them in the order of their ids.
type Fields map[string]Field

// Field is one labelled value of a form.
type Field struct {
	Text    string   `json:"text"`
	Amount  *Decimal `json:"amount,omitempty"`
	State   State    `json:"state,omitempty"`
	Choices []string `json:"choices,omitempty"`
	Page    int      `json:"page"`
	BBox    BBox     `json:"bbox"`
	Row     int      `json:"row"`
	Col     int      `json:"col"`
}

// Indicator is one row of a form's indicator table.
type Indicator struct {
	Level1 string `json:"level1"`
	Level2 string `json:"level2"`
	Name   string `json:"name"`
	Weight string `json:"weight,omitempty"`
	Target string `json:"target"`
	Actual string `json:"actual"`
	Score  string `json:"score"`
	Goal   int    `json:"goal,omitempty"`
	Page   int    `json:"page"`
	Row    int    `json:"row"`
}

// Decimal is an exact amount that keeps the number of decimals it was printed with: "1703.00" stays "1703.00".
type Decimal struct{ decimal.Decimal }

// NewDecimal reads a plain decimal number: sign, digits, point, digits.
func NewDecimal(s string) (Decimal, error) {
	d, err := decimal.NewFromString(s)
	if err != nil {
		return Decimal{}, fmt.Errorf("%q is not a decimal number", s)
	}
	return Decimal{d}, nil
}

// String writes the amount with the decimals it was printed with.
func (d Decimal) String() string {
	places := max(-d.Exponent(), 0)
	return d.StringFixed(places)
}

// MarshalJSON writes a JSON string.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(`"` + d.String() + `"`), nil }

// UnmarshalJSON reads a JSON string or number.
func (d *Decimal) UnmarshalJSON(b []byte) error { return d.Decimal.UnmarshalJSON(b) }
