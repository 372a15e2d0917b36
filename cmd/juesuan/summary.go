package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/model"
)

// column is one of a table with one line.
type column struct{ head, value string }

// summary is the table at the end of a run.
func summary(w io.Writer, t *batch.Totals, elapsed time.Duration) {
	showTotals(w, t, append(counts(t), column{"seconds", fmt.Sprintf("%.1f", elapsed.Seconds())}))
}

func counts(t *batch.Totals) []column {
	var all []column
	for _, c := range []struct {
		head string
		n    int
	}{
		{"documents", t.Documents}, {"ok", t.OK}, {"review", t.Review}, {"failed", t.Failed}, {"skipped", t.Skipped},
		{"pages", t.Pages}, {"tables", t.Tables}, {"amounts", t.Amounts},
	} {
		all = append(all, column{c.head, fmt.Sprint(c.n)})
	}
	if t.Amounts > 0 {
		for _, c := range []struct {
			head string
			n    int
		}{{"proved", t.Proved}, {"untested", t.Untested}, {"doubtful", t.Doubtful}} {
			all = append(all, column{c.head, share(c.n, t.Amounts)})
		}
	}
	if t.Gone > 0 {
		all = append(all, column{"gone", fmt.Sprint(t.Gone)})
	}
	return all
}

// share is a part in percent; what is not nothing is not 0 %, and what is not all is not 100 %.
func share(n, of int) string {
	percent := 100 * float64(n) / float64(of)
	switch {
	case n > 0 && percent < 0.1:
		return "<0.1 %"
	case n < of && percent > 99.9:
		return ">99.9 %"
	}
	return fmt.Sprintf("%.1f %%", percent)
}

// showTotals shows a table, and the reasons why documents are not ok, the most frequent first.
func showTotals(w io.Writer, t *batch.Totals, columns []column) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	var heads, values strings.Builder
	for _, c := range columns {
		heads.WriteString(c.head + "\t")
		values.WriteString(c.value + "\t")
	}
	fmt.Fprintf(table, "%v\n%v\n", &heads, &values)
	_ = table.Flush()
	for _, reason := range byCount(t.Reasons) {
		fmt.Fprintf(w, "%11d  %s\n", t.Reasons[reason], reason)
	}
}

func byCount(reasons map[model.ReasonCode]int) []model.ReasonCode {
	return slices.SortedFunc(maps.Keys(reasons), func(a, b model.ReasonCode) int {
		return cmp.Or(cmp.Compare(reasons[b], reasons[a]), cmp.Compare(a, b))
	})
}
