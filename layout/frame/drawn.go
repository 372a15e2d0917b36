package frame

import (
	"slices"

	"github.com/juesuan/juesuan/layout/edges"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// Ruled are the frames that rules draw.
func Ruled(p *model.Page, opt Options) []*Frame {
	var out []*Frame
	for _, s := range edges.OfRulings(p.Rulings, opt.Options) {
		if f := setToFrame(s, p, opt); f != nil {
			out = append(out, f)
		}
	}
	return out
}

// Drawn are the frames that rules draw, and those that fills do where no rule is.
func Drawn(p *model.Page, opt Options) []*Frame {
	out := Ruled(p, opt)
	shades := slices.DeleteFunc(edges.Shades(p.Fills, opt.Options), func(s model.Fill) bool {
		return slices.ContainsFunc(out, func(f *Frame) bool { return edges.Overlap(f.BBox, s.BBox) })
	})
	if len(shades) < minFilled {
		return out
	}
	var seen []int32
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; g.IsSeen() {
			seen = append(seen, int32(i))
		}
	}
	ruled := len(out)
	for _, s := range edges.OfFills(shades, words.ToChunks(p.Glyphs, seen, nil, opt.Words), opt.Options) {
		if f := setToFrame(s, p, opt); f != nil && !slices.ContainsFunc(out[:ruled], func(o *Frame) bool { return edges.Overlap(o.BBox, f.BBox) }) {
			out = append(out, f)
		}
	}
	return out
}

// minFilled: a table of filled cells has at least so many: two columns and three rows.
const minFilled = 6

// Finish parts what drawn edges leave together, once the glyphs are in the cells. It returns the glyphs of rows that a
// spreadsheet has over its table.
func (f *Frame) Finish(opt Options) (outside []int32) {
	f.dropSlivers(opt)
	outside = f.dropSheetHeadings()
	f.splitBands(opt)
	return outside
}
