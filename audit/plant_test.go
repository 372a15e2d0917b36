package audit

import (
	"slices"
	"testing"

	"github.com/juesuan/juesuan/model"
	"github.com/shopspring/decimal"
)

// correct are documents whose figures agree everywhere: of one seed, and of made-up documents in 万元 and in 元.
var correct = []string{"seeds/seed-003", "dev/text-official-form-1", "dev/text-yuan-1"}

// place is where an amount of a result stands.
type place struct {
	table, row int
	column     string
}

// places are the amounts of a result, in order.
func places(r *model.Result) []place {
	var out []place
	for t := range r.Tables {
		for i := range r.Tables[t].Rows {
			for _, c := range r.Tables[t].Columns {
				if v, ok := r.Tables[t].Rows[i].Values[c.ID]; ok && v.Amount != nil {
					out = append(out, place{t, i, c.ID})
				}
			}
		}
	}
	return out
}

func (p place) of(r *model.Result) model.Amount {
	return r.Tables[p.table].Rows[p.row].Values[p.column]
}

// set puts an amount in, nil for a blank.
func (p place) set(r *model.Result, v *model.Amount) {
	values := r.Tables[p.table].Rows[p.row].Values
	if v == nil {
		delete(values, p.column)
		return
	}
	values[p.column] = *v
}

// fresh forgets what an audit found.
func fresh(r *model.Result) {
	for _, p := range places(r) {
		v := p.of(r)
		v.State, v.Suggestions = model.Read, nil
		p.set(r, &v)
	}
	r.Status, r.Reasons = model.StatusOK, nil
}

// misreadings are the amounts that differ from one in a single digit.
func misreadings(amount string) []string {
	var out []string
	for i := range len(amount) {
		if amount[i] < '0' || amount[i] > '9' {
			continue
		}
		for d := byte('0'); d <= '9'; d++ {
			if d != amount[i] {
				out = append(out, amount[:i]+string(d)+amount[i+1:])
			}
		}
	}
	return out
}

// TestNoMisreadDigitIsProved plants every wrong digit in every place of every amount, one after the other: whichever
// it is, the amount must not be proved. Only the checks that cover the amount are evaluated again, for they alone
// decide its state.
func TestNoMisreadDigitIsProved(t *testing.T) {
	for _, dir := range correct {
		for _, via := range []model.Via{model.ViaText, model.ViaOCR} {
			t.Run(dir+"/"+string(via), func(t *testing.T) {
				a := evaluate(readTruth(t, dir, via))
				planted, proved := 0, 0
				for n := range a.amounts {
					m := &a.amounts[n]
					v, ok := a.printed(m)
					if !ok {
						continue
					}
					if a.stateOf(m) == model.Proved {
						proved++
					}
					for _, text := range misreadings(v.Amount.String()) {
						planted++
						if a.stateIf(t, m, text) == model.Proved {
							t.Errorf("%v: %s read as %s is proved", m.cell, v.Text, text)
						}
					}
					a.stateIf(t, m, v.Amount.String())
				}
				t.Logf("%d amounts, %d of them proved; %d wrong digits planted, none proved", len(places(a.result)), proved, planted)
				if via == model.ViaText && proved*100 < 95*len(places(a.result)) {
					t.Errorf("only %d of %d amounts are proved where all figures agree", proved, len(places(a.result)))
				}
			})
		}
	}
}

// stateIf is the state that an amount would have were it read as text.
func (a *auditor) stateIf(t *testing.T, m *amount, text string) model.State {
	t.Helper()
	d, err := model.NewDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	a.values.Set(m.cell, d)
	m.zero = d.IsZero()
	for _, by := range m.covers {
		a.checks[by.check].Outcome = a.values.Check(a.checks[by.check].Identity)
	}
	return a.stateOf(m)
}

// TestPlantedErrorIsFound plants one wrong digit in each amount of clean text: where the sums miss it by more than
// rounding, a finding names the cell, and few others come with it.
func TestPlantedErrorIsFound(t *testing.T) {
	for _, dir := range correct {
		t.Run(dir, func(t *testing.T) {
			r := readTruth(t, dir, model.ViaText)
			before := len(Findings(r))
			planted, named, alone := 0, 0, 0
			for i, p := range places(r) {
				right := p.of(r)
				all := misreadings(right.Amount.String())
				wrong := right
				d, err := model.NewDecimal(all[i*7%len(all)])
				if err != nil {
					t.Fatal(err)
				}
				wrong.Amount, wrong.Text = &d, d.String()
				p.set(r, &wrong)
				found := Findings(r)
				p.set(r, &right)
				if d.Sub(right.Amount.Decimal).Abs().LessThan(coarse) {
					continue // rounding explains it
				}
				planted++
				if p.namedIn(found, r) {
					named++
				} else {
					t.Errorf("%s %s %s: %s printed as %s is not found", r.Tables[p.table].Type, r.Tables[p.table].Rows[p.row].Key, p.column, right.Text, d)
				}
				if len(found) <= before+2 {
					alone++
				}
			}
			t.Logf("%d planted, %d named, %d with at most one other finding", planted, named, alone)
			if alone*100 < planted*95 {
				t.Errorf("only %d of %d errors come with at most one other finding", alone, planted)
			}
		})
	}
}

// coarse is more than the rounding of the longest sum of the documents explains.
var coarse = decimal.New(2, -1)

// namedIn holds when a finding names the cell.
func (p place) namedIn(found []model.Finding, r *model.Result) bool {
	return slices.ContainsFunc(found, func(f model.Finding) bool {
		return slices.ContainsFunc(f.Cells, func(c model.CellRef) bool {
			return c.Key == r.Tables[p.table].Rows[p.row].Key && c.Column == p.column
		})
	})
}

// TestShiftedAmounts reports which share of exchanged rows and shifted columns is caught: that is, none of the amounts
// that stand in a wrong place stays proved.
func TestShiftedAmounts(t *testing.T) {
	for _, dir := range correct {
		t.Run(dir, func(t *testing.T) {
			r := readTruth(t, dir, model.ViaText)
			r.Document.Narrative = nil
			swaps, caught := exchangeRows(r)
			t.Logf("rows exchanged: %d of %d caught (%.1f%%)", caught, swaps, 100*float64(caught)/float64(max(swaps, 1)))
			shifts, caughtShifts := shiftColumns(r)
			t.Logf("amounts shifted by a column: %d of %d caught (%.1f%%)", caughtShifts, shifts, 100*float64(caughtShifts)/float64(max(shifts, 1)))
			// Rows of one parent have the same sum in any order: only what other tables print of them tells. A change
			// that catches less than these is a loss.
			if caught*100 < swaps*50 || caughtShifts*100 < shifts*95 {
				t.Errorf("fewer are caught than before")
			}
		})
	}
}

// exchangeRows exchanges the amounts of each two rows that stand one under the other.
func exchangeRows(r *model.Result) (swaps, caught int) {
	for t := range r.Tables {
		rows := r.Tables[t].Rows
		for i := 1; i < len(rows); i++ {
			if sameValues(rows[i-1].Values, rows[i].Values) {
				continue
			}
			rows[i-1].Values, rows[i].Values = rows[i].Values, rows[i-1].Values
			Document(r)
			swaps++
			if !anyProved(rows[i-1].Values, rows[i].Values) {
				caught++
			}
			rows[i-1].Values, rows[i].Values = rows[i].Values, rows[i-1].Values
			fresh(r)
		}
	}
	return swaps, caught
}

// shiftColumns moves each amount to the next column, where that is blank.
func shiftColumns(r *model.Result) (shifts, caught int) {
	for _, p := range places(r) {
		columns := r.Tables[p.table].Columns
		at := slices.IndexFunc(columns, func(c model.Column) bool { return c.ID == p.column })
		if at+1 >= len(columns) {
			continue
		}
		to := place{p.table, p.row, columns[at+1].ID}
		if _, taken := r.Tables[p.table].Rows[p.row].Values[to.column]; taken || p.of(r).Amount.IsZero() {
			continue
		}
		v := p.of(r)
		to.set(r, &v)
		p.set(r, nil)
		Document(r)
		shifts++
		if to.of(r).State != model.Proved {
			caught++
		}
		to.set(r, nil)
		p.set(r, &v)
		fresh(r)
	}
	return shifts, caught
}

func sameValues(a, b map[string]model.Amount) bool {
	if len(a) != len(b) {
		return false
	}
	for c, v := range a {
		if w, ok := b[c]; !ok || !v.Amount.Equal(w.Amount.Decimal) {
			return false
		}
	}
	return true
}

func anyProved(rows ...map[string]model.Amount) bool {
	for _, values := range rows {
		for _, v := range values {
			if v.State == model.Proved {
				return true
			}
		}
	}
	return false
}
