package identity

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"testing"

	"github.com/juesuan/juesuan/model"
	"github.com/shopspring/decimal"

	"github.com/juesuan/juesuan/internal/corpus"
)

func hundredths(n int64) model.Decimal { return model.Decimal{Decimal: decimal.New(n, -2)} }

func amountOf(t testing.TB, text string) model.Decimal {
	t.Helper()
	d, err := model.NewDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// placed is an amount that stands in one of two columns of a row.
func placed(table, key string, amount model.Decimal, columns ...string) Unknown {
	var u Unknown
	for _, c := range columns {
		u = append(u, Alternative{{Cell{Table: table, Key: key, Column: c}, amount}})
	}
	return u
}

func TestSolvePlacesAmounts(t *testing.T) {
	table := draw(t, "03-expenditure", model.Expenditure, `
         total basic project
total    9.00  5.00  4.00
201      6.00  -     -
20101    6.00  -     -
2010101  5.00  -     -
2010102  1.00  -     -
208      3.00  -     -`)
	const stem = "03-expenditure"
	columns := []string{"basic", "project"}
	unknowns := []Unknown{
		placed(stem, "2010101", amountOf(t, "5.00"), columns...),
		placed(stem, "2010102", amountOf(t, "1.00"), columns...),
		placed(stem, "208", amountOf(t, "3.00"), columns...),
		// Both columns of these are printed; which amount is in which is not known.
		{
			{{Cell{Table: stem, Key: "201", Column: "basic"}, amountOf(t, "5.00")}, {Cell{Table: stem, Key: "201", Column: "project"}, amountOf(t, "1.00")}},
			{{Cell{Table: stem, Key: "201", Column: "basic"}, amountOf(t, "1.00")}, {Cell{Table: stem, Key: "201", Column: "project"}, amountOf(t, "5.00")}},
		},
		{
			{{Cell{Table: stem, Key: "20101", Column: "basic"}, amountOf(t, "5.00")}, {Cell{Table: stem, Key: "20101", Column: "project"}, amountOf(t, "1.00")}},
			{{Cell{Table: stem, Key: "20101", Column: "basic"}, amountOf(t, "1.00")}, {Cell{Table: stem, Key: "20101", Column: "project"}, amountOf(t, "5.00")}},
		},
	}
	answer := Solve(Of([]Table{table}), NewValues([]Table{table}), unknowns, Options{})
	if choice, ok := unique(&answer); !ok || !reflect.DeepEqual(choice, []int{0, 1, 1, 0, 0}) {
		t.Errorf("%+v, want one solution: 5.00 basic, 1.00 and 3.00 project", answer)
	}
}

func TestSolveReadings(t *testing.T) {
	table := draw(t, "05-general_budget_expenditure", model.GeneralBudgetExpenditure, `
       total basic project
total  12.00 5.00  7.00
201    8.00  3.00  5.00
202    4.00  2.00  2.00`)
	const stem = "05-general_budget_expenditure"
	reading := func(key, column string, texts ...string) Unknown {
		var u Unknown
		for _, text := range texts {
			u = append(u, Alternative{{Cell{Table: stem, Key: key, Column: column}, amountOf(t, text)}})
		}
		return u
	}
	ids, known := Of([]Table{table}), NewValues([]Table{table})
	t.Run("one", func(t *testing.T) {
		answer := Solve(ids, known, []Unknown{reading("201", "basic", "8.00", "3.00"), reading("202", "total", "4.00", "1.00", "7.00")}, Options{})
		if choice, ok := unique(&answer); !ok || !reflect.DeepEqual(choice, []int{1, 0}) {
			t.Errorf("%+v", answer)
		}
	})
	t.Run("none", func(t *testing.T) {
		answer := Solve(ids, known, []Unknown{reading("201", "basic", "8.00", "9.00")}, Options{})
		if len(answer.Solutions) != 0 || !answer.Exhausted {
			t.Errorf("%+v", answer)
		}
	})
	t.Run("several", func(t *testing.T) {
		free := reading("201", "unbound", "1.00", "2.00", "3.00")
		answer := Solve(ids, known, []Unknown{free}, Options{Solutions: 5})
		if len(answer.Solutions) != 3 || !answer.Exhausted {
			t.Errorf("%+v", answer)
		}
		if answer = Solve(ids, known, []Unknown{free}, Options{}); len(answer.Solutions) != 2 || answer.Exhausted {
			t.Errorf("asked for two: %+v", answer)
		}
		if _, ok := unique(&answer); ok {
			t.Error("one of several is called unique")
		}
	})
}

// Forty amounts of which no choice adds up: the search gives up within its steps and says so.
func TestSolveIsBounded(t *testing.T) {
	drawing := "total basic project\ntotal 0.00 0.01 0.00"
	var unknowns []Unknown
	for i := range 40 {
		key := fmt.Sprintf("2%02d", i)
		drawing += "\n" + key + " - - -"
		unknowns = append(unknowns, placed("03-expenditure", key, hundredths(int64(2*(1<<i)%999_999_999+2)), "basic", "project"))
	}
	table := draw(t, "03-expenditure", model.Expenditure, drawing)
	answer := Solve(Of([]Table{table}), NewValues([]Table{table}), unknowns, Options{Steps: 10_000})
	if len(answer.Solutions) != 0 {
		t.Errorf("%+v", answer)
	}
}

// TestSolveSeed places the amounts of a real document whose dump has lost its blank cells: of the items that print two
// numbers, the second stands under 基本支出 or 项目支出, and one placement alone satisfies the sums.
func TestSolveSeed(t *testing.T) {
	for _, kind := range []model.Type{model.Expenditure, model.GeneralBudgetExpenditure, model.Income} {
		t.Run(string(kind), func(t *testing.T) {
			table := seedTable(t, kind)
			columns := []string{"basic", "project"}
			if kind == model.Income {
				columns = []string{"fiscal", "superior_subsidy", "undertaking", "operating", "subordinate_remittance", "other"}
				table.Columns = nil
				for _, c := range append([]string{"total"}, columns...) {
					table.Columns = append(table.Columns, model.Column{ID: c})
				}
			}
			unknowns, want := forgetColumns(table, columns)
			if len(unknowns) < 9 {
				t.Fatalf("only %d amounts to place", len(unknowns))
			}
			answer := Solve(Of([]Table{table}), NewValues([]Table{table}), unknowns, Options{})
			choice, ok := unique(&answer)
			if !ok || !reflect.DeepEqual(choice, want) {
				t.Errorf("%d amounts: %+v, want %v", len(unknowns), answer, want)
			}
		})
	}
}

// forgetColumns takes the rows that print one amount beside their total for rows that may have it in any column.
func forgetColumns(table Table, columns []string) (unknowns []Unknown, want []int) {
	for r := range table.Rows {
		row := &table.Rows[r]
		if row.Key == "total" || len(row.Values) != 2 {
			continue
		}
		for i, c := range columns {
			if v, ok := row.Values[c]; ok {
				unknowns = append(unknowns, placed(table.Stem, row.Key, *v.Amount, columns...))
				want = append(want, i)
				delete(row.Values, c)
			}
		}
	}
	return unknowns, want
}

// seedTable is a table of seed-003 from its truth.
func seedTable(t *testing.T, kind model.Type) Table {
	t.Helper()
	data, err := os.ReadFile(corpus.Path(t, "seeds", "seed-003", "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth struct {
		Tables []struct {
			Type  model.Type
			Facts []struct {
				Key, Column string
				Amount      model.Decimal
			}
		}
	}
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	table := Table{"01-" + string(kind), &model.Table{Type: kind}}
	rows, columns := map[string]int{}, map[string]bool{}
	for _, tt := range truth.Tables {
		if tt.Type != kind {
			continue
		}
		for _, f := range tt.Facts {
			if _, ok := rows[f.Key]; !ok {
				rows[f.Key] = len(table.Rows)
				table.Rows = append(table.Rows, drawnRow(f.Key))
			}
			if !columns[f.Column] {
				columns[f.Column] = true
				table.Columns = append(table.Columns, model.Column{ID: f.Column})
			}
			table.Rows[rows[f.Key]].Values[f.Column] = model.Amount{Amount: &f.Amount}
		}
	}
	return table
}

func BenchmarkSolveSeed(b *testing.B) {
	table := draw(b, "03-expenditure", model.Expenditure, "total basic project\ntotal 171.00 85.50 85.50")
	var unknowns []Unknown
	for i := range 18 {
		key := fmt.Sprintf("2%02d", i)
		table.Rows = append(table.Rows, drawnRow(key))
		unknowns = append(unknowns, placed("03-expenditure", key, hundredths(int64(100*(i+1))), "basic", "project"))
	}
	ids, known := Of([]Table{table}), NewValues([]Table{table})
	for b.Loop() {
		Solve(ids, known, unknowns, Options{Solutions: 1 << 20})
	}
}

// unique gives the only solution; ok is false when there is none, when there are several, and when the search ended
// before that was known.
func unique(a *Answer) (choice []int, ok bool) {
	if a.Exhausted && len(a.Solutions) == 1 {
		return a.Solutions[0], true
	}
	return nil, false
}
