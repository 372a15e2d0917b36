package layout

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
)

// Some tables are set in type of one width, with frames made of characters: ┌─┬│ or +-|=. Such characters are rules.

// arms are the directions in which a character draws a line from its middle.
type arms uint8

const (
	left arms = 1 << iota
	right
	up
	down
)

// boxArms are the arms of U+2500 to U+257F, by the first character of each group.
var boxArms = []struct {
	from rune
	arms arms
}{
	{0x2500, left | right}, {0x2502, up | down}, {0x2504, left | right}, {0x2506, up | down}, {0x2508, left | right},
	{0x250A, up | down}, {0x250C, right | down}, {0x2510, left | down}, {0x2514, right | up}, {0x2518, left | up},
	{0x251C, up | down | right}, {0x2524, up | down | left}, {0x252C, left | right | down}, {0x2534, left | right | up},
	{0x253C, left | right | up | down}, {0x254C, left | right}, {0x254E, up | down}, {0x2550, left | right},
	{0x2551, up | down}, {0x2552, right | down}, {0x2555, left | down}, {0x2558, right | up}, {0x255B, left | up},
	{0x255E, up | down | right}, {0x2561, up | down | left}, {0x2564, left | right | down}, {0x2567, left | right | up},
	{0x256A, left | right | up | down}, {0x256D, right | down}, {0x256E, left | down}, {0x256F, left | up}, {0x2570, right | up},
	{0x2571, 0},
}

// asciiArms are those of the characters that a typewriter has.
func asciiArms(r rune) arms {
	switch r {
	case '+':
		return left | right | up | down
	case '-', '=':
		return left | right
	case '|':
		return up | down
	}
	return 0
}

func armsOf(s string) arms {
	if len(s) != 3 || s[0] != 0xE2 || s[1] != 0x94 && s[1] != 0x95 { // the bytes of U+2500 to U+257F
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	k, found := slices.BinarySearchFunc(boxArms, r, func(b struct {
		from rune
		arms arms
	}, r rune) int {
		return cmp.Compare(b.from, r)
	})
	if !found {
		k--
	}
	return boxArms[k].arms
}

const (
	typedJoints = 4   // corners and crossings of a frame, at least
	typedStep   = 2.2 // characters of one rule stand no farther apart, in em: two lines, one of them with a gap
	typedAlign  = 0.5 // … and no farther off its line, in em
)

// pen is a character that draws lines.
type pen struct {
	model.Glyph
	at   int // its glyph
	arms arms
	used bool
}

// withTypedRules gives the page with the characters of frames as rules: p itself where there is none.
func withTypedRules(p *model.Page) *model.Page {
	pens := boxPens(p.Glyphs)
	if pens == nil {
		pens = asciiPens(p.Glyphs)
	}
	if pens == nil {
		return p
	}
	rules := slices.Concat(joinPens(pens, model.Horizontal), joinPens(pens, model.Vertical))
	if len(rules) == 0 {
		return p
	}
	out := *p
	out.Rulings = slices.Concat(p.Rulings, rules)
	out.Glyphs = slices.Clone(p.Glyphs)
	for _, c := range pens {
		if c.used {
			out.Glyphs[c.at].Unseen = model.Invisible
		}
	}
	return &out
}

// boxPens are the box characters of the page; nil where they make no frame.
func boxPens(glyphs []model.Glyph) []pen {
	var pens []pen
	joints := 0
	for i := range glyphs {
		g := &glyphs[i]
		if a := armsOf(g.Text); a != 0 && g.IsSeen() {
			pens = append(pens, pen{Glyph: *g, at: i, arms: a})
			if a != left|right && a != up|down {
				joints++
			}
		}
	}
	if joints < typedJoints {
		return nil
	}
	return pens
}

// asciiPens are the characters of rules like +-----+-----+ and the bars under their crossings; nil where there is none.
func asciiPens(glyphs []model.Glyph) []pen {
	var pens, bars []pen
	joints := 0
	for i := 0; i < len(glyphs); i++ {
		g := &glyphs[i]
		switch {
		case !g.IsSeen():
		case g.Text == "|":
			bars = append(bars, pen{Glyph: *g, at: i, arms: up | down})
		case g.Text == "+":
			end, crossings := asciiRule(glyphs, i)
			if crossings < 2 {
				continue
			}
			joints += crossings
			for ; i < end; i++ {
				pens = append(pens, pen{Glyph: glyphs[i], at: i, arms: asciiArms(rune(glyphs[i].Text[0]))})
			}
			i--
		}
	}
	if joints < typedJoints {
		return nil
	}
	for _, b := range bars {
		if slices.ContainsFunc(pens, func(p pen) bool {
			return p.Text == "+" && math.Abs(p.CenterX()-b.CenterX()) < typedAlign*b.Size
		}) {
			pens = append(pens, b)
		}
	}
	return pens
}

// asciiRule is the end of the rule that begins at glyph i, and its crossings: +---+---+.
func asciiRule(glyphs []model.Glyph, i int) (end, crossings int) {
	dashes := 0
	end = i
	for k := i; k < len(glyphs); k++ {
		g := &glyphs[k]
		if k > i && math.Abs(g.CenterY()-glyphs[i].CenterY()) > typedAlign*g.Size || len(g.Text) != 1 || asciiArms(rune(g.Text[0]))&left == 0 {
			break
		}
		if g.Text != "+" {
			dashes++
			continue
		}
		if k > i && dashes < 2 {
			break
		}
		crossings, dashes, end = crossings+1, 0, k+1
	}
	return end, crossings
}

// joinPens makes rules of the characters that follow each other along an axis, each with an arm towards the other.
func joinPens(pens []pen, axis model.Orientation) []model.Ruling {
	along, across, from, to := (*pen).CenterX, (*pen).CenterY, right, left
	if axis == model.Vertical {
		along, across, from, to = (*pen).CenterY, (*pen).CenterX, down, up
	}
	order := make([]*pen, 0, len(pens))
	for i := range pens {
		if pens[i].arms&(from|to) != 0 {
			order = append(order, &pens[i])
		}
	}
	slices.SortStableFunc(order, func(a, b *pen) int { return cmp.Compare(across(a), across(b)) })
	var rules []model.Ruling
	for i := 0; i < len(order); {
		j := i + 1
		for j < len(order) && across(order[j])-across(order[j-1]) < typedAlign*order[j].Size {
			j++
		}
		line := order[i:j]
		i = j
		slices.SortStableFunc(line, func(a, b *pen) int { return cmp.Compare(along(a), along(b)) })
		at := across(line[len(line)/2])
		for k := 0; k < len(line); {
			end := k + 1
			for end < len(line) && line[end-1].arms&from != 0 && line[end].arms&to != 0 &&
				along(line[end])-along(line[end-1]) < typedStep*line[end].Size {
				end++
			}
			if end-k > 1 {
				for _, c := range line[k:end] {
					c.used = true
				}
				rules = append(rules, typedRule(axis, at, along(line[k]), along(line[end-1])))
			}
			k = end
		}
	}
	return rules
}

func typedRule(axis model.Orientation, at, from, to float64) model.Ruling {
	r := model.Ruling{Orientation: axis, Thickness: 0.5}
	if axis == model.Horizontal {
		r.BBox = model.BBox{X0: from, Top: at, X1: to, Bottom: at}
	} else {
		r.BBox = model.BBox{X0: at, Top: from, X1: at, Bottom: to}
	}
	return r
}
