package stamps

import (
	"math"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// The words of a seal run along a circle, each character turned a little further than the one before or set level, and
// so do the chords from one to the next.
const (
	leastTurn = 3.0  // degrees from chord to chord: text on a level line does not turn
	mostTurn  = 60.0 // … of level characters: five around the upper half of a seal
	wideTurn  = 95.0 // … of characters that turn with it: four around most of it
	mostChord = 8.0  // from one to the next, in em
	turnVary  = 0.5  // share by which turns and chords of one arc differ: figures are half as wide as characters
	arcRunes  = 5    // characters that show a circle by their places alone
	arcTurned = 4    // … by their places, and turned with them
	fullArc   = 40.0 // degrees that an arc turns in all, at least
	otherSize = 0.15 // share by which type differs in size from the table's text and is none of it
	arcLink   = 24   // glyphs drawn between the arcs of a seal, or after them: what is printed inside the circle
)

// arc is a run of glyphs along a circle.
type arc struct {
	Run
	x, y, radius float64
}

// seals marks the glyphs along circles, and what was drawn with them inside the circle.
func (f *finder) seals() {
	var arcs []arc
	for i := 0; i+arcTurned <= len(f.glyphs); {
		if a, ok := f.arcAt(i); ok {
			arcs = append(arcs, a)
			i = a.To
		} else {
			i++
		}
	}
	for _, a := range arcs {
		f.stamp(a.Run, whySeal)
	}
	for _, a := range arcs {
		f.insideOf(a, a.To, 1)
		f.insideOf(a, a.From-1, -1)
	}
}

// arcAt gives the arc that begins at glyph i.
func (f *finder) arcAt(i int) (arc, bool) {
	if !f.turnsAfter(i) {
		return arc{}, false
	}
	at := []int{i} // the glyphs with a mark
	var chord, turn, length, total float64
	turned := true
	end := i + 1
	for k := i + 1; k < len(f.glyphs); k++ {
		g, last := &f.glyphs[k], &f.glyphs[at[len(at)-1]]
		if words.IsBlank(g.Text) {
			continue
		}
		if math.Abs(g.Size-last.Size) > sameSize*g.Size || math.Abs(g.Luminance-last.Luminance) > sameInk {
			break
		}
		dx, dy := g.CenterX()-last.CenterX(), g.CenterY()-last.CenterY()
		to, far := math.Atan2(dy, dx)*180/math.Pi, math.Hypot(dx, dy)
		if far < 0.2*g.Size || far > mostChord*g.Size {
			break
		}
		turned = turned && math.Abs(degrees(g.Angle-last.Angle)) >= leastTurn
		if n := len(at); n >= 2 {
			step := degrees(to - chord)
			if math.Abs(step) < leastTurn || math.Abs(step) > wideTurn || !turned && math.Abs(step) > mostTurn || math.Abs(far-length) > turnVary*max(far, length) ||
				n > 2 && math.Abs(step-turn) > max(turnVary*math.Abs(turn), leastTurn) {
				break
			}
			turn, total = step, total+step
		}
		chord, length = to, far
		at = append(at, k)
		end = k + 1
	}
	if n := len(at); n < arcTurned || n < arcRunes && !turned || math.Abs(total) < fullArc {
		return arc{}, false
	}
	a := arc{Run: Run{From: i, To: end}}
	for _, k := range at {
		a.BBox = a.Union(f.glyphs[k].BBox)
	}
	var ok bool
	a.x, a.y, a.radius, ok = circle(&f.glyphs[at[0]], &f.glyphs[at[len(at)/2]], &f.glyphs[at[len(at)-1]])
	return a, ok
}

// turnsAfter is the cheap look at glyph i that most glyphs of a page end at: the next one stands on its line.
func (f *finder) turnsAfter(i int) bool {
	g, next := &f.glyphs[i], &f.glyphs[i+1]
	if !g.IsSeen() || f.out.Marked[i] || words.IsBlank(g.Text) {
		return false
	}
	if i+2 >= len(f.glyphs) {
		return false
	}
	third := &f.glyphs[i+2]
	return g.CenterY() != next.CenterY() || next.CenterY() != third.CenterY()
}

// degrees brings an angle into (-180, 180].
func degrees(a float64) float64 {
	a = math.Mod(a, 360)
	switch {
	case a > 180:
		return a - 360
	case a <= -180:
		return a + 360
	}
	return a
}

// circle goes through the centres of three glyphs.
func circle(a, b, c *model.Glyph) (x, y, radius float64, ok bool) {
	ax, ay := a.CenterX()-c.CenterX(), a.CenterY()-c.CenterY()
	bx, by := b.CenterX()-c.CenterX(), b.CenterY()-c.CenterY()
	d := 2 * (ax*by - ay*bx)
	if math.Abs(d) < 1e-6 {
		return 0, 0, 0, false
	}
	aa, bb := ax*ax+ay*ay, bx*bx+by*by
	ux, uy := (by*aa-ay*bb)/d, (ax*bb-bx*aa)/d
	return ux + c.CenterX(), uy + c.CenterY(), math.Hypot(ux, uy), true
}

// insideOf marks the glyphs drawn next to an arc, in its colour, that stand inside its circle: the star, the second line
// of a seal. Where the seal has the colour of the page's text, only a star and type of another size are sure to be no text.
func (f *finder) insideOf(a arc, from, step int) {
	ink := f.glyphs[a.From].Luminance
	coloured := math.Abs(ink-f.darkest()) > f.opt.Lighter
	size, _ := f.style()
	for n := 0; n < arcLink && from >= 0 && from < len(f.glyphs); n, from = n+1, from+step {
		g := &f.glyphs[from]
		if f.out.Marked[from] || words.IsBlank(g.Text) {
			continue
		}
		inside := math.Hypot(g.CenterX()-a.x, g.CenterY()-a.y) < a.radius
		if !inside || math.Abs(g.Luminance-ink) > sameInk || !coloured && !isStar(g.Text) && math.Abs(g.Size-size) <= otherSize*size {
			return
		}
		f.out.Marked[from] = true
	}
}

func isStar(s string) bool { return s == "★" || s == "☆" || s == "⭐" }

// darkest is the luminance of the page's text: that of its darkest glyph.
func (f *finder) darkest() float64 {
	least := 1.0
	for i := range f.glyphs {
		if g := &f.glyphs[i]; g.IsSeen() {
			least = min(least, g.Luminance)
		}
	}
	return least
}
