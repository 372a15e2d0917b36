package dumps

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/text"
)

// FuzzLines: whatever the text, reading ends without a panic, twice the same way, and no amount is given that is not
// printed.
func FuzzLines(f *testing.F) {
	f.Add(summary + "一、一般公共预算财政拨款收入 1 20.00 一、一般公共服务支出 31 20.00\n")
	f.Add(generalHead + "合 计 15.48 9.00 6.48\n201\n20101\n2010101\n15.48\n15.48\n9.00\n9.00\n")
	f.Add(lists + "30310\n个人农业生产\n补贴\n30231\n公务用车\n运行维护费\n4.10\n")
	f.Add(received + "合计\t\t\t5.00\t5.00\n201\t\t一般公共服务支出\t5.00")
	f.Add("支出决算表\n功能分类科目编码 科目名称 0,0") // figures without a label
	f.Fuzz(func(t *testing.T, dump string) {
		first, second := read(dump), read(dump)
		if len(first.Grids) != len(second.Grids) {
			t.Fatal("two readings differ")
		}
		printed := text.Squash(dropTags(dump))
		for n, g := range first.Grids {
			covered := 0
			for i, c := range g.Cells {
				covered += c.RowSpan * c.ColSpan
				if second.Grids[n].Cells[i].Text != c.Text {
					t.Fatal("two readings differ")
				}
				for _, part := range c.Lines {
					if !strings.Contains(printed, text.Squash(part)) {
						t.Fatalf("%q is not printed", part)
					}
				}
			}
			if covered != g.Rows*g.Cols {
				t.Fatalf("the cells cover %d places of %d", covered, g.Rows*g.Cols)
			}
		}
	})
}
