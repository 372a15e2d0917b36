package normalize

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// openAmount is an amount in doubt for nothing but its reading: its row and column are sure.
type openAmount struct {
	key, column string
	why         string // the reading is no well-formed amount; empty when engines differ or are not sure
}

// choiceSteps bounds the search among readings. A page has some ten amounts in doubt, of two readings each, and takes
// some hundred steps.
const choiceSteps = 50_000

// chooseReadings settles an open amount where one of its readings satisfies the sums of the document and no other does:
// that one is taken and is no longer doubtful. The readings stay with the amount, and what was chosen among different ones,
// or mended, is recorded. It warns of what stays open.
func chooseReadings(res *model.Result, built []canonicalTable) {
	var doubts []identity.Doubt
	var of []int // the table of each doubt
	for n := range built {
		for _, o := range built[n].open {
			row := rowOf(&res.Tables[n], o.key)
			if readings := amountsRead(row.Values[o.column]); len(readings) > 0 {
				cell := identity.Cell{Table: stem(n, res.Tables[n].Type), Key: o.key, Column: o.column}
				doubts, of = append(doubts, identity.Doubt{Cell: cell, Readings: readings}), append(of, n)
			}
		}
	}
	if len(doubts) > 0 {
		tables := identity.Tables(res)
		choice := identity.Choose(identity.Of(tables), identity.NewValues(tables), doubts, identity.Options{Steps: choiceSteps})
		for i, k := range choice {
			if k != identity.Undecided {
				b := &built[of[i]]
				b.take(&res.Tables[of[i]], doubts[i].Cell, doubts[i].Readings, k)
			}
		}
	}
	for n := range built {
		built[n].warnOpen(&res.Tables[n])
	}
}

func rowOf(t *model.Table, key string) *model.Row {
	return &t.Rows[slices.IndexFunc(t.Rows, func(r model.Row) bool { return r.Key == key })]
}

// amountsRead are the different amounts that an amount's readings give, the one it has at first.
func amountsRead(v model.Amount) []model.Decimal {
	var out []model.Decimal
	if v.Amount != nil {
		out = append(out, *v.Amount)
	}
	for _, r := range v.Readings {
		read := parseAmount(r.Text)
		if read.kind == text.Figure && !slices.ContainsFunc(out, func(d model.Decimal) bool { return d.Equal(read.amount.Decimal) }) {
			out = append(out, read.amount)
		}
	}
	return out
}

// take gives an amount the reading that was chosen, and records it.
func (b *canonicalTable) take(t *model.Table, cell identity.Cell, readings []model.Decimal, k int) {
	row := rowOf(t, cell.Key)
	v := row.Values[cell.Column]
	chosen, before := readings[k], v.Text
	if v.Amount == nil || !v.Amount.Equal(chosen.Decimal) {
		for _, r := range v.Readings {
			if read := parseAmount(r.Text); read.kind == text.Figure && read.amount.Equal(chosen.Decimal) {
				v.Text, v.Confidence = r.Text, r.Confidence
				break
			}
		}
	}
	if len(readings) > 1 {
		b.warn("chosen_reading", v.Page, "row %s, column %s: read as %s, of which only %s satisfies the sums: it is taken", cell.Key, cell.Column, listed(readings), chosen)
	}
	if mended := mendedGrouping(v.Text, chosen); mended != v.Text {
		t.Repairs = append(t.Repairs, model.Repair{
			Kind: model.MendedDigitGrouping, Row: v.Row, Col: v.Col, Before: []string{v.Text}, After: mended, Why: "the amount that satisfies the sums, as amounts are written",
		})
		v.Text = mended
	}
	v.Amount, v.State = &chosen, model.Read
	row.Values[cell.Column] = v
	if v.Text == before {
		return
	}
	t.Grid.Cells = slices.Clone(t.Grid.Cells) // they are the layout's, which is not changed
	for i := range t.Grid.Cells {
		if c := &t.Grid.Cells[i]; c.Row == v.Row && c.Col == v.Col && c.Text == before {
			c.Text = v.Text
		}
	}
}

func listed(readings []model.Decimal) string {
	texts := make([]string, len(readings))
	for i, r := range readings {
		texts[i] = r.String()
	}
	return strings.Join(texts, " and ")
}

// warnOpen warns of the amounts that are no well-formed ones and stay doubtful.
func (b *canonicalTable) warnOpen(t *model.Table) {
	for _, o := range b.open {
		if v := rowOf(t, o.key).Values[o.column]; v.State == model.Doubtful && o.why != "" {
			b.warn("doubtful_amount", v.Page, "row %s, column %s: %q: %s", o.key, o.column, v.Text, o.why)
		}
	}
}

// mendedGrouping is the printed of an amount as its grammar writes it, where the reading breaks the grammar.
func mendedGrouping(printed string, amount model.Decimal) string {
	if parseAmount(printed).doubt == "" {
		return printed
	}
	whole, fraction, _ := strings.Cut(amount.String(), ".")
	digits := strings.TrimPrefix(whole, "-")
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(digits[i])
	}
	out := b.String()
	if fraction != "" {
		out += "." + fraction
	}
	if whole != digits {
		out = "-" + out
	}
	return out
}
