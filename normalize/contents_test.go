package normalize_test

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// A table that the list of contents names has to be there, or a sentence has to say that it has nothing.
func TestListedTables(t *testing.T) {
	for _, c := range []struct {
		name     string
		contents []any
		after    string
		lacks    string
	}{
		{"all there", []any{"二、部门支出预算总表...... 6"}, "", ""},
		{"one missing", []any{"一、部门收入预算总表 ······ 5", "二、部门支出预算总表 ······ 6"}, "", "部门收入预算总表"},
		{"a sentence in its place", []any{"二、部门支出预算总表 6", "三、政府性基金预算支出表 7"}, "本部门2021年没有政府性基金预算安排的支出。", ""},
		{"no sentence", []any{"二、部门支出预算总表 6", "三、政府性基金预算支出表 7"}, "", "政府性基金预算支出表"},
		{"chapters", []any{"第一部分 甲市乙局概况", "二、部门支出预算总表 6", "三、名词解释 9"}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			parts := append([]any{"甲市乙局2021年部门预算", "目录"}, c.contents...)
			parts = append(parts, "---", "部门支出预算总表", "单位：万元", codeTable)
			if c.after != "" {
				parts = append(parts, c.after)
			}
			got := ""
			for _, w := range convert(t, parts...).Document.Warnings {
				if w.Code == model.CodeListedTableMissing {
					got += w.Message
				}
			}
			if (got == "") != (c.lacks == "") || !strings.Contains(got, c.lacks) {
				t.Errorf("%q, want %q", got, c.lacks)
			}
		})
	}
}

// A table without a title behind a typed one may be the rest of it: both are to be looked at.
func TestRestThatIsNotJoined(t *testing.T) {
	rest := drawing(`
		| 205 | 教育支出 | 7.00 | 4.00 | 3.00 |
		| 20502 | 普通教育 | 7.00 | 4.00 | 3.00 |
	`)
	for _, c := range []struct {
		name  string
		parts []any
		want  string
	}{
		{"rows without a title", []any{"支出决算表", "单位：万元", codeTable, "---", rest}, "table_left_untyped 02-generic table_incomplete 01-expenditure"},
		{"under a title of its own", []any{"支出决算表", "单位：万元", codeTable, "---", "各处室支出情况表", rest}, ""},
		{"pages later", []any{"支出决算表", "单位：万元", codeTable, "---", "某段文字。", "---", "另一段文字。", "---", rest}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, w := range convert(t, append([]any{"甲市乙局2021年度部门决算"}, c.parts...)...).Document.Warnings {
				if w.Code == model.CodeTableLeftUntyped || w.Code == model.CodeTableIncomplete {
					got = append(got, w.Code+" "+w.Table)
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
