package form

import (
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
)

// region is the lines [from, to) of a form whose reading order is lost, and the line of its title.
type region struct{ from, title, to int }

// scatteredRegions finds the titles of forms after which the words do not come in reading order.
func (r *reader) scatteredRegions() []region {
	var out []region
	for i, text := range r.texts {
		if !isTitle(text) || utf8.RuneCountInString(text) > maxTitle || strings.Contains(lineText(r.lines[i]), "\t") {
			continue
		}
		out = append(out, region{i, i, r.endOf(i)})
	}
	for k := range out {
		before := 0
		if k > 0 {
			before = out[k-1].title + 1
		}
		if from := r.pageStart(out[k].title, before); from < out[k].from {
			out[k].from = from
			if k > 0 {
				out[k-1].to = min(out[k-1].to, from)
			}
		}
	}
	kept := out[:0]
	for _, g := range out {
		if !namesIndicators(r.texts[g.from:g.to]) {
			continue
		}
		if p := r.pieces(g.from, g.to); len(p) <= maxPieces && !keepsPlaces(p) && r.holdsForm(p) && !r.inOrder(p) {
			kept = append(kept, g)
		}
	}
	return kept
}

// maxTitle is the length of the longest title, with the name of a project in it.
const maxTitle = 60

// pageStart is where the page of a title begins, when labels of a form stand on it before the title; the line of the
// title, where none do or where another title stands there.
func (r *reader) pageStart(title, before int) int {
	from := title
	for from > before {
		text := r.texts[from-1]
		if isPageMark(text) || text == "" && from > 1 && r.texts[from-2] == "" {
			break
		}
		from--
	}
	if from == before && before > 0 {
		return title // the former title stands on the same page
	}
	p := r.pieces(from, title)
	for k := range p {
		if w, _ := r.label(p, k); w.Part == projectName || w.Part == leader {
			return from
		}
	}
	return title
}

// holdsForm holds for pieces with the heads of indicators among them.
func (r *reader) holdsForm(p []piece) bool {
	for i := range p {
		if w, _ := r.label(p, i); w.Part == name {
			return true
		}
	}
	return false
}

// inOrder holds when the first label has its value behind it, and the heads of the indicators follow each other.
func (r *reader) inOrder(p []piece) bool {
	s := &sequence{reader: r, p: p}
	for i := range p {
		w, next := r.label(p, i)
		if !w.Part.begins() || next >= len(p) {
			continue
		}
		if after, _ := r.label(p, next); after.Part.isLabel() {
			return false
		}
		break
	}
	for i := range p {
		if !s.headsAt(i) {
			continue
		}
		heads, _ := s.readHeads(i, Part.isColumn)
		found := map[Part]bool{}
		for _, h := range heads {
			found[h.part] = true
		}
		if found[name] && found[score] && (found[target] || found[actual]) {
			return true
		}
	}
	return false
}

// readRegions reads the form of each region.
func (r *reader) readRegions(of []region) (out []Form, notes []model.Diagnostic) {
	all := make([]*scattered, len(of))
	for i, g := range of {
		p := r.pieces(g.from, g.to)
		all[i] = &scattered{reader: r, p: p, used: make([]bool, len(p))}
		all[i].readTags()
	}
	elsewhere := func(part Part) cell {
		for _, s := range all {
			if t := s.find(part); len(t) > 0 {
				return t[0].cell
			}
		}
		return nil
	}
	var owners strings.Builder
	for _, g := range of {
		for _, i := range r.titlesOf(g) {
			owners.WriteString(r.texts[i] + "\n")
		}
	}
	for i, g := range of {
		titles := r.titlesOf(g)
		var p []piece
		for _, one := range all[i].p {
			if !contains(titles, one.line) {
				p = append(p, one)
			}
		}
		title := r.texts[g.title]
		f := r.readScattered(p, title, owners.String(), elsewhere)
		if f == nil {
			notes = append(notes, model.Diagnostic{Code: "lost_table",
				Message: "the words of the form " + title + " are scattered, and nothing adds up that would put them together: they stay text"})
			continue
		}
		notes = append(notes, model.Diagnostic{Code: "scattered_form",
			Message: "the words of the form " + title + " are scattered: its values were put together by their order and by what they add up to; compare with the page"})
		out = append(out, Form{From: g.from, To: g.to, Titles: titles, Grid: f.grid()})
	}
	return out, notes
}

// titlesOf are the title of a region and the line 单位名称：… under it.
func (r *reader) titlesOf(g region) []int {
	titles := []int{g.title}
	for i := g.from; i < g.to; i++ {
		text := r.texts[i]
		if colon := strings.IndexAny(text, ":："); colon > 0 && i != g.title && r.word(text[:colon]).Part == department {
			titles = append(titles, i)
		}
	}
	return titles
}
