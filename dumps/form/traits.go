package form

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	weightEnd    = regexp.MustCompile(`[（(]\d+(?:\.\d+)?[分份][）)]?$`)
	weightAny    = regexp.MustCompile(`[（(]\d+(?:\.\d+)?[分份]`)
	weightInside = regexp.MustCompile(`[（(]\d+(?:\.\d+)?[分份][）)].`)
	aimed        = regexp.MustCompile(`^(?:[≥≤<>＜＞=＝≧≦]|不低于|不少于|不超过|不高于|大于|小于|优于)`)
	natureForm   = regexp.MustCompile(`^(?:[≥≤<>＜＞=＝≧≦]|定[性量]|正向|反向|正|负)+$`)
)

// traits are what tells the column of a text.
type traits struct {
	odd   float64 // cost in any column: brackets that do not close, a line that begins with a comma
	runes int
	word  Word

	className                           bool // 成本指标, which stands in either level
	classEnd, isClass, aimed            bool
	figure, share, points, nature       bool // points: a number of 0 to 100
	weightEnd, weightInside, weightSome bool

	known bool
}

// traitsOf tells the traits of a text without blanks.
func (r *reader) traitsOf(text string) traits {
	first := firstRune(text)
	t := traits{
		runes:     utf8.RuneCountInString(text),
		word:      r.word(text),
		className: text == costClassName,
		classEnd:  endsClass(text),
		aimed:     isAimed(text),
		figure:    isFigure(text),
		share:     isShare(text),
		nature:    strings.ContainsRune("≥≤<>＜＞=＝≧≦定正反负", first) && natureForm.MatchString(text),
		known:     true,
	}
	opened := strings.Count(text, "（") + strings.Count(text, "(")
	if opened != strings.Count(text, "）")+strings.Count(text, ")") {
		t.odd += 3
	}
	if strings.ContainsRune(noLineStart, first) {
		t.odd += 4
	}
	t.isClass = (t.word.Part == class1 || t.word.Part == class2) && t.classEnd
	if t.figure {
		v, ok := number(text)
		t.points = ok && v <= 100 && !t.share
	}
	if opened > 0 && weightAny.MatchString(text) {
		t.weightSome, t.weightEnd, t.weightInside = true, strings.ContainsRune("分份）)", lastRune(text)) && weightEnd.MatchString(text), weightInside.MatchString(text)
	}
	return t
}

// endsClass holds for a text that ends as the name of a class of indicators.
func endsClass(text string) bool {
	return strings.HasSuffix(strings.TrimSuffix(strings.TrimSuffix(text, "）"), ")"), "指标")
}

// isAimed holds for a text that begins as a target: ≥ 3.
func isAimed(text string) bool {
	return strings.ContainsRune("≥≤<>＜＞=＝≧≦不大小优", firstRune(text)) && aimed.MatchString(text)
}

// cost is what the text costs as that of a cell of a part.
func (t *traits) cost(of Part) float64 {
	long := 0.1 * float64(t.runes)
	switch of {
	case level1:
		return t.odd + pick(t.word.Part == class1, -costSure, pick(t.word.Part == class2, 9, pick(t.classEnd, 5, 14)))
	case level2:
		return t.odd + pick(t.isClass && t.word.Part == class2 || t.className, -costSure, pick(t.word.Part == class2, 0, pick(t.word.Part == class1, 12, pick(t.classEnd, 3, 14))))
	case score, weight:
		return t.odd + pick(t.points, 0, 14)
	case name:
		return t.odd + pick(t.isClass, 12, 0) + pick(t.figure, 8, 0) + pick(t.aimed, 6, 0) +
			pick(t.weightEnd, -costSure, 0) + pick(t.weightInside, 6, 0) + pick(t.runes < 2, 4, 0)
	case target:
		return t.odd + pick(t.isClass, 12, 0) + pick(t.weightSome, 8, 0) + long
	case actual:
		return t.odd + pick(t.isClass, 12, 0) + pick(t.weightSome, 8, 0) + long + pick(t.aimed, 3, 0)
	case nature:
		return t.odd + pick(t.nature, 0, 9)
	case measure:
		return t.odd + pick(t.figure && !t.share, 9, 0.4*float64(t.runes))
	}
	return t.odd + 1 + long
}

func pick(when bool, yes, no float64) float64 {
	if when {
		return yes
	}
	return no
}

// textCost is what a text costs as that of a cell of column c.
func (f *rowFinder) textCost(c int, one cell) float64 {
	t := f.traitsOf(one.bare())
	return t.cost(f.heads[c].part)
}

// cellCost is what pieces [i, j) cost as a cell of column c.
func (f *rowFinder) cellCost(c, i, j int) float64 {
	at := j - i - 1
	if at >= maxCellPieces {
		return f.textCost(c, f.p[i:j])
	}
	if f.traits[i] == nil {
		f.traits[i] = make([]traits, maxCellPieces)
	}
	t := &f.traits[i][at]
	if !t.known {
		*t = f.traitsOf(cell(f.p[i:j]).bare())
	}
	return t.cost(f.heads[c].part)
}
