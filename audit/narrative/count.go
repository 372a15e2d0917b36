package narrative

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/identity"
)

// countForm finds a number of things, by how many it has changed, and the rate of that: 49件,较上年度减少10件,同比减少16.9%.
var countForm = regexp.MustCompile(`(\d{1,7})(件|次|个|份|人次|人|辆|篇|条|项|批次|批|期|场|家|户)(?:\([^()]*\))?,?(?:较|比)(?:上年度?|去年|20\d\d年度?)(增加|减少|下降|增长)(?:了)?(\d{1,7})(件|次|个|份|人次|人|辆|篇|条|项|批次|批|期|场|家|户),同比(?:增长|增加|上升|减少|下降|降低)(?:了)?(\d+(?:\.\d+)?)%`)

// counts claims that the change of a number of things is the printed rate of the number of the year before. Texts cut
// such rates off as often as they round them.
func (r *reader) counts(s *sentence) {
	if !strings.Contains(s.f, "同比") {
		return
	}
	for _, m := range countForm.FindAllStringSubmatch(s.f, -1) {
		now, change := number(m[1]), number(m[4])
		before := now.Add(change)
		if m[3] == "增加" || m[3] == "增长" {
			before = now.Sub(change)
		}
		if m[2] != m[5] || !before.IsPositive() {
			continue
		}
		p := newRate(m[6])
		places := -p.step.Exponent()
		exact := change.Mul(hundred).DivRound(before, 12)
		c := Claim{
			ID: "narrative.count_growth", Statement: s.first, Actual: decimalOf(p.value), Expected: decimalOf(exact.Round(places)),
			Printed: m[6] + "%", Wanted: exact.StringFixed(max(places, 2)) + "%", Result: identity.Pass,
		}
		switch {
		case exact.Round(places).Equal(p.value):
		case exact.Sub(p.value).Abs().LessThan(p.step):
			c.Result = identity.Rounding
		default:
			c.Result = identity.Fail
			c.Message = "the text prints " + c.Printed + " for a change by " + m[4] + " to " + m[1] + "; of " + before.String() + " that is " + c.Wanted
		}
		r.claim(s, c)
	}
}
