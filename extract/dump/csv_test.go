package dump

import (
	"strings"
	"testing"
)

// Records among the lines of a text, as table tools write them: | stands for a tab, $ for the end of a line.
func TestRecords(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"quoted groups and blank fields", "收入决算表\n项目,决算数,\n合计,\"2,946.25\",\n", "收入决算表$项目|决算数|$合计|2,946.25|$"},
		{"a field over lines", "名称,金额,备注\n\"行政运\n行\",\"1,0\n00.00\",\n", "名称|金额|备注$行政运行|1,000.00|$"},
		{"words over lines", "name,amount,\n\"first\nsecond\",1.00,\n", "name|amount|$first second|1.00|$"},
		{"semicolons", "名称;金额;\n甲;1,00;\n", "名称|金额|$甲|1,00|$"},
		{"quotation marks in a field", "名称,金额,\n\"财政拨款\"\"三公\"\"经费\",1.00,\n", "名称|金额|$财政拨款\"三公\"经费|1.00|$"},
		{"the next page's records", "a.csv\n编码,金额,\n201,1.00,\n\nb.csv\n205,2.00,\n208,3.00,\n", "$编码|金额|$201|1.00|$205|2.00|$208|3.00|$"},
		{"another table's records", "a.csv\n编码,金额,\n201,1.00,\n\nb.csv\n项目,合计,\n甲,2.00,\n", "$编码|金额|$201|1.00|$$$项目|合计|$甲|2.00|$"},
		{"amounts in a line of text", "合计 2,946.25 2,940.05\n项目 1,946.25 1,940.05\n", "合计 2,946.25 2,940.05$项目 1,946.25 1,940.05$"},
		{"sentences", "本年收入2,946.25万元,比上年增加1,000.00万元\n本年支出2,946.25万元,比上年增加1,000.00万元\n", "本年收入2,946.25万元,比上年增加1,000.00万元$本年支出2,946.25万元,比上年增加1,000.00万元$"},
		{"a quotation mark that nothing closes", "名称,\"金额\n甲,1.00\n", "名称,\"金额$甲,1.00$"},
		{"one record alone", "甲,,1.00\n一段文字。\n", "甲,,1.00$一段文字。$"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines, err := Lines([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			last := -1.0
			for i := range lines {
				b.WriteString(strings.ReplaceAll(lines[i].Text(), "\t", "|") + "$")
				if lines[i].Top <= last {
					t.Errorf("line %d stands at %v, behind one at %v", i, lines[i].Top, last)
				}
				last = lines[i].Top
			}
			if b.String() != c.want {
				t.Errorf("got  %s\nwant %s", b.String(), c.want)
			}
		})
	}
}

// No text stops the reading of records, and none of its characters but marks and blanks of records is lost.
func FuzzRecords(f *testing.F) {
	f.Add("a,b,\n\"c\n,\"\"d\",e,\n")
	f.Add("a;;\nb;c;\n\n\"x")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, r := range recordsIn(text) {
			if r.from < end || r.to <= r.from || r.to > len(text) {
				t.Fatalf("records at %d to %d of %d, behind %d", r.from, r.to, len(text), end)
			}
			end = r.to
		}
	})
}
