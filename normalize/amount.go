package normalize

import (
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// reading is an amount cell read.
type reading struct {
	kind   text.Kind
	amount model.Decimal
	unit   string // printed in the cell
	folded bool   // full-width forms were folded
	doubt  string // why the reading is uncertain; empty when it is sure
}

// parseAmount reads the text of an amount cell.
func parseAmount(s string) reading { return readAmount(s, text.Grammar{}, false) }

// readAmount reads the text of an amount cell as the other figures of its column are written. A rate is no amount, but
// for a column of rates.
func readAmount(s string, g text.Grammar, rates bool) reading {
	n := g.Parse(s)
	out := reading{kind: n.Kind, unit: n.Unit, folded: n.Folded, doubt: n.Doubt}
	if n.Kind != text.Figure {
		return out
	}
	d, err := model.NewDecimal(n.Value)
	if err != nil || n.Percent && !rates {
		return reading{kind: text.Words}
	}
	out.amount = d
	return out
}

// grammar tells how the figures of a grid column are written: a font may give a comma, or nothing, for their point.
func (b *builder) grammar(c int) text.Grammar {
	if b.grammars == nil {
		b.grammars = make([]text.Grammar, b.s.Cols)
		var most text.Grammar
		for c := range b.grammars {
			var printed []string
			for i := range b.body(c) {
				printed = append(printed, b.s.Cells[i].Text)
			}
			b.grammars[c] = text.GrammarOf(printed)
			most = most.WithDecimals(b.grammars[c])
		}
		for c := range b.grammars {
			b.grammars[c] = b.grammars[c].WithDecimals(most)
		}
	}
	if c < 0 || c >= len(b.grammars) {
		return text.Grammar{}
	}
	return b.grammars[c]
}
