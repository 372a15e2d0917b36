package dumps

import (
	"slices"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// Tools that write a page's words in columns part each page from the next with a form feed. A table of which parts
// stand before its title, or behind the note under it, is then all that is on its pages.

// pagesOf gives the page of each line, and the lines without them: what is made of a dump has no pages. It gives none
// for a dump without form feeds.
func pagesOf(lines []model.Line) ([]int, []model.Line) {
	if len(lines) == 0 || lines[len(lines)-1].Page == 0 {
		return nil, lines
	}
	pages := make([]int, len(lines))
	lines = slices.Clone(lines)
	for i := range lines {
		pages[i], lines[i].Page = lines[i].Page, 0
	}
	return pages, lines
}

// regionOnPages is the region of a table that takes all of its pages: from the top of the page with its title to the
// page with the next title. Where another title stands on one of these pages, the titles part them. It is the region
// as it was found where the dump has no pages. The table may go on on the page of the next title, up to that.
func (d *source) regionOnPages(r region, goesOn bool) region {
	if d.pages == nil {
		return r
	}
	before, after := -1, len(d.lines)
	for _, t := range d.titles {
		if t.title < r.title {
			before = max(before, t.titleEnd-1)
		} else if t.title > r.title {
			after = min(after, t.title)
		}
	}
	page := d.pages[r.title]
	if before < 0 || d.pages[before] < page {
		r.from = firstOf(d.pages, page)
	}
	switch {
	case after == len(d.lines):
		r.to = max(r.to, firstOf(d.pages, d.pages[max(r.to, r.titleEnd)-1]+1))
	case d.pages[after] > page:
		r.to = firstOf(d.pages, d.pages[after])
		if own := d.ownerBetween(r.to, after); goesOn && own < 0 {
			r.to = after
		} else if own > r.to+headLines {
			r.to = own
		}
	default:
		r.to = after
	}
	for i := r.from; i < r.to; i++ {
		if i == r.title {
			i = r.titleEnd
		}
		if i < r.to && isChapter(text.Squash(lineText(d.lines[i]))) {
			if i < r.title {
				r.from = i + 1
			} else {
				r.to = i
			}
		}
	}
	return r
}

// headLines is how many lines of a table's head may stand before the line 部门： of its page.
const headLines = 12

// ownerBetween is the first line 部门： among some; -1 where there is none.
func (d *source) ownerBetween(from, to int) int {
	for i := from; i < to; i++ {
		if ownerStart.MatchString(text.Squash(lineText(d.lines[i]))) {
			return i
		}
	}
	return -1
}

// firstOf is the first line of a page.
func firstOf(pages []int, page int) int {
	i, _ := slices.BinarySearch(pages, page)
	return i
}

// isChapter holds for a line that parts the tables from the text around them.
func isChapter(s string) bool {
	return len(s) < maxHeading && (chapter.MatchString(s) || heading.MatchString(s))
}

// tokensOnPages reads the lines of such a region, without its title, notes and sentences.
func (d *source) tokensOnPages(r region) [][]token {
	lines := make([][]token, r.to-r.from)
	for i := range lines {
		at := r.from + i
		if at >= r.title && at < r.titleEnd {
			continue
		}
		if s := text.Squash(lineText(d.lines[at])); isRow(s) || !isProse(s) {
			lines[i] = lineToTokens(d.lines[at], at)
		}
	}
	return lines
}
