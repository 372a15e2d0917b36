package audit

import (
	"testing"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// TestNoMisreadingIsChosen gives each recognised amount two readings, one after the other: the right one and a
// misreading are told apart or left open, and of two misreadings neither is chosen.
func TestNoMisreadingIsChosen(t *testing.T) {
	for _, dir := range correct {
		t.Run(dir, func(t *testing.T) {
			a := evaluate(readTruth(t, dir, model.ViaOCR))
			doubts, settled := 0, 0
			for n := range a.amounts {
				m := &a.amounts[n]
				v, ok := a.printed(m)
				if !ok {
					continue
				}
				wrong := misreadings(v.Amount.String())
				first, second := wrong[n%len(wrong)], wrong[(n+len(wrong)/2)%len(wrong)]
				right := v.Amount.String()
				doubts++
				switch k := a.chosen(t, m, first, right); k {
				case 1:
					settled++
				case 0:
					t.Errorf("%v: of %s and %s the wrong one is chosen", m.cell, first, right)
				}
				if first == second {
					continue
				}
				if k := a.chosen(t, m, first, second); k != identity.Undecided {
					t.Errorf("%v: %s is chosen of two misreadings of %s", m.cell, []string{first, second}[k], right)
				}
			}
			t.Logf("%d of %d doubts settled", settled, doubts)
			if settled*100 < doubts*60 {
				t.Errorf("only %d of %d doubts are settled where all figures agree", settled, doubts)
			}
		})
	}
}

// chosen is which of two readings of an amount the sums choose. The first stands in the document.
func (a *auditor) chosen(t *testing.T, m *amount, readings ...string) int {
	t.Helper()
	before, _ := a.values.Of(m.cell)
	doubt := identity.Doubt{Cell: m.cell}
	for _, text := range readings {
		d, err := model.NewDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		doubt.Readings = append(doubt.Readings, d)
	}
	a.values.Set(m.cell, doubt.Readings[0])
	defer a.values.Set(m.cell, before)
	return identity.Choose(a.identities, a.values, []identity.Doubt{doubt}, identity.Options{})[0]
}
