package normalize

import (
	"testing"

	"github.com/juesuan/juesuan/text"
)

// An amount cell is read by the grammar of package text; a rate is no amount.
func TestParseAmount(t *testing.T) {
	for _, c := range []struct {
		text, want string // "" blank, "-" a dash, "!" no amount; "?" after a doubtful one
	}{
		{"", ""}, {"—", "-"}, {"3,907.17", "3907.17"}, {"（1,012.50）", "-1012.50"}, {"12 34.56", "1234.56?"}, {"12.5万元", "12.5"},
		{"12.5%", "!"}, {"无", "!"}, {"5.51①", "5.51"},
	} {
		r := parseAmount(c.text)
		got := map[text.Kind]string{text.Dash: "-", text.Words: "!"}[r.kind]
		if r.kind == text.Figure {
			got = r.amount.String()
		}
		if r.doubt != "" {
			got += "?"
		}
		if got != c.want {
			t.Errorf("%q is %q (%s), want %q", c.text, got, r.doubt, c.want)
		}
	}
}
