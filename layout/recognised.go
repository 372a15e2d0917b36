package layout

import "github.com/juesuan/juesuan/model"

// leastConfidence is that of the glyphs of a cell which were recognised, 0 when none was.
func leastConfidence(glyphs []model.Glyph, of []int32) float64 {
	least := 0.0
	for _, i := range of {
		least = lowerConfidence(least, glyphs[i].Confidence)
	}
	return least
}

// lowerConfidence is the lower of two confidences; 0 is none.
func lowerConfidence(a, b float64) float64 {
	if a == 0 || b > 0 && b < a {
		return b
	}
	return a
}

// placeAlternatives gives each cell what recognisers read in it.
func placeAlternatives(parts []*part, pages []model.Page) {
	for i := range pages {
		for _, a := range pages[i].Alternatives {
			if c := cellUnder(parts, pages[i].Number, &a); c != nil {
				c.readings = append(c.readings, a.Readings...)
			}
		}
	}
}

// cellUnder is the cell of the smallest table that holds an alternative's middle, nil outside tables.
func cellUnder(parts []*part, page int, a *model.Alternative) *cell {
	var found *cell
	area := 0.0
	for _, p := range parts {
		if p.page != page {
			continue
		}
		k := p.cellAt(a.CenterX(), a.CenterY())
		if size := p.bbox.Width() * p.bbox.Height(); k >= 0 && (found == nil || size < area) {
			found, area = &p.cells[k], size
		}
	}
	return found
}
