package batch

import (
	"maps"

	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/model"
)

// Totals sum up a run, or a tree.
type Totals struct {
	Documents, OK, Review, Failed int
	Pages, Tables, Amounts        int // duplicates left out
	Proved, Doubtful, Untested    int // of the amounts
	Findings                      int
	Skipped, Gone                 int                      // not among the documents
	Reasons                       map[model.ReasonCode]int // why documents are not ok; one may have several
}

// Clone is a copy that can be added to.
func (t Totals) Clone() Totals {
	t.Reasons = maps.Clone(t.Reasons)
	return t
}

// Add counts an input, or a file that is none.
func (t *Totals) Add(r *journal.Record) {
	switch {
	case r.Entry.Gone:
		t.Gone++
		return
	case r.Entry.Status == model.StatusSkipped:
		t.Skipped++
		return
	}
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
	if r.Entry.DuplicateOf != nil {
		return
	}
	t.Pages += r.Entry.Pages
	t.Tables += r.Entry.Tables
	t.Amounts += r.Amounts
	t.Proved += r.Proved
	t.Doubtful += r.Doubtful
	t.Untested += r.Untested
	t.Findings += len(r.Findings)
}
