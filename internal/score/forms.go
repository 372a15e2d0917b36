package score

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/juesuan/juesuan/model"
)

// form compares the fields and indicators of a form.
func (s *scoring) form(want Table, got *Given) {
	for _, id := range slices.Sorted(maps.Keys(want.Fields)) {
		s.Fields++
		if sameField(want.Fields[id], got.Fields[id]) {
			s.FieldsOK++
			continue
		}
		s.Bad++
		s.note("%s %s: %s read as %q", want.Type, id, want.Fields[id], got.Fields[id].Text)
	}
	weighed := slices.ContainsFunc(want.Indicators, func(i model.Indicator) bool { return i.Weight != "" })
	wanted, given := indicators(want.Indicators, weighed), indicators(got.Indicators, weighed)
	hit, all := 0, 0
	for text, n := range wanted {
		hit += min(n, given[text])
		all += max(n, given[text])
	}
	for text, n := range given {
		if wanted[text] == 0 {
			all += n
		}
	}
	s.Fields += all
	s.FieldsOK += hit
	s.Bad += all - hit
	for _, text := range slices.Sorted(maps.Keys(wanted)) {
		if wanted[text] > given[text] {
			s.note("%s indicator %s not read so", want.Type, strings.ReplaceAll(text, "\x00", " | "))
		}
	}
}

// sameField reports whether a field has the choices, the text or the amount of the truth.
func sameField(want json.RawMessage, got Field) bool {
	var choices []string
	if json.Unmarshal(want, &choices) == nil {
		return slices.EqualFunc(choices, got.Choices, func(a, b string) bool { return squash(a) == squash(b) })
	}
	var text string
	if json.Unmarshal(want, &text) != nil {
		return false
	}
	if squash(got.Text) == squash(text) {
		return true
	}
	a, ok := plain(text)
	if !ok {
		return false
	}
	if got.Amount != nil {
		return got.Amount.Equal(a)
	}
	b, ok := plain(got.Text)
	return ok && b.Equal(a)
}

// plain reads a decimal number with thousands separators.
func plain(text string) (decimal.Decimal, bool) {
	d, err := decimal.NewFromString(strings.TrimSpace(strings.ReplaceAll(text, ",", "")))
	return d, err == nil
}

// indicators counts indicators by what they say; weights count where the truth has any.
func indicators(list []model.Indicator, weighed bool) map[string]int {
	bag := map[string]int{}
	for _, i := range list {
		parts := []string{i.Level1, i.Level2, i.Name, i.Target, i.Actual, i.Score}
		if weighed {
			parts = append(parts, i.Weight)
		}
		for k := range parts {
			parts[k] = squash(parts[k])
		}
		bag[strings.Join(parts, "\x00")]++
	}
	return bag
}

func (s *scoring) note(format string, args ...any) {
	s.notes = append(s.notes, fmt.Sprintf(format, args...))
}
