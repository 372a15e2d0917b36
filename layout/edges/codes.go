package edges

import (
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/text"
)

// codeHeads are the heads 类 款 项 in one line of the head, by the first of them.
type codeHeads struct{ line, first int }

// joinCodeHeads gives the lines with one chunk for the three heads over the codes, and where these stand. Left to
// themselves the three, and the codes under them, which lie in one or two of them by their length, make columns of chance.
func joinCodeHeads(lines []Line) ([]Line, []codeHeads) {
	var out []Line
	var heads []codeHeads
	page := -1
	for i := range lines {
		l := lines[i].Chunks
		for k := 0; k+2 < len(l) && lines[i].Head > 0 && lines[i].Page != page; k++ {
			if text.Squash(l[k].Text) == "类" && text.Squash(l[k+1].Text) == "款" && text.Squash(l[k+2].Text) == "项" {
				if out == nil {
					out = slices.Clone(lines)
				}
				one := &words.Chunk{BBox: l[k].BBox.Union(l[k+2].BBox), Text: l[k].Text, Size: l[k].Size}
				out[i].ChunkLine = words.NewChunkLine(slices.Concat(l[:k], []*words.Chunk{one}, l[k+3:]))
				heads = append(heads, codeHeads{i, k})
				page = lines[i].Page
			}
		}
	}
	return out, heads
}

// splitCodes puts three columns for the one that the codes were given, with the borders between the heads.
func splitCodes(lines []Line, cols []Column, at [][]Range, heads []codeHeads) ([]Column, [][]Range) {
	h := heads[0]
	code := at[h.line][h.first].First
	for i := range at {
		for k := range at[i] {
			if at[i][k].First > code {
				at[i][k].First += 2
			}
			if at[i][k].Last >= code {
				at[i][k].Last += 2
			}
		}
	}
	for _, h := range heads {
		at[h.line] = slices.Replace(at[h.line], h.first, h.first+1, Range{code, code}, Range{code + 1, code + 1}, Range{code + 2, code + 2})
	}
	l := lines[h.line].Chunks[h.first:]
	a, b := (l[0].X1+l[1].X0)/2, (l[1].X1+l[2].X0)/2
	whole := cols[code]
	end := max(whole.X1, l[2].X1)
	whole.X1 = a
	return slices.Replace(cols, code, code+1, whole, Column{X0: a, X1: b}, Column{X0: b, X1: end}), at
}
