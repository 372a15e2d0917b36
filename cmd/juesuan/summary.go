package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/model"
)

// summary is the table at the end of a run, and the reasons why documents are not ok, the most frequent first.
func summary(w io.Writer, t *batch.Totals, ignored int, elapsed time.Duration) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "documents\tok\treview\tfailed\tignored\tpages\ttables\tamounts\tseconds\t")
	fmt.Fprintf(table, "%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%.1f\t\n",
		t.Documents, t.OK, t.Review, t.Failed, ignored, t.Pages, t.Tables, t.Amounts, elapsed.Seconds())
	_ = table.Flush()
	reasons := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, reason := range byCount(t.Reasons) {
		fmt.Fprintf(reasons, "%d\t\t%s\n", t.Reasons[reason], reason)
	}
	_ = reasons.Flush()
}

func byCount(reasons map[model.Reason]int) []model.Reason {
	return slices.SortedFunc(maps.Keys(reasons), func(a, b model.Reason) int {
		return cmp.Or(cmp.Compare(reasons[b], reasons[a]), cmp.Compare(a, b))
	})
}
