package normalize

import (
	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

const (
	linesUnder = 4   // lines under a table of which one may be its title: the others are labels
	emUnder    = 5.0 // how far under its table a title stands at most, in em
)

// takeTitlesBelow gives titles to the tables that have theirs under them. A title between two tables is that of the
// lower one, as titles stand on top. But where a table has none, the next ones have theirs right under the table before,
// and one is left under the last of them, each belongs to the table over it.
func takeTitlesBelow(tables []*table, lines []model.Line, opt Options) {
	for i := 0; i < len(tables); i++ {
		if tables[i].hasTitle() {
			continue
		}
		last := i
		for last+1 < len(tables) && tables[last+1].titledUnder(tables[last], lines) {
			last++
		}
		for ; last >= i; last-- {
			if under, ok := titleUnder(tables, last, lines, opt); ok {
				shiftTitles(tables[i:last+1], under)
				i = last
				break
			}
		}
	}
}

// shiftTitles gives each table the title of the next one, and the last the one that stands under it.
func shiftTitles(tables []*table, under caption) {
	for k, t := range tables {
		from := under
		if k+1 < len(tables) {
			from = tables[k+1].caption
			from.end = from.titleAt + 1
		}
		from.start, from.titleAt = t.caption.start, -1
		if k > 0 {
			from.start = t.sheet.Above
		}
		own := t.caption.labels
		own.number, own.year = 0, 0
		own.merge(from.labels)
		from.labels = own
		t.caption = from
	}
}

// hasTitle reports whether a title was found over a table, or in it; a heading is none.
func (t *table) hasTitle() bool {
	c := &t.caption
	return c.binds || c.form || c.title != "" && accounts.IsTableTitle(c.title) && !headingRe.MatchString(text.Fold(c.title))
}

// titledUnder reports whether the title of a table stands right under another one.
func (t *table) titledUnder(over *table, lines []model.Line) bool {
	at := t.caption.titleAt
	return t.caption.binds && at >= 0 && at < len(lines) && standsUnder(over.sheet, lines[at])
}

// titleUnder looks for a title in the lines between table n and what belongs to the next.
func titleUnder(tables []*table, n int, lines []model.Line, opt Options) (caption, bool) {
	from, to := clamp(tables[n].sheet.Below, len(lines)), len(lines)
	if n+1 < len(tables) {
		to = clamp(tables[n+1].caption.start, len(lines))
	}
	s := &captionSearch{opt: opt, lines: lines, from: from}
	for i := from; i < min(to, from+linesUnder); i++ {
		printed := lines[i].Text()
		f := text.Fold(printed)
		switch {
		case f == "" || pageNumber.MatchString(f):
		case s.takeLabels(printed):
			s.out.end = i + 1
		case s.out.binds:
			return s.out, true
		case !isCaption(f, opt.CaptionRunes) || headingRe.MatchString(f) || !standsUnder(tables[n].sheet, lines[i]):
			return caption{}, false
		default:
			s.takeTitle(i)
			if !s.out.binds && i+1 < to && !s.complete(i, i+1) { // the second line of a title
				s.takeTitle(i + 1)
				i++
			}
			if !s.out.binds {
				return caption{}, false
			}
			s.out.end = i + 1
		}
	}
	return s.out, s.out.binds
}

// standsUnder reports whether a line stands under the last row of a table, and near it.
func standsUnder(s *sheet, l model.Line) bool {
	bottom := 0.0
	for i := len(s.Cells) - 1; i >= 0; i-- {
		if c := &s.Cells[i]; c.Row+c.RowSpan == s.Rows {
			if c.Page != l.Page {
				return false
			}
			bottom = max(bottom, c.BBox.Bottom)
		}
	}
	return bottom > 0 && l.Top > bottom-l.Size && l.Top-bottom < emUnder*l.Size
}
