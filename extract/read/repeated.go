package read

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"unicode"

	"github.com/juesuan/juesuan/model"
)

// doubtRepeated doubts the figures of pages that show the same text as another. In a damaged file one of them stands in
// the place of a page that is lost, and which of them can't be told: even a table that is printed whole may be there twice.
// Pages with hardly a figure, covers and empty tables, may well be alike.
func doubtRepeated(pages []model.Page) {
	const fewest = 10 // figures, of a page that is held against others
	seed := maphash.MakeSeed()
	first := map[uint64]int{} // by what a page shows, the index of the first that shows it
	for i := range pages {
		shown, figures := textSeen(&pages[i], seed)
		if figures < fewest {
			continue
		}
		k, known := first[shown]
		if !known {
			first[shown] = i
			continue
		}
		doubtPage(&pages[k], pages[i].Number)
		doubtPage(&pages[i], pages[k].Number)
	}
}

// textSeen is a hash of the characters that are seen on a page, in drawing order, and how many of them are figures.
func textSeen(page *model.Page, seed maphash.Seed) (hash uint64, figures int) {
	var h maphash.Hash
	h.SetSeed(seed)
	for i := range page.Glyphs {
		g := &page.Glyphs[i]
		if !g.IsSeen() || strings.TrimSpace(g.Text) == "" {
			continue
		}
		h.WriteString(g.Text)
		for _, r := range g.Text {
			if unicode.IsDigit(r) {
				figures++
			}
		}
	}
	return h.Sum64(), figures
}

// doubtPage doubts all that is read on a page which shows what another shows.
func doubtPage(page *model.Page, other int) {
	for i := range page.Glyphs {
		page.Glyphs[i].Doubtful = true
	}
	if !slices.ContainsFunc(page.Diagnostics, func(d model.Diagnostic) bool { return d.Code == model.CodePageRepeated }) {
		page.Diagnostics = append(page.Diagnostics, model.Diagnostic{
			Code: model.CodePageRepeated, Page: page.Number,
			Message: fmt.Sprintf("the page shows exactly what page %d shows: one of them may stand in the place of another page", other),
		})
	}
}
