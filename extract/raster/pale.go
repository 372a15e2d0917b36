package raster

import (
	"image"
	"math"
	"slices"
)

// Rules are printed in pale grey or blue, too, or so thin that a scanner makes them pale: no ink, but a line that is
// darker than the paper on both its sides. On a page whose tables have dark rules, such lines are those of its back.

// addPale adds the pale rules of a page to the dark ones: long ones, and shorter ones from one pale rule to the next.
func addPale(g *image.Gray, hs, vs *sheet, scale float64, opt Options) {
	away := max(int(math.Round(opt.PaleBeside*scale)), 2)
	ruled := hs.countSure(scale, opt) >= darkTable && vs.countSure(scale, opt) >= darkTable
	hLong, hShort := hs.palePieces(valleys(g, 0, away, opt), vs.rules, ruled, scale, opt)
	vLong, vShort := vs.palePieces(valleys(g, away, 0, opt).transpose(), hs.rules, ruled, scale, opt)
	hShort, vShort = betweenRules(hShort, vs.rules, vLong, scale, opt), betweenRules(vShort, hs.rules, hLong, scale, opt)
	hs.rules = hs.joined(slices.Concat(hs.rules, hLong, hShort), opt.JoinGap, scale, opt)
	vs.rules = vs.joined(slices.Concat(vs.rules, vLong, vShort), opt.JoinGap, scale, opt)
}

// darkTable: a page with as many dark rules each way has a table of dark rules, more than a frame.
const darkTable = 4

// countSure is the number of rules that are so whatever stands beside them.
func (s *sheet) countSure(scale float64, opt Options) (n int) {
	for i := range s.rules {
		if float64(s.rules[i].length()) >= opt.SureRule*scale {
			n++
		}
	}
	return n
}

// palePieces are the long and the short straight lines of a bitmap that no ink stands beside. On a ruled page those
// between dark rules are none.
func (s *sheet) palePieces(pale *Bitmap, dark []rule, ruled bool, scale float64, opt Options) (long, short []rule) {
	near := int(opt.JoinGap * scale)
	for _, r := range straightPieces(pale, opt.ShortRule*scale, max(int(opt.RuleGap*scale), 1), scale, opt) {
		switch {
		case ruled && r.isEnclosed(dark, near):
		case float64(r.length()) >= opt.LongRule*scale && s.clean(&r, dark, cleanShare):
			long = append(long, r)
		case s.clean(&r, dark, cleanShortShare):
			short = append(short, r)
		}
	}
	return long, short
}

// isEnclosed reports whether rules across stand on both sides of a piece, or within it.
func (r *rule) isEnclosed(across []rule, near int) bool {
	before, behind := false, false
	for i := range across {
		o := &across[i]
		if r.place < float64(o.from-near) || r.place > float64(o.to+near) {
			continue
		}
		at := int(math.Round(o.across(r.place)))
		before = before || at < r.to-near
		behind = behind || at > r.from+near
	}
	return before && behind
}

// betweenRules are the pieces that lead from a pale rule to another, or to a dark one. Beside a rule no line is darker than
// what is on both its sides: the pieces end before it.
func betweenRules(pieces, dark, pale []rule, scale float64, opt Options) []rule {
	more, all := int(opt.JoinGap*scale), slices.Concat(dark, pale)
	var out []rule
	for _, p := range pieces {
		from, begins := p.meets(p.from-more, -1, all, scale, opt)
		to, ends := p.meets(p.to+more, 1, all, scale, opt)
		_, fromPale := p.meets(p.from-more, -1, pale, scale, opt)
		_, toPale := p.meets(p.to+more, 1, pale, scale, opt)
		if begins && ends && (fromPale || toPale) && from < to {
			out = append(out, p.part(from, to))
		}
	}
	return out
}

// valleys has the pixels that are darker, by Options.PaleRule, than those dx or dy pixels from them on both sides.
func valleys(g *image.Gray, dx, dy int, opt Options) *Bitmap {
	b := newBitmap(g.Rect.Dx(), g.Rect.Dy())
	aside, most := dy*g.Stride+dx, 255-opt.PaleRule
	for y := dy; y < b.Height-dy; y++ {
		row := b.row(y)
		for x := dx; x < b.Width-dx; x++ {
			at := y*g.Stride + x
			if v := int(g.Pix[at]); v <= most && int(g.Pix[at-aside]) >= v+opt.PaleRule && int(g.Pix[at+aside]) >= v+opt.PaleRule {
				row[x/wordBits] |= 1 << (x % wordBits)
			}
		}
	}
	return b
}
