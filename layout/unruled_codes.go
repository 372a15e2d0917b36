package layout

import (
	"github.com/juesuan/juesuan/text"
	"slices"
)

// codeHeads finds the heads 类 款 项 (class, section, item) over the column of codes: side by side in one line. nil
// when there are none.
func codeHeads(lines []chunkLine) []*chunk {
	for i := range lines {
		l := lines[i].chunks
		for k := 0; k+2 < len(l) && l[k].head; k++ {
			if text.Squash(l[k].text) == "类" && text.Squash(l[k+1].text) == "款" && text.Squash(l[k+2].text) == "项" {
				return []*chunk{&l[k], &l[k+1], &l[k+2]}
			}
		}
	}
	return nil
}

// splitCodes puts three columns where 类 款 项 stand over codes that are printed whole: these span all three. Left to
// themselves the three heads and the codes under them, which lie in one or two of them by their length, would make
// columns of chance. Codes that are printed in three columns keep them.
func splitCodes(parts [][]chunkLine, opt Options) []streamColumn {
	cols := linesToColumns(parts, opt)
	var heads [][]*chunk
	for _, lines := range parts {
		if h := codeHeads(lines); h != nil {
			heads = append(heads, h)
		}
	}
	if len(heads) == 0 {
		return cols
	}
	h := heads[0]
	if h[0].last < h[1].first && h[1].last < h[2].first && len(cols[h[1].first].left) > 0 && len(cols[h[2].first].left) > 0 {
		return cols
	}
	for _, h := range heads {
		h[0].joinBox(h[2])
		h[1].aside, h[2].aside = true, true
	}
	cols = linesToColumns(parts, opt)
	at := h[0].first
	for _, lines := range parts {
		for i := range lines {
			for k := range lines[i].chunks {
				c := &lines[i].chunks[k]
				if c.first > at {
					c.first += 2
				}
				if c.last >= at {
					c.last += 2
				}
			}
		}
	}
	for _, h := range heads {
		h[0].BBox = h[0].own
		for k, c := range h {
			c.first, c.last, c.aside = at+k, at+k, false
		}
	}
	whole := cols[at]
	a, b := (h[0].X1+h[1].X0)/2, (h[1].X1+h[2].X0)/2
	end := max(whole.x1, h[2].X1)
	whole.x1 = a
	three := []streamColumn{whole, {x0: a, x1: b}, {x0: b, x1: end}}
	return slices.Replace(cols, at, at+1, three...)
}

// joinBox lets the chunk stand for all up to o while columns are sought.
func (c *chunk) joinBox(o *chunk) {
	c.own = c.BBox
	c.BBox = c.BBox.Union(o.BBox)
}
