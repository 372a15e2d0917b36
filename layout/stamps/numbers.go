package stamps

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// A table that fills its page may run over the page's number, which then stands in a cell. It is known by its place: the
// same on other pages, on no line of the table, with a number that grows as theirs do. Codes that count up stand in rows.

// printedNumber is what a page number says: 3, - 3 -, 第3页, 第3页 共5页, 3/5.
var printedNumber = regexp.MustCompile(`^[-—–－·~]*第?(\d{1,4})页?(?:[/,，]?(?:共|of)?\d{1,4}页?)?[-—–－·~]*$`)

const (
	margin      = 0.12 // page numbers stand in this outer share of the page's height
	sameLine    = 0.15 // text whose middle is no farther from that of the number, in em, stands on its line
	mostAhead   = 60   // the numbering of a part of a book begins no farther from that of the file
	samePlace   = 4.0  // … on each page as far from its edge, in points: fonts and digits move their box
	enoughPages = 3    // … on so many pages at least
	numberRunes = 14   // … and are no longer
)

// pageNumber is a run of glyphs that may be one.
type pageNumber struct {
	Run
	page, says int
	x, y       float64 // from the middle of the page, either side, and from its nearer edge
}

// PageNumbers finds the page numbers that stand between rules: for each page a run of its glyphs, nil on most.
func PageNumbers(pages []model.Page) []*Run {
	found := make([]*Run, len(pages))
	var all []pageNumber
	inside := false
	for i := range pages {
		for _, r := range marginRuns(&pages[i]) {
			if n := numberOf(&pages[i], r); n > 0 {
				c := pageNumber{Run: r, page: i, says: n, x: math.Abs(r.CenterX() - pages[i].Width/2)}
				c.y = r.CenterY()
				if c.y > pages[i].Height/2 {
					c.y -= pages[i].Height
				}
				if diff := n - pages[i].Number; diff > mostAhead || diff < -mostAhead {
					continue
				}
				all = append(all, c)
				inside = inside || isBetweenRules(&pages[i], r.BBox)
			}
		}
	}
	if !inside {
		return found
	}
	for k := range all {
		c := &all[k]
		same := map[int]bool{}
		for _, o := range all {
			if o.says-c.says == pages[o.page].Number-pages[c.page].Number && math.Abs(o.x-c.x) < samePlace && math.Abs(o.y-c.y) < samePlace {
				same[o.page] = true
			}
		}
		if len(same) >= enoughPages && isBetweenRules(&pages[c.page], c.BBox) && !hasLine(&pages[c.page], c.Run) {
			found[c.page] = &c.Run
		}
	}
	return found
}

// marginRuns are the runs of glyphs on one line in the margins, as they were drawn.
func marginRuns(p *model.Page) []Run {
	var runs []Run
	for i := 0; i < len(p.Glyphs); {
		g := &p.Glyphs[i]
		if y := g.CenterY(); y > margin*p.Height && y < (1-margin)*p.Height || !g.IsSeen() {
			i++
			continue
		}
		r := Run{g.BBox, i, i + 1}
		for r.To < len(p.Glyphs) {
			last, next := &p.Glyphs[r.To-1], &p.Glyphs[r.To]
			if math.Abs(next.CenterY()-last.CenterY()) > 0.3*next.Size || next.X0-last.X1 > 1.2*next.Size || next.X0 < last.X0 {
				break
			}
			r.BBox = r.Union(next.BBox)
			r.To++
		}
		runs = append(runs, r)
		i = r.To
	}
	return runs
}

// numberOf is the number that a run prints; 0 when it is no page number.
func numberOf(p *model.Page, r Run) int {
	if r.To-r.From > numberRunes || !slices.ContainsFunc(p.Glyphs[r.From:r.To], func(g model.Glyph) bool { return words.IsNumeric(g.Text) }) {
		return 0
	}
	m := printedNumber.FindStringSubmatch(text.FoldDigits(r.Text(p)))
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// Text is what the run prints, without blanks.
func (r Run) Text(p *model.Page) string {
	var b strings.Builder
	for i := r.From; i < r.To; i++ {
		if t := p.Glyphs[i].Text; !words.IsBlank(t) {
			b.WriteString(t)
		}
	}
	return b.String()
}

// hasLine reports whether other text stands on the line of a run.
func hasLine(p *model.Page, r Run) bool {
	y := p.Glyphs[r.From].CenterY()
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if (i < r.From || i >= r.To) && g.IsSeen() && !words.IsBlank(g.Text) && math.Abs(g.CenterY()-y) < sameLine*g.Size {
			return true
		}
	}
	return false
}

// isBetweenRules reports whether rules run past a box, upright ones on both sides.
func isBetweenRules(p *model.Page, b model.BBox) bool {
	left, right := false, false
	for i := range p.Rulings {
		if r := &p.Rulings[i]; r.Orientation == model.Vertical && r.Top < b.CenterY() && r.Bottom > b.CenterY() {
			left, right = left || r.X0 < b.CenterX(), right || r.X0 > b.CenterX()
		}
	}
	return left && right
}
