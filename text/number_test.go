package text

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		text, want string // "" blank, "-" a dash, "!" words; "?" after a doubtful figure
	}{
		{"", ""}, {"  ", ""}, {"　", ""}, {"\u200b", ""}, {"\u00ad", ""},
		{"—", "-"}, {"-", "-"}, {"--", "-"}, {"——", "-"}, {"－", "-"}, {"/", "-"}, {"─", "-"}, {"‐", "-"},
		{"0.00", "0.00"}, {"0", "0"}, {"1703.00", "1703.00"}, {"3,907.17", "3907.17"}, {"189,767,551", "189767551"},
		{"¥1,000.00", "1000.00"}, {"￥-5.00", "-5.00"}, {"+3.10", "3.10"}, {".50", "0.50"}, {" 12.00 ", "12.00"},

		// minus
		{"-12.5", "-12.5"}, {"−12.50", "-12.50"}, {"－12.50", "-12.50"}, {"‐65.69", "-65.69"}, {"‒65.69", "-65.69"},
		{"–65.69", "-65.69"}, {"—65.69", "-65.69"}, {"―65.69", "-65.69"}, {"⁃65.69", "-65.69"}, {"˗65.69", "-65.69"},
		{"﹣65.69", "-65.69"}, {"─65.69", "-65.69"}, {"ー65.69", "-65.69"}, {"⁻65.69", "-65.69"}, {"一65.69", "-65.69"},
		{"\u00ad65.69", "-65.69"}, {"△65.69", "-65.69"}, {"▲ 65.69", "-65.69"}, {"▼65.69", "-65.69"}, {"负65.69", "-65.69"},
		{"65.69-", "-65.69"}, {"1,065.69 −", "-1065.69"}, {"65.69—", "-65.69?"}, {"·65.69", "-65.69?"},
		{"(12.50)", "-12.50"}, {"（1,012.50）", "-1012.50"}, {"(1)", "-1"}, {"(-5.00)", "-5.00?"},

		// grouping
		{"1'234'567.00", "1234567.00"}, {"1’234’567.00", "1234567.00"}, {"5‚149‚505.87", "5149505.87"}, {"5，149，505.87", "5149505.87"},
		{"5、149、505.87", "5149505.87"}, {"1、234", "1234?"}, {"1\u2009234.50", "1234.50"}, {"1\u202f234\u202f567.50", "1234567.50"},
		{"1\u00a0234.50", "1234.50?"}, {"1 234.50", "1234.50?"}, {"1,703. 00", "1703.00"}, {"1, 703.00", "1703.00"},
		{"1,23.4", "123.4?"}, {"3.907.17", "3907.17?"}, {"12,34", "1234?"}, {"1,2345.00", "12345.00?"}, {"12,3456.78", "123456.78?"},
		{"12 34.56", "1234.56?"}, {"007.50", "7.50?"}, {",123", "123?"}, {"1.00,00", "1.0000?"}, {"1,,234.00", "1234.00?"}, {"1,234'567", "1234567?"},

		// point
		{"1703.", "1703?"}, {"8,969·05", "8969.05"}, {"8969。05", "8969.05"}, {"8969•05", "8969.05"}, {"8969․05", "8969.05"}, {"8969．05", "8969.05"},
		{"8,969\ufeff05", "8969.05?"}, {"13930\u200b65", "13930.65?"}, {"13930\u00ad65", "13930.65?"}, {"8,969 05", "896905?"},

		// forms
		{"３，９０４．５７", "3904.57"}, {"𝟑,𝟗𝟎𝟒.𝟓𝟕", "3904.57"}, {"4.05E+6", "4050000?"}, {"1.5e-3", "0.0015?"}, {"-4.05E+06", "-4050000?"}, {"1.23E1", "12.3?"},
		{"......19.43", "19.43"}, {"…………902.67", "902.67"},

		// words
		{"无", "!"}, {"1.0o", "!"}, {"\ufffd12", "!"}, {"(", "!"}, {".", "!"}, {"####", "!"}, {"##12", "!"}, {"123456789012345678901", "!"},
		{"2021-12-31", "!"}, {"2021.12.31", "!"}, {"2021年", "!"}, {"财办〔2021〕12号", "!"}, {"- 3 -", "!"}, {"3/45", "!"}, {"第3页", "!"},
		{"一、5", "!"}, {"1E99", "!"}, {"E5", "!"}, {"½", "!"}, {"1①2", "!"}, {"①", "!"}, {"[1]", "!"},
	} {
		n := ParseNumber(c.text)
		got := map[Kind]string{Dash: "-", Words: "!"}[n.Kind]
		if n.Kind == Figure {
			got = n.Value
		}
		if n.Doubt != "" {
			got += "?"
		}
		if got != c.want {
			t.Errorf("%q is %q (%s), want %q", c.text, got, n.Doubt, c.want)
		}
	}
}

func TestParseNumberKeepsWhatStandsBeside(t *testing.T) {
	for _, c := range []struct {
		text string
		want Number
	}{
		{"5.51①", Number{Kind: Figure, Value: "5.51", Mark: "①"}},
		{"5.51¹", Number{Kind: Figure, Value: "5.51", Mark: "¹"}},
		{"⑵5.51", Number{Kind: Figure, Value: "5.51", Mark: "⑵"}},
		{"1,510.21[1]", Number{Kind: Figure, Value: "1510.21", Mark: "[1]"}},
		{"1,510.21 *", Number{Kind: Figure, Value: "1510.21", Mark: "*"}},
		{"1,510.21(1)", Number{Kind: Figure, Value: "1510.21", Mark: "(1)"}},
		{"1,510.21注1", Number{Kind: Figure, Value: "1510.21", Mark: "注1"}},
		{"(5.51)②", Number{Kind: Figure, Value: "-5.51", Mark: "②"}},
		{"19.96%", Number{Kind: Figure, Value: "19.96", Percent: true}},
		{"－19.96％", Number{Kind: Figure, Value: "-19.96", Percent: true, Folded: true}},
		{"(19.96%)", Number{Kind: Figure, Value: "-19.96", Percent: true}},
		{"12.34万元", Number{Kind: Figure, Value: "12.34", Unit: "万元"}},
		{"1,234 元①", Number{Kind: Figure, Value: "1234", Unit: "元", Mark: "①"}},
		{"12.34（百万元）", Number{Kind: Figure, Value: "12.34", Unit: "百万元", Folded: true}},
		{"１.00", Number{Kind: Figure, Value: "1.00", Folded: true}},
		{"4.05E+6", Number{Kind: Figure, Value: "4050000", Scientific: true, Doubt: doubtScientific}},
	} {
		if got := ParseNumber(c.text); got != c.want {
			t.Errorf("%q is %+v, want %+v", c.text, got, c.want)
		}
	}
}

// A column tells how its figures are written: a font gives a comma, a character without width or a blank for the point,
// blanks part the groups, or groups have four digits.
func TestGrammarOf(t *testing.T) {
	for _, c := range []struct {
		column, want string // want is the first figure
	}{
		{"8,969,05|5,179,93|41,21|0", "8969.05"},
		{"8,969\ufeff05|5,179\ufeff93|41\ufeff21|", "8969.05"},
		{"8,969 05|5,179 93|41 21|—", "8969.05?"},
		{"8,969,05|41,21", "896905?"},                // two may be misread
		{"8,969,05|5,179,93|41,21|12.50", "896905?"}, // a point is printed
		{"8,969,05|5,179,93|41,21|1,250", "896905?"}, // a comma groups
		{"8,969,05|5,179,93|41,21|12", "896905?"},
		{"8,969.05|5,179.93|41.21", "8969.05"},
		{"1 234 567.89|12 345.60|123 456.00|5.00", "1234567.89"},
		{"1 234.56|12 345.60|1234.00|7 000.00", "1234.56?"}, // one is not parted
		{"1 234.56|12 345.60", "1234.56?"},
		{"1 234|12 345|7 000", "1234?"}, // may be two figures each
		{"12,3456.78|1,0000.00|123,4567.00|5.00", "123456.78"},
		{"12,3456.78|1,0000.00|1,234.00|5.00", "123456.78?"},
		{"12,34.56|1,000.00|2,000.00|3,000.00", "1234.56?"},
		{"1,332.70 9153|5.816050|19.28192|7.000001", "1332.709153"}, // it wraps in its cell
		{"1,332.70 9153|5.816050|19.28192", "1332.709153?"},
		{"1,332.70 91534|5.816050|19.28192|7.000001", "1332.7091534?"}, // more decimals than the others
		{"1,332.70 91|5.81|19.28|7.00", "1332.7091?"},
	} {
		column := strings.Split(c.column, "|")
		n := GrammarOf(column).Parse(column[0])
		got := n.Value
		if n.Doubt != "" {
			got += "?"
		}
		if got != c.want {
			t.Errorf("%q: the first is %q (%s), want %q", c.column, got, n.Doubt, c.want)
		}
	}
}

// FuzzParseNumber: no text stops the grammar; a value is a decimal that reads as itself again, and the full-width form
// of a text has the same value.
func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"3,907.17", "(12.50)", "１，２３４．５", "--", "1,23.4", "3.907.17", "12 34", "-0.00", "1e5", "", "5.51①", "12.34万元",
		"4.05E+6", "1\u200b23", "·5.5", "....5", "(1)", "5(1)", "注1", "%", "-%", "E", "(E1)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := ParseNumber(s)
		if n.Kind != Figure {
			if n.Value != "" || n.Doubt != "" {
				t.Errorf("%q is no figure and has %+v", s, n)
			}
			return
		}
		d, err := decimal.NewFromString(n.Value)
		if err != nil {
			t.Fatalf("%q has the value %q: %v", s, n.Value, err)
		}
		if again := ParseNumber(n.Value); again.Kind != Figure || again.Doubt != "" || again.Value != n.Value {
			t.Errorf("%q gives %s, which gives %+v", s, n.Value, again)
		}
		wide := strings.Map(func(r rune) rune {
			if r > ' ' && r <= '~' {
				return r - '!' + '！'
			}
			return r
		}, s)
		w := ParseNumber(wide)
		if v, err := decimal.NewFromString(w.Value); w.Kind != Figure || err != nil || !v.Equal(d) {
			t.Errorf("%q is %s, full-width %q is %+v", s, n.Value, wide, w)
		}
	})
}

func BenchmarkParseNumber(b *testing.B) {
	for _, s := range []string{"1703.00", "3,907.17", "行政运行", "-3,907.17"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				ParseNumber(s)
			}
		})
	}
}
