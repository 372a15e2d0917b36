package form

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/text"
)

// FuzzFind: whatever the text, reading ends without a panic, twice the same way; the cells of a form cover its grid, and
// hold nothing that is not printed.
func FuzzFind(f *testing.F) {
	f.Add(sheetTop + "产出指\n标\n数量指标 开展次数（80 分） ≥3 次 4 80\n总分 90\n")
	f.Add(atTheTop)
	f.Add(blocks)
	f.Fuzz(func(t *testing.T, dump string) {
		if !utf8.ValidString(dump) || strings.ContainsFunc(dump, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
			t.Skip("no text that a dump gives")
		}
		lines := linesOf(dump)
		first, _ := Find(lines, formWords)
		second, _ := Find(lines, formWords)
		if len(first) != len(second) {
			t.Fatal("two readings differ")
		}
		printed := text.Squash(dump)
		for n, form := range first {
			if form.From < 0 || form.To > len(lines) || form.From >= form.To {
				t.Fatalf("lines %d to %d", form.From, form.To)
			}
			covered := 0
			for i, c := range form.Grid.Cells {
				covered += c.RowSpan * c.ColSpan
				if second[n].Grid.Cells[i].Text != c.Text {
					t.Fatal("two readings differ")
				}
				for _, line := range c.Lines {
					for _, word := range strings.Fields(line) {
						if !strings.Contains(printed, word) {
							t.Fatalf("%q is not printed", word)
						}
					}
				}
			}
			if covered != form.Grid.Rows*form.Grid.Cols {
				t.Fatalf("the cells cover %d places of %d", covered, form.Grid.Rows*form.Grid.Cols)
			}
		}
	})
}
