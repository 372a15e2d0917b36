package identity

import (
	"slices"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// doubtful is a doubt of a table's amount, and puts its first reading into the table.
func doubtful(t *testing.T, table Table, key, column string, readings ...string) Doubt {
	t.Helper()
	d := Doubt{Cell: Cell{Table: table.Stem, Key: key, Column: column}}
	for _, text := range readings {
		d.Readings = append(d.Readings, amountOf(t, text))
	}
	i := slices.IndexFunc(table.Rows, func(r model.Row) bool { return r.Key == key })
	table.Rows[i].Values[column] = model.Amount{Amount: &d.Readings[0], Text: readings[0]}
	return d
}

func TestChoose(t *testing.T) {
	type doubt struct {
		key, column string
		readings    []string
	}
	for _, c := range []struct {
		name, drawing string
		doubts        []doubt
		want          []int
	}{
		{"the reading that two sums ask for", `
		       total basic project
		total  12.00 5.00  7.00
		201    8.00  3.00  5.00
		202    4.00  2.00  2.00`,
			[]doubt{{"201", "basic", []string{"8.00", "3.00"}}}, []int{1}},
		{"an amount that only one engine saw, and the sums confirm", `
		       total basic project
		total  12.00 5.00  7.00
		201    8.00  3.00  5.00
		202    4.00  2.00  2.00`,
			[]doubt{{"201", "basic", []string{"3.00"}}}, []int{0}},
		{"readings of which none fits", `
		       total basic project
		total  12.00 5.00  7.00
		201    8.00  3.00  5.00
		202    4.00  2.00  2.00`,
			[]doubt{{"201", "basic", []string{"8.00", "9.00"}}}, []int{Undecided}},
		{"two amounts misread alike: both pairs fit", `
		       total basic
		total  8.00  8.00
		201    5.00  5.00
		202    3.00  3.00`,
			[]doubt{{"total", "total", []string{"8.00", "3.00"}}, {"total", "basic", []string{"8.00", "3.00"}}}, []int{0, 0}},
		{"equal to one other, which may be misread too", `
		       total basic
		total  8.00  8.00
		201    8.00  8.00`,
			[]doubt{{"201", "basic", []string{"3.00", "8.00"}}}, []int{Undecided}},
		{"the sum of an amount that another sum contradicts", `
		         total
		total    19.00
		201      13.00
		20101    7.00
		20102    1.00
		202      5.00`, // 201 is 18.00 or 13.00 by its parts, 14.00 by the total
			[]doubt{{"20102", "total", []string{"1.00", "6.00"}}}, []int{Undecided}},
		{"amounts of one sum that make up for each other", `
		       total
		total  10.00
		201    3.00
		202    7.00`,
			[]doubt{{"201", "total", []string{"3.00", "8.00"}}, {"202", "total", []string{"7.00", "2.00"}}}, []int{Undecided, Undecided}},
		{"one is sure where the other is not", `
		       total basic project
		total  12.00 5.00  7.00
		201    8.00  3.00  5.00
		202    4.00  2.00  2.00`,
			[]doubt{{"201", "basic", []string{"8.00", "3.00"}}, {"202", "project", []string{"1.00", "3.00"}}}, []int{1, Undecided}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := draw(t, "05-general_budget_expenditure", model.GeneralBudgetExpenditure, c.drawing)
			var doubts []Doubt
			for _, d := range c.doubts {
				doubts = append(doubts, doubtful(t, table, d.key, d.column, d.readings...))
			}
			got := Choose(Of([]Table{table}), NewValues([]Table{table}), doubts, Options{})
			if !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}
