package identity

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// draw makes a table from a drawing: the first line names the columns, each other line is a row: its key, its
// amounts, its name. "-" is a blank, "—" a printed dash.
//
//	       total fiscal other
//	total  10.00 9.00   1.00
//	201    10.00 9.00   1.00  一般公共服务支出
func draw(t testing.TB, stem string, kind model.Type, drawing string) Table {
	t.Helper()
	unit := "万元"
	table := &model.Table{Type: kind, Unit: &unit}
	var columns []string
	for n, line := range strings.Split(strings.TrimSpace(drawing), "\n") {
		words := strings.Fields(line)
		if n == 0 {
			columns = words
			for _, c := range words {
				table.Columns = append(table.Columns, model.Column{ID: c})
			}
			continue
		}
		if len(words) < len(columns)+1 {
			t.Fatalf("%q has too few columns", line)
		}
		row := drawnRow(words[0])
		for i, c := range columns {
			if text := words[1+i]; text != "-" {
				row.Values[c] = drawnAmount(t, text)
			}
		}
		if len(words) > len(columns)+1 {
			row.Name = words[len(columns)+1]
		}
		table.Rows = append(table.Rows, row)
	}
	return Table{stem, table}
}

// drawnRow is a row by its key. A number behind @ is its 行次.
func drawnRow(key string) model.Row {
	key, number, numbered := strings.Cut(key, "@")
	row := model.Row{Key: key, Name: key, Kind: model.KindLine, Values: map[string]model.Amount{}}
	if line, err := strconv.Atoi(number); numbered && err == nil {
		row.Line = &line
	}
	if section, name, ok := strings.Cut(key, ":"); ok {
		row.Section, row.Name = &section, name
	} else if _, err := strconv.Atoi(key); err == nil {
		row.Code = &key
	}
	return row
}

func drawnAmount(t testing.TB, text string) model.Amount {
	if text == "—" {
		return model.Amount{Text: text}
	}
	d, err := model.NewDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return model.Amount{Amount: &d, Text: text, State: model.Read, Via: model.ViaText, Confidence: 1}
}

// results evaluates the identities of tables and counts them: id → results in order.
func results(tables ...Table) map[string]string {
	values := NewValues(tables)
	out := map[string]string{}
	ids := Of(tables)
	for i := range ids {
		o := values.Check(&ids[i])
		if o.Result == Blank {
			continue
		}
		if out[ids[i].ID] != "" {
			out[ids[i].ID] += " "
		}
		out[ids[i].ID] += string(o.Result)
		if o.Result == Fail || o.Result == Rounding {
			out[ids[i].ID] += fmt.Sprintf("(%s: %s)", ids[i].Total.Key, values.Decimal(o.Difference()).String())
		}
	}
	return out
}
