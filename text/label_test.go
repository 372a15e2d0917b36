package text

import "testing"

func TestMarks(t *testing.T) {
	for _, c := range []struct{ text, bare, mark string }{
		{"本年收入合计①", "本年收入合计", "①"}, {"①人员经费", "人员经费", "①"}, {"合计 *", "合计", "*"}, {"※其他支出", "其他支出", "※"},
		{"合计[1]", "合计", "[1]"}, {"[1]合计", "合计", "[1]"}, {"合计〔２〕", "合计", "〔２〕"}, {"合计(1)", "合计", "(1)"}, {"合计（注1）", "合计", "（注1）"},
		{"合计注1", "合计", "注1"}, {"合计¹", "合计", "¹"}, {"合计①②", "合计", "①②"}, {"①合计*", "合计", "①*"}, {" 合计 ", "合计", ""},
		{"(1)基本支出", "(1)基本支出", ""}, {"公开表（3）", "公开表（3）", ""}, {"面积m²", "面积m²", ""}, {"①", "①", ""}, {"", "", ""},
		{"201注册商标", "201注册商标", ""}, {"三公（境）", "三公（境）", ""},
	} {
		if bare, mark := Marks(c.text); bare != c.bare || mark != c.mark {
			t.Errorf("%q is %q with %q, want %q with %q", c.text, bare, mark, c.bare, c.mark)
		}
	}
}

func TestParseCode(t *testing.T) {
	for _, c := range []struct {
		text string
		want Code
		ok   bool
	}{
		{"201", Code{Digits: "201"}, true}, {"20103", Code{Digits: "20103"}, true}, {" 2010301 ", Code{Digits: "2010301"}, true},
		{"２０１０３０１", Code{Digits: "2010301"}, true}, {"30101", Code{Digits: "30101"}, true}, {"50201", Code{Digits: "50201"}, true},
		{"2010301.00", Code{Digits: "2010301", Spoiled: true}, true}, {"201.00", Code{Digits: "201", Spoiled: true}, true},
		{"2,010,301", Code{Digits: "2010301", Spoiled: true}, true}, {"20,103", Code{Digits: "20103", Spoiled: true}, true},
		{"201.03.01", Code{Digits: "2010301", Spoiled: true}, true}, {"201-03-01", Code{Digits: "2010301", Spoiled: true}, true},
		{"201.03", Code{Digits: "20103", Spoiled: true}, true}, {"201 03 01", Code{Digits: "2010301", Spoiled: true}, true},
		{"2.010301E+06", Code{Digits: "2010301", Spoiled: true}, true}, {"2.01E+06", Code{}, false},
		{"2010302①", Code{Digits: "2010302", Mark: "①"}, true}, {"2010302[1]", Code{Digits: "2010302", Mark: "[1]"}, true},
		{"行政运行（2010301）", Code{Digits: "2010301", Name: "行政运行"}, true}, {"[201]一般公共服务支出", Code{Digits: "201", Name: "一般公共服务支出"}, true},
		{"【20103】政府办公厅（室）", Code{Digits: "20103", Name: "政府办公厅（室）"}, true}, {"2010301行政运行", Code{Digits: "2010301", Name: "行政运行"}, true},
		{"2010301-行政运行", Code{Digits: "2010301", Name: "行政运行"}, true}, {"2010301 行政运行", Code{Digits: "2010301", Name: "行政运行"}, true},
		{"行政运行 2010301", Code{Digits: "2010301", Name: "行政运行"}, true}, {"201人大事务", Code{Digits: "201", Name: "人大事务"}, true},
		{"2021", Code{}, false}, {"101", Code{}, false}, {"201030", Code{}, false}, {"201年", Code{}, false}, {"201.50", Code{Digits: "20150", Spoiled: true}, true},
		{"2010301.05", Code{}, false}, {"22,010,301", Code{}, false}, {"208万元", Code{}, false}, {"行政运行", Code{}, false}, {"", Code{}, false},
	} {
		if got, ok := ParseCode(c.text); got != c.want && c.ok || ok != c.ok {
			t.Errorf("%q is %+v, %v; want %+v, %v", c.text, got, ok, c.want, c.ok)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"财政拨款收入", "财政拨款收入", 10, 0},
		{"财政拔款收入", "财政拨款收入", 10, 4},
		{"财政拨款收入", "财政拔款收入", 10, 4},
		{"般公共预算财政拨款支出", "一般公共预算财政拨款支出", 10, 3},
		{"-般公共预算", "一般公共预算", 10, 4},
		{"财政拨款收入", "财政拨款支出", 30, 20},
		{"教育支出", "科学技术支出", 20, 21},
		{"合计", "", 30, 20},
		{"", "", 0, 0},
		{"本年收入合计数", "本年收入合计", 10, 10},
		{"本年收入合计数", "本年收入合计", 9, 10},
	} {
		got := Distance(c.a, c.b, c.limit)
		if back := Distance(c.b, c.a, c.limit); back != got {
			t.Errorf("%q to %q is %d, back %d", c.a, c.b, got, back)
		}
		if got != c.want {
			t.Errorf("%q to %q is %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// The table of confused characters lists each character once in its group, and groups of two at least.
func TestConfused(t *testing.T) {
	for _, group := range confused {
		seen := map[rune]bool{}
		for _, r := range group {
			if seen[r] {
				t.Errorf("%q stands twice in %q", r, group)
			}
			seen[r] = true
		}
		if len(seen) < 2 {
			t.Errorf("%q confuses nothing", group)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"（境）", "(境)"}, {"「三公」 经 费", "三公经费"}, {"〔2021〕", "(2021)"}, {"１２．５", "12.5"}, {"⼀般", "一般"}, {"3,907.17", "3,907.17"},
	} {
		if got := Fold(c.text); got != c.want {
			t.Errorf("%q folds to %q, want %q", c.text, got, c.want)
		}
	}
	if got := ChineseYears("二〇二一年度、二○二〇年"); got != "2021年度、2020年" {
		t.Errorf("years are %q", got)
	}
	if got := FoldDigits("２０２１（年）"); got != "2021（年）" {
		t.Errorf("digits are %q", got)
	}
	if got := Squash(" 合　计\u200b"); got != "合计" {
		t.Errorf("squashed %q", got)
	}
}

func TestName(t *testing.T) {
	for _, c := range []struct {
		text, want string
		spread     bool
	}{
		{"合 计", "合计", true}, {"  行政运行", "行政运行", false}, {"ABC DE", "ABC DE", false}, {"⼀般（境）", "一般（境）", false}, {"", "", false},
	} {
		if got, spread := Name(c.text); got != c.want || spread != c.spread {
			t.Errorf("%q is %q, %v", c.text, got, spread)
		}
	}
}

func BenchmarkDistance(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		Distance("一般公共预算财政拔款基本支出决算表", "一般公共预算财政拨款支出决算表", 20)
	}
}
