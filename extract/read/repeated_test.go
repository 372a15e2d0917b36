package read

import (
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

func pageShowing(n int, text string) model.Page {
	p := model.Page{Number: n, Via: model.ViaText}
	for i, r := range text {
		p.Glyphs = append(p.Glyphs, model.Glyph{Text: string(r), BBox: model.BBox{X0: float64(i + 100*n)}, Unseen: unseen(r == 'h')})
	}
	return p
}

// Of two pages with the same figures one may stand in the place of a third, wherever it shows them.
func TestPagesThatShowTheSameAreDoubted(t *testing.T) {
	const table = "合计 1,703.00 1,204.55"
	pages := []model.Page{
		pageShowing(1, "目录 1 2 3"), pageShowing(2, table), pageShowing(3, strings.Replace(table, "55", "56", 1)),
		pageShowing(4, "目录 1 2 3"), pageShowing(5, "h合计h1,703.001,204.55 "),
	}
	doubtRepeated(pages)
	for i, doubted := range []bool{false, true, false, false, true} {
		all := !slices.ContainsFunc(pages[i].Glyphs, func(g model.Glyph) bool { return g.Doubtful != doubted })
		told := slices.ContainsFunc(pages[i].Diagnostics, func(d model.Diagnostic) bool { return d.Code == model.CodePageRepeated })
		if !all || told != doubted {
			t.Errorf("page %d: doubted %v, diagnostics %v; want %v", i+1, pages[i].Glyphs[0].Doubtful, pages[i].Diagnostics, doubted)
		}
	}
}

func unseen(hidden bool) model.Unseen {
	if hidden {
		return model.Invisible
	}
	return model.Seen
}
