package accounts

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/text"
)

// Index compares printed labels with the names of several things at once.
type Index struct {
	exact map[string]int // the thing that has a name; the first of several
	names []spelt
	memo  memo[[]Candidate]
}

// spelt is one spelling of a thing's name.
type spelt struct {
	name  string
	thing int
	runes int
	side  sides
	bits  uint64 // its signature
}

// NewIndex makes an index of things by their names. Candidate.Thing counts the arguments from 0.
func NewIndex(things ...Names) *Index {
	x := &Index{exact: map[string]int{}}
	for i, names := range things {
		for _, s := range names.spellings() {
			f := text.Fold(s)
			if _, again := x.exact[f]; again || f == "" {
				continue
			}
			x.exact[f] = i
			x.names = append(x.names, spelt{f, i, utf8.RuneCountInString(f), sidesOf(f), text.Signature(f)})
		}
	}
	return x
}

// Candidate is a thing that a printed label may name.
type Candidate struct {
	Thing    int
	Distance int // tenths of a wrong character; 0 is the name itself
}

// Tolerances of matching, in tenths of a wrong character. See text.Distance.
const (
	// tolerancePerRune allows one wrong character in a label of three. The shortest labels, 合计 and 小计, differ by one
	// character and bear only what OCR confuses.
	tolerancePerRune = 4
	// mostTolerance allows two wrong characters and a confused one, in the longest labels.
	mostTolerance = 25
	// apart is how much farther the next thing has to be for the nearest to be sure: the difference of a wrong character
	// and a confused one. Of 决算数 and 预算数, 快算数 is the first.
	apart = 6
)

// Match lists the things whose names are near a printed label, the nearest first, each once. It leaves out marks of
// notes, a leading number, 其中：, dot leaders, a leading year and a translation. An exact name has no other candidate.
//
// The list is shared: callers do not change it.
func (x *Index) Match(printed string) []Candidate {
	if !hasHan(printed) {
		return nil // a figure or a code
	}
	return x.memo.get(printed, x.match)
}

func (x *Index) match(printed string) []Candidate {
	cores := Cores(printed)
	for _, core := range cores {
		if thing, ok := x.exact[core]; ok {
			return []Candidate{{Thing: thing}}
		}
	}
	nearest := map[int]int{}
	for _, core := range cores {
		n := utf8.RuneCountInString(core)
		if n < 2 {
			continue
		}
		side, sign := sidesOf(core), text.Signature(core)
		for i := range x.names {
			s := &x.names[i]
			if s.runes > n+2 || n > s.runes+2 || side.opposes(s.side) {
				continue
			}
			length := min(n, s.runes)
			if n-s.runes == 1 || s.runes-n == 1 {
				length++ // the shorter lacks one: 决数
			}
			most := min(tolerancePerRune*length, mostTolerance)
			if max(bits.OnesCount64(sign&^s.bits), bits.OnesCount64(s.bits&^sign))*text.WrongCharacter > most {
				continue
			}
			d := text.Distance(core, s.name, most)
			if d > most {
				continue
			}
			if was, ok := nearest[s.thing]; !ok || d < was {
				nearest[s.thing] = d
			}
		}
	}
	out := make([]Candidate, 0, len(nearest))
	for thing, d := range nearest {
		out = append(out, Candidate{thing, d})
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.Thing, b.Thing))
	})
	return out
}

// Nearest gives the nearest candidate. sure is false where another one is about as near; ok is false where there is none.
func Nearest(list []Candidate) (c Candidate, sure, ok bool) {
	if len(list) == 0 {
		return Candidate{}, false, false
	}
	return list[0], len(list) == 1 || list[1].Distance-list[0].Distance >= apart, true
}

// Find gives the thing that a label surely names.
func (x *Index) Find(printed string) (thing int, ok bool) {
	c, sure, found := Nearest(x.Match(printed))
	return c.Thing, found && sure
}

// Exact gives the thing that has the label as one of its names, to the letter once it is folded.
func (x *Index) Exact(printed string) (thing int, ok bool) {
	if !hasHan(printed) {
		return 0, false
	}
	for _, core := range Cores(printed) {
		if thing, ok = x.exact[core]; ok {
			return thing, true
		}
	}
	return 0, false
}

// Cores lists the readings of a label without what may stand around its name: as printed, then without its number,
// then without a bracket at its end. The list is shared.
func Cores(printed string) []string { return coresOf.get(printed, readCores) }

var coresOf memo[[]string]

func readCores(printed string) []string {
	bare, _ := text.Marks(printed)
	f := trimLeaders(withoutTranslation(text.Fold(bare)))
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	f = strings.TrimSuffix(f, ":")
	add(f)
	rest := leadingYear.ReplaceAllString(WithoutNumber(f), "")
	add(rest)
	for _, lead := range []string{"其中:", "其中", "加:", "减:"} {
		if cut, ok := strings.CutPrefix(rest, lead); ok && cut != "" {
			rest = WithoutNumber(cut)
			add(rest)
			break
		}
	}
	if bare := spoiltNumber.ReplaceAllString(rest, ""); bare != "" {
		add(bare) // a number with a misread character: 二壹三、其他支出
	}
	if bare := bareNumber.ReplaceAllString(rest, ""); utf8.RuneCountInString(bare) > 2 {
		add(bare) // a number whose sign was lost: 二十四债务付息支出
	}
	if bracketed := lastBracket.ReplaceAllString(rest, ""); bracketed != rest {
		add(bracketed)
	}
	return out
}

// withoutTranslation drops the foreign words of a label that has Chinese ones: 基本支出Basicexpenditure. A share sign and
// digits stay. Departments of 新疆, 西藏, 内蒙古 and 延边 print heads in two scripts.
func withoutTranslation(f string) string {
	han, foreign := 0, 0
	for _, r := range f {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.In(r, unicode.Latin, unicode.Arabic, unicode.Tibetan, unicode.Mongolian, unicode.Hangul):
			foreign++
		}
	}
	if han == 0 || foreign < shortestTranslation {
		return f
	}
	return strings.Trim(foreignWords.ReplaceAllString(f, ""), "/|-")
}

// shortestTranslation is the number of letters from which foreign words are a translation.
const shortestTranslation = 3

// leaders are the characters that fill the line between a label and its amount.
const leaders = "…._·•⋯‥-—─~*"

// trimLeaders drops dot leaders and what else fills the line beside a label.
func trimLeaders(f string) string { return strings.Trim(f, leaders) }

// WithoutLeaders drops the dot leaders behind a name. One point is a part of it.
func WithoutLeaders(name string) string {
	bare := strings.TrimRight(name, leaders)
	if utf8.RuneCountInString(name)-utf8.RuneCountInString(bare) < 2 {
		return name
	}
	return bare
}

// WithoutNumber takes the number off a folded label: 一、 二十一. (一) 1. 1、 (1).
func WithoutNumber(f string) string {
	if rest := leadingNumber.ReplaceAllString(f, ""); rest != "" {
		return rest
	}
	return f
}

// Apart reports whether the first of ascending distances is sure: no other comes near it.
func Apart(distances []int) bool {
	return len(distances) == 1 || len(distances) > 1 && distances[1]-distances[0] >= apart
}
