package batch

import "github.com/juesuan/juesuan/model"

// Totals sum up a run.
type Totals struct {
	Documents, OK, Review, Failed int
	Pages, Tables, Amounts        int
	Findings                      int
}

// Add counts an outcome.
func (t *Totals) Add(o Outcome) {
	t.Documents++
	switch o.Entry.Status {
	case model.StatusOK:
		t.OK++
	case model.StatusReview:
		t.Review++
	case model.StatusFailed:
		t.Failed++
	}
	t.Pages += o.Entry.Pages
	t.Tables += o.Entry.Tables
	t.Amounts += o.Amounts
	t.Findings += len(o.Findings)
}
