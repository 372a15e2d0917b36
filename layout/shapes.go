package layout

import (
	"fmt"

	"github.com/juesuan/juesuan/model"
)

// shapesRead records which glyphs of a table were taken for something else than their fonts say.
func shapesRead(page *model.Page, cells []cell) []model.Repair {
	if len(page.Claims) == 0 {
		return nil
	}
	var out []model.Repair
	told := map[int32]bool{}
	for i := range cells {
		for _, k := range cells[i].glyphs {
			g := &page.Glyphs[k]
			claim, ok := page.Claims[g.Shape]
			if !ok || told[g.Shape] {
				continue
			}
			told[g.Shape] = true
			out = append(out, model.Repair{
				Kind: model.GlyphByShape, Row: -1, Col: -1, Before: []string{claim}, After: g.Text,
				Why: fmt.Sprintf("read by shape wherever it stands on page %d: its font can't be believed", page.Number),
			})
		}
	}
	return out
}
