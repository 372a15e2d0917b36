package batch

import (
	"maps"

	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/model"
)

// Totals sum up a run.
type Totals struct {
	Documents, OK, Review, Failed int
	Pages, Tables, Amounts        int
	Findings                      int
	Reasons                       map[model.ReasonCode]int // why documents are not ok; one may have several
}

// Clone is a copy that can be added to.
func (t Totals) Clone() Totals {
	t.Reasons = maps.Clone(t.Reasons)
	return t
}

// Add counts an input.
func (t *Totals) Add(r *journal.Record) {
	t.Documents++
	switch r.Entry.Status {
	case model.StatusOK:
		t.OK++
	case model.StatusReview:
		t.Review++
	case model.StatusFailed:
		t.Failed++
	}
	if t.Reasons == nil && len(r.Entry.Reasons) > 0 {
		t.Reasons = map[model.ReasonCode]int{}
	}
	for _, why := range r.Entry.Reasons {
		t.Reasons[why.Code]++
	}
	t.Pages += r.Entry.Pages
	t.Tables += r.Entry.Tables
	t.Amounts += r.Amounts
	t.Findings += len(r.Findings)
}
