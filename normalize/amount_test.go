package normalize

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestParseAmount(t *testing.T) {
	for _, c := range []struct {
		text, want string // "" blank, "-" a dash, "!" no amount; "?" after a doubtful one
	}{
		{"", ""}, {"  ", ""}, {"　", ""},
		{"—", "-"}, {"-", "-"}, {"--", "-"}, {"——", "-"}, {"－", "-"}, {"/", "-"}, {"─", "-"},
		{"0.00", "0.00"}, {"0", "0"}, {"1703.00", "1703.00"}, {"3,907.17", "3907.17"}, {"189,767,551", "189767551"},
		{"-12.5", "-12.5"}, {"−12.50", "-12.50"}, {"－12.50", "-12.50"}, {"(12.50)", "-12.50"}, {"（1,012.50）", "-1012.50"},
		{"¥1,000.00", "1000.00"}, {"￥-5.00", "-5.00"}, {"+3.10", "3.10"}, {".50", "0.50"},
		{"３，９０４．５７", "3904.57"}, {"1'234'567.00", "1234567.00"}, {"1,703. 00", "1703.00"}, {" 12.00 ", "12.00"},
		{"1,23.4", "123.4?"}, {"3.907.17", "3907.17?"}, {"12,34", "1234?"}, {"1,2345.00", "12345.00?"}, {"1703.", "1703?"},
		{"12 34.56", "1234.56?"}, {"007.50", "007.50?"}, {",123", "123?"}, {"1.00,00", "1.0000?"},
		{"12.5%", "!"}, {"12.5万元", "!"}, {"无", "!"}, {"1.0o", "!"}, {"\ufffd12", "!"}, {"(", "!"}, {".", "!"},
		{"123456789012345678901", "!"},
	} {
		r := parseAmount(c.text)
		got := map[amountKind]string{blankAmount: "", dashAmount: "-", notAmount: "!"}[r.kind]
		if r.kind == number {
			got = r.amount.String()
		}
		if r.doubt != "" {
			got += "?"
		}
		want := c.want
		if want == "007.50?" {
			want = "7.50?" // the number is the same; its text keeps the zeros
		}
		if got != want {
			t.Errorf("%q is %q (%s), want %q", c.text, got, r.doubt, want)
		}
	}
	if !parseAmount("１.00").folded || parseAmount("1.00").folded {
		t.Error("folded is set for full-width forms alone")
	}
}

// FuzzAmount: no text stops the grammar; what is read has the digits that are printed, and reads as itself again.
func FuzzAmount(f *testing.F) {
	for _, s := range []string{"3,907.17", "(12.50)", "１，２３４．５", "--", "1,23.4", "3.907.17", "12 34", "-0.00", "1e5", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := parseAmount(text)
		digits := strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' {
				return c
			}
			return -1
		}, norm.NFKC.String(text))
		if r.kind != number {
			if digits == "" && r.doubt != "" {
				t.Errorf("%q: doubt without a number", text)
			}
			return
		}
		s := r.amount.String()
		read := strings.TrimLeft(strings.NewReplacer("-", "", ".", "").Replace(s), "0")
		if read != strings.TrimLeft(digits, "0") {
			t.Errorf("%q is read as %s: digits lost or added", text, s)
		}
		again := parseAmount(s)
		if again.kind != number || again.doubt != "" || again.folded || !again.amount.Equal(r.amount.Decimal) || again.amount.String() != s {
			t.Errorf("%q gives %s, which gives %s (%s)", text, s, again.amount, again.doubt)
		}
	})
}
