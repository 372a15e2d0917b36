package inset

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// inRuns are the places of lines that are a part of a figure whose other part is text, and the lines that are none.
func inRuns(lines []inkLine, em float64, text *textIndex, opt Options) (places []Place, rest []inkLine) {
	byFirst := map[int]int{} // by the first glyph of a run, its place
	for i := range lines {
		l := &lines[i]
		run := text.beside(l.BBox, opt.RunGap*em)
		if !isPart(l, run, em, text.page, opt) {
			rest = append(rest, *l)
			continue
		}
		box := l.BBox
		for _, k := range run {
			box = box.Union(text.page.Glyphs[k].BBox)
		}
		if at, ok := byFirst[run[0]]; ok {
			box = box.Union(places[at].Ink)
			places[at].Ink, places[at].Cell = box, box
			continue
		}
		byFirst[run[0]] = len(places)
		places = append(places, Place{Ink: box, Cell: box, Run: run})
	}
	return places, rest
}

// isPart reports whether a line of ink is as high as digits and stands on the baseline of an amount.
func isPart(l *inkLine, run []int, em float64, p *model.Page, opt Options) bool {
	const several = 3 // digits
	digits, point := 0, false
	for _, k := range run {
		if g := p.Glyphs[k].Text; isDigit(g) {
			digits++
		} else {
			point = point || g == "."
		}
	}
	if digits == 0 || l.Height() > opt.MostInk*em || !point && digits < several && !l.isFigure(opt) {
		return false
	}
	g := &p.Glyphs[run[0]]
	const top, bottom = 0.25, 0.25 // em that digits may be lower than their box
	return l.picture || l.Top <= g.Top+g.Height()/2 && l.Bottom <= g.Bottom+bottom*em && l.Top >= g.Top-top*em && l.Bottom >= g.Bottom-2*bottom*em
}

// joinRuns settles the figures that are text in part. Where what was read of the whole figure goes with its text, the reading
// takes the place of the text; else the text is doubtful, and the reading is dropped.
func joinRuns(p, read *model.Page, places []Place, boxes []model.BBox) {
	drop := map[int]bool{} // glyphs of the page
	for i, place := range places {
		if place.Run == nil {
			continue
		}
		var written, seen strings.Builder
		for _, k := range place.Run {
			written.WriteString(p.Glyphs[k].Text)
		}
		for k := range read.Glyphs {
			if g := &read.Glyphs[k]; boxes[i].Contains(g.CenterX(), g.CenterY()) {
				seen.WriteString(g.Text)
			}
		}
		if goesWith(seen.String(), written.String()) {
			for _, k := range place.Run {
				drop[k] = true
			}
			continue
		}
		for _, k := range place.Run {
			p.Glyphs[k].Doubtful = true
		}
		dropIn(read, boxes[i])
	}
	kept := p.Glyphs[:0:0]
	for k := range p.Glyphs {
		if !drop[k] {
			kept = append(kept, p.Glyphs[k])
		}
	}
	p.Glyphs = kept
}

// goesWith reports whether a reading has all characters of a text in their order, and more.
func goesWith(reading, text string) bool {
	if len(reading) <= len(text) {
		return false
	}
	for i := range len(text) {
		at := strings.IndexByte(reading, text[i])
		if at < 0 {
			return false
		}
		reading = reading[at+1:]
	}
	return true
}

// dropIn drops what was read in a box.
func dropIn(read *model.Page, b model.BBox) {
	read.Glyphs = slices.DeleteFunc(read.Glyphs, func(g model.Glyph) bool { return b.Contains(g.CenterX(), g.CenterY()) })
	read.Alternatives = slices.DeleteFunc(read.Alternatives, func(a model.Alternative) bool { return b.Contains(a.CenterX(), a.CenterY()) })
}
