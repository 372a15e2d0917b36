package narrative

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/identity"
)

var (
	// hint finds what the template's author meant for the writer.
	hint = regexp.MustCompile(`(?:下降|减少|降低)\((?:增长|增加|上升)\)|(?:增长|增加|上升)\((?:下降|减少|降低)\)|\((?:只|请|如)[^()]{0,12}(?:说明|填写|使用科目)[^()]{0,8}\)|(?:X{2,}|×{2,})(?:万元|年|%|部门|单位|局|个|辆)`)
	// hintMarks are in every hint; they are found faster than the pattern.
	hintMarks = []string{"(增", "(上", "(下", "(减", "(降", "(只", "(请", "(如", "XX", "××"}
	// noPercent finds a rate whose percent sign is missing.
	noPercent = regexp.MustCompile(`(?:万元|元),(增长|下降|上升|占)(\d+\.\d+)([,;。])`)
	owned     = regexp.MustCompile(`^(?:第[一二三四五六七八九十]+部分)?(.{4,40}?)20\d\d年度?(?:部门|单位)?决算(?:表|报表|情况说明|情况|说明|公开)?$`)
)

// template claims that nothing of the template was left in and that rates have their sign.
func (r *reader) template(s *sentence) {
	if m := hintIn(s.f); m != "" {
		r.claim(s, Claim{
			ID: "narrative.template_hint", Statement: s.first, Printed: m, Result: identity.Fail,
			Message: "a hint of the template was left in the text: " + m,
		})
	}
	if len(s.amounts) == 0 {
		return
	}
	if m := noPercent.FindStringSubmatch(s.f); m != nil {
		r.claim(s, Claim{
			ID: "narrative.percent_sign", Statement: s.first, Printed: m[1] + m[2], Wanted: m[1] + m[2] + "%", Result: identity.Fail,
			Message: "the rate " + m[2] + " has no percent sign",
		})
	}
}

func hintIn(f string) string {
	if !containsAny(f, hintMarks) {
		return ""
	}
	return hint.FindString(f)
}

// heading claims that a heading names the department of the document. It speaks only where the name printed is
// nearly that name; another name may be that of another office.
func (r *reader) heading(s *sentence) {
	if r.identity.Department == nil || len(s.amounts) > 0 || !strings.Contains(s.f, "决算") {
		return
	}
	m := owned.FindStringSubmatch(s.f)
	if m == nil {
		return
	}
	printed, want := m[1], fold(*r.identity.Department)
	if printed == want || !nearly(printed, want) {
		return
	}
	r.claim(s, Claim{
		ID: "narrative.department", Statement: s.first, Printed: printed, Wanted: want, Result: identity.Fail,
		Message: "the heading names " + printed + ", the document is that of " + want,
	})
}

// nearly holds when one name is the other with characters left out, most of them kept.
func nearly(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x)*3 < len(y)*2 || len(x) == len(y) {
		return false
	}
	i := 0
	for _, r := range y {
		if i < len(x) && x[i] == r {
			i++
		}
	}
	return i == len(x) && !strings.HasSuffix(string(y), string(x))
}
