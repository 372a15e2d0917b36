package audit

import (
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// Document audits a result: it sets the checks, their summary, the states and suggestions of the amounts, what the
// sentences of the narrative refer to, the findings, as Findings gives them, and the verdict (Conclude).
func Document(r *model.Result) {
	if len(r.Document.Pages) > 0 {
		doubtRemainders(r)
	}
	tellIncomplete(r)
	a := evaluate(r)
	r.Findings = a.findings()
	a.settle()
	a.settleForms()
	settleGeneric(r)
	a.suggest()
	a.record()
	Conclude(r)
}

// Findings gives what an audit finds, in the order of the checks, and changes nothing. A result that was audited
// before, and one read from an output tree, have the same findings as at first.
func Findings(r *model.Result) []model.Finding {
	return evaluate(r).findings()
}

// auditor is one audit of a result.
type auditor struct {
	result     *model.Result
	tables     []identity.Table
	values     *identity.Values
	amounts    []amount
	at         map[identity.Cell]int // index in amounts
	identities []identity.Identity
	checks     []check // of the tables, those that say something
	faults     []fault
	claims     claims
	partial    map[string]bool // the tables that may lack rows
}

// check is an identity and how it came out.
type check struct {
	*identity.Identity
	identity.Outcome
	judged model.Judgement // of failing ones
	reason string          // for the judgement
	fault  int             // index in faults of what explains its failing, -1 when nothing does
	// misplaced is set when amounts in a wrong place would explain its failing.
	misplaced bool
}

// evaluate looks at everything and changes nothing.
func evaluate(r *model.Result) *auditor {
	a := &auditor{result: r, tables: identity.Tables(r), partial: notWhole(r)}
	a.values = identity.NewValues(a.tables)
	a.index()
	a.identities = identity.Of(a.tables)
	a.checks = make([]check, 0, len(a.identities))
	for i := range a.identities {
		o := a.values.Check(&a.identities[i])
		if o.Result != identity.Blank {
			a.checks = append(a.checks, check{Identity: &a.identities[i], Outcome: o, fault: -1})
		}
	}
	a.cover()
	a.explain()
	a.judge()
	a.claims = readClaims(a)
	return a
}
