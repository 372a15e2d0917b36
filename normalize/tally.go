package normalize

import (
	"slices"

	"github.com/juesuan/juesuan/model"
)

// Tally is what speaks for the type of one table, before the kind of the document is known. inspect --votes prints it.
type Tally struct {
	Page   int // 0 in a dump
	Title  string
	Type   model.Type // as given; a performance form has its type without votes
	Stage  model.Stage
	Claims []Claim // those that suffice first, then the others, each the strongest first
}

// Claim is what speaks for one type.
type Claim struct {
	Type   model.Type
	Total  float64
	Enough bool // for the table to have the type
	Votes  []Vote
}

// Vote is one piece of evidence for what a table is, or against it.
type Vote struct {
	Weight float64
	Source string // title, number, heads, shape, rows, order, tie; what speaks against the type says so
}

// tally sums up a table: the claims that suffice, then what else was weighed.
func tally(t *table, enough, weighed []claim) Tally {
	out := Tally{Page: t.sheet.page(), Title: t.caption.title, Type: t.kind(), Stage: t.stage}
	for _, c := range enough {
		out.Claims = append(out.Claims, Claim{c.is.ID, c.total, true, c.votes})
	}
	for _, c := range weighed {
		if !slices.ContainsFunc(enough, func(e claim) bool { return e.is == c.is }) {
			out.Claims = append(out.Claims, Claim{c.is.ID, c.total, false, c.votes})
		}
	}
	return out
}
