package textpdf

import (
	"fmt"
	"math"
	"math/bits"
	"slices"
)

// Figures of one width can be called by each other's names without any other sign. Their outlines tell: the ten figures
// are held against what figures look like, all at once, and the claims are believed when no other way to name the same
// glyphs fits clearly better. In the type of all fonts at hand, upright and italic, text and display, what a font says
// itself fits best; exchanging two of its figures loses 0.2 at least (5 and 6 of a geometric oblique), 0.35 usually.

// Gains in likeness, summed over the figures of a font, that tell of a lie.
const (
	gainOfExchange = 0.15 // names exchanged among the figures that the font has
	gainOfOthers   = 0.6  // names of figures that it does not have: a 1 without a foot can look more like 4
	leastLikeness  = 0.4  // on average: what is like no figure, however it is named, is ornament
)

// figuresAgainstOutlines compares what a font's figures are called with what they look like.
func figuresAgainstOutlines(claims []claim, program glyphShapes) string {
	for _, zero := range []rune{'0', '０'} {
		if why := figureSetAgainstOutlines(claims, program, zero); why != "" {
			return why
		}
	}
	return ""
}

// figureSetAgainstOutlines does it for the figures from zero on.
func figureSetAgainstOutlines(claims []claim, program glyphShapes, zero rune) string {
	var named []int // the figures that have a glyph
	var like [][10]float64
	drawn := map[int]bool{}
	for _, c := range figureClaims(claims, zero) {
		glyph := program.glyph(c.cid)
		if glyph < 0 {
			continue
		}
		if drawn[glyph] {
			return "" // one glyph under two names is no exchange
		}
		drawn[glyph] = true
		grid, ok := gridOf(program.contours(glyph))
		if !ok {
			continue
		}
		named = append(named, int(c.char-zero))
		var l [10]float64
		for k := range figures {
			l[k] = grid.likeness(&figures[k])
		}
		like = append(like, l)
	}
	if len(named) < 2 {
		return ""
	}
	claimed := 0.0
	var within uint
	for i, d := range named {
		claimed += like[i][d]
		within |= 1 << d
	}
	for _, among := range []struct {
		figures uint
		gain    float64
	}{{within, gainOfExchange}, {1<<10 - 1, gainOfOthers}} {
		best, names := bestNames(like, among.figures)
		if best-claimed < among.gain || best < leastLikeness*float64(len(named)) {
			continue
		}
		for i, d := range named {
			if names[i] != d {
				return fmt.Sprintf("a glyph that looks like %d is called %q", names[i], zero+rune(d))
			}
		}
	}
	return ""
}

// figureClaims are the claims about the figures from zero on, in their order, the first by code of each.
func figureClaims(claims []claim, zero rune) []claim {
	var out []claim
	for _, c := range claims {
		if c.char >= zero && c.char < zero+10 {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b claim) int {
		if a.char != b.char {
			return int(a.char - b.char)
		}
		return a.code.compare(b.code)
	})
	return slices.CompactFunc(out, func(a, b claim) bool { return a.char == b.char })
}

// bestNames gives each glyph another of the allowed figures, so that the sum of their likenesses is the highest.
func bestNames(like [][10]float64, allowed uint) (sum float64, names []int) {
	const sets = 1 << 10
	var best [sets]float64 // of the first glyphs, with the figures of a set
	var last [sets]int
	for s := 1; s < sets; s++ {
		best[s] = math.Inf(-1)
		n := bits.OnesCount(uint(s))
		if uint(s)&^allowed != 0 || n > len(like) {
			continue
		}
		for d := range 10 {
			if s>>d&1 == 0 {
				continue
			}
			if v := best[s&^(1<<d)] + like[n-1][d]; v > best[s] {
				best[s], last[s] = v, d
			}
		}
	}
	final := 0
	for s := range best {
		if bits.OnesCount(uint(s)) == len(like) && (final == 0 || best[s] > best[final]) {
			final = s
		}
	}
	names = make([]int, len(like))
	sum = best[final]
	for i := len(like) - 1; i >= 0; i-- {
		names[i] = last[final]
		final &^= 1 << last[final]
	}
	return sum, names
}
