package identity

import (
	"iter"
	"maps"
	"math"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
	"github.com/shopspring/decimal"
)

// Values keeps one decimal more than is printed, so that half a step of the last is whole: of two decimals at least, and of
// six at most, which are those of 万元 to a hundredth of a 分.
const (
	minPlaces  = 3
	mostPlaces = 6
)

// maxWhole bounds an amount in the smallest unit. Sums of some thousand amounts then stay within an int64; 10¹⁵ with
// three decimals are a million million, more than any department's 元.
const maxWhole = 1_000_000_000_000_000

// Values are the amounts of a document as whole numbers of one small unit. The zero value has none.
type Values struct {
	places  int32
	amounts map[Cell]int64
	// unknown are the cells whose amount does not fit, or whose print is no amount (####): what binds them can't be
	// evaluated, for they are no zero.
	unknown map[Cell]bool
	// half is half of the last place of the tables whose amounts are rounded, in the same unit; 0 where they are not.
	half map[string]int64
}

// NewValues takes the printed amounts of the tables. A dash counts as a blank.
func NewValues(tables []Table) *Values {
	places := int32(minPlaces)
	count := 0
	for _, a := range printedCells(tables) {
		if a.Amount != nil {
			count++
			places = max(places, 1-a.Amount.Exponent())
		}
	}
	v := &Values{places: min(places, mostPlaces+1), amounts: make(map[Cell]int64, count), half: map[string]int64{}}
	for _, t := range tables {
		if d := decimalsOf(t); d == 0 || t.Unit == nil || *t.Unit != "元" {
			v.half[t.Stem] = 5 * pow10(v.places-d-1)
		}
	}
	for c, a := range printedCells(tables) {
		if a.Amount != nil {
			v.Set(c, *a.Amount)
		} else if n := text.ParseNumber(a.Text); n.Kind == text.Words || n.Percent {
			v.setUnknown(c)
		}
	}
	return v
}

// printedCells lists the cells of tables and what is printed in them, in no order.
func printedCells(tables []Table) iter.Seq2[Cell, model.Amount] {
	return func(yield func(Cell, model.Amount) bool) {
		for _, t := range tables {
			for r := range t.Rows {
				for column, a := range t.Rows[r].Values {
					if !yield(Cell{Table: t.Stem, Key: t.Rows[r].Key, Column: column}, a) {
						return
					}
				}
			}
		}
	}
}

// decimalsOf is the most decimals that the amounts of a table are printed with, rates left out. Amounts in whole 元 were
// rounded one by one, as those in 万元 were; amounts in 元 with decimals were not.
func decimalsOf(t Table) int32 {
	most := int32(0)
	kind := accounts.Of(t.Type)
	for c, a := range printedCells([]Table{t}) {
		if a.Amount != nil && kind != nil && kind.AddsUp(c.Column) {
			most = max(most, -a.Amount.Exponent())
		}
	}
	return min(most, mostPlaces)
}

func pow10(n int32) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// Set gives a cell an amount.
func (v *Values) Set(c Cell, d model.Decimal) {
	if v.amounts == nil {
		v.places, v.amounts, v.half = minPlaces, map[Cell]int64{}, map[string]int64{}
	}
	if whole, ok := v.whole(d.Decimal); ok {
		v.amounts[c] = whole
		return
	}
	v.setUnknown(c)
}

func (v *Values) setUnknown(c Cell) {
	if v.unknown == nil {
		v.unknown = map[Cell]bool{}
	}
	v.unknown[c] = true
}

// clone is a copy that can be changed by itself.
func (v *Values) clone() *Values {
	out := *v
	out.amounts, out.unknown = maps.Clone(v.amounts), maps.Clone(v.unknown)
	return &out
}

// copyCell gives a cell the amount that it has in other values of the same document.
func (v *Values) copyCell(from *Values, c Cell) {
	delete(v.amounts, c)
	delete(v.unknown, c)
	if whole, ok := from.amounts[c]; ok {
		v.amounts[c] = whole
	}
	if from.unknown[c] {
		v.unknown[c] = true
	}
}

// Of gives the amount of a cell; ok is false where it is blank.
func (v *Values) Of(c Cell) (amount model.Decimal, ok bool) {
	whole, ok := v.amounts[c]
	return v.Decimal(whole), ok
}

// Half is half a step of the last decimal that the table of a cell prints, by which an amount in it may be off; 0 where its
// amounts are exact, as those in 元 with decimals are.
func (v *Values) Half(c Cell) decimal.Decimal { return decimal.New(v.half[c.Table], -v.places) }

// whole writes a decimal as a whole number of the smallest unit, without rounding.
func (v *Values) whole(d decimal.Decimal) (int64, bool) {
	shift := d.Exponent() + v.places
	c := d.Coefficient()
	if shift < 0 || shift > 15 || !c.IsInt64() {
		if d.IsZero() {
			return 0, true
		}
		if shift >= 0 {
			return 0, false
		}
		exact := d.Shift(v.places)
		if !exact.IsInteger() || exact.Abs().GreaterThan(decimal.New(maxWhole, 0)) {
			return 0, false
		}
		return exact.IntPart(), true
	}
	n := c.Int64()
	scale := pow10(shift)
	if n > maxWhole/scale || n < -maxWhole/scale {
		return 0, false
	}
	return n * scale, true
}

// Decimal writes a whole number of the smallest unit as money: two decimals, more where it has them.
func (v *Values) Decimal(whole int64) model.Decimal {
	places := v.places
	for places > 2 && whole%10 == 0 {
		whole /= 10
		places--
	}
	return model.Decimal{Decimal: decimal.New(whole, -places)}
}

// Result is how an identity came out.
type Result string

const (
	Pass          Result = "pass"
	Rounding      Result = "rounding" // off by what rounding each amount explains
	Fail          Result = "fail"
	NotApplicable Result = "not_applicable"
	Blank         Result = "blank" // no cell that it binds is printed, or its premise fails: it says nothing at all
)

// Outcome is an identity evaluated.
type Outcome struct {
	Result   Result
	Printed  int64  // the total, in the smallest unit
	Sum      int64  // of the addends
	Count    int    // how many addends are printed
	HasTotal bool   // whether the total is printed
	Why      string // of NotApplicable
}

// Difference is the total less the sum.
func (o *Outcome) Difference() int64 { return o.Printed - o.Sum }

// Check evaluates an identity.
func (v *Values) Check(id *Identity) Outcome {
	if id.Inapplicable != "" {
		return Outcome{Result: NotApplicable, Why: id.Inapplicable}
	}
	var o Outcome
	o.Printed, o.HasTotal = v.amounts[id.Total]
	half := v.half[id.Total.Table]
	bad := v.unknown[id.Total]
	for i := range id.Addends {
		t := &id.Addends[i]
		if a, ok := v.amounts[t.Cell]; ok {
			o.Sum += int64(t.Sign) * a
			o.Count++
		}
		half = max(half, v.half[t.Cell.Table])
		bad = bad || v.unknown[t.Cell]
	}
	o.Result = v.result(id, &o, half, bad)
	return o
}

func (v *Values) result(id *Identity, o *Outcome, half int64, bad bool) Result {
	difference := o.Difference()
	switch {
	case bad:
		o.Why = "an amount can't be read, or is too large to add up"
		return NotApplicable
	case !o.HasTotal && o.Count == 0, id.Relation == AtLeast && o.Count == 0:
		return Blank
	case id.Detailed && o.Count == 0:
		o.Why = "the form leaves the parts out"
		return NotApplicable
	case id.Relation == AtLeast && !o.HasTotal:
		o.Why = "one of the amounts is not printed"
		return NotApplicable
	case id.Relation == AtLeast && difference >= 0:
		return Pass
	case id.Premise != nil && !v.holds(id.Premise):
		return Blank
	case difference == 0:
		return Pass
	}
	if id.Derived {
		o.Why = "a sum that it follows from does not hold"
		return NotApplicable
	}
	if abs(difference) <= int64(o.Count+1)*half {
		return Rounding
	}
	return Fail
}

func (v *Values) holds(premise *Identity) bool {
	o := v.Check(premise)
	return o.Result == Pass && o.HasTotal && o.Count > 0
}

func abs(n int64) int64 {
	if n == math.MinInt64 {
		return math.MaxInt64
	}
	return max(n, -n)
}

// Whole gives the amount of a cell in the smallest unit; 0 where it is blank.
func (v *Values) Whole(c Cell) int64 { return v.amounts[c] }
