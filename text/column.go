package text

import "strings"

// Grammar is what the other figures of a column tell about how to read one. The zero value is the grammar of the
// package.
type Grammar struct {
	point rune // stands for the decimal point; 0 for the usual signs
	group rune // parts the groups too; 0 for the usual signs
	size  int  // digits of a group; 0 for three
	// decimals are the most that its figures have, where several have more than two; 0 for none. A figure that wraps in a
	// narrow column may break between them.
	decimals int
}

func (g Grammar) groupSize() int {
	if g.size == 0 {
		return 3
	}
	return g.size
}

// figuresThatAgree is how many figures make a rule of a column: of two, both may be misread.
const figuresThatAgree = 3

// GrammarOf tells how a column writes its figures where it breaks the grammar of the package. The same sign stands
// before the last two digits of each, and none has a point: it is their point. A blank parts the groups of each, or
// groups have four digits (万), or figures of many decimals are broken between them. Whole zeros and cells without a figure say nothing.
func GrammarOf(column []string) Grammar {
	var figures []figure
	broken := false
	for _, s := range column {
		n := ParseNumber(s)
		if n.Kind != Figure || n.Value == "0" {
			continue
		}
		broken = broken || n.Doubt != ""
		var own Number
		body, _, _ := unsigned(own.cutUnit(strings.Map(narrow, withoutMarks(s))))
		if f, ok := scanDigits(body); ok {
			figures = append(figures, f)
		}
	}
	if !broken || len(figures) < figuresThatAgree {
		return Grammar{}
	}
	g := Grammar{point: commonPoint(figures)}
	for i := range figures {
		figures[i].pick(g)
	}
	g.group, g.size = commonGroups(figures)
	g.decimals = manyDecimals(figures)
	return g
}

// WithDecimals is the grammar of a column of a table of which another column has g: a table prints as many decimals in all.
func (g Grammar) WithDecimals(of Grammar) Grammar {
	g.decimals = max(g.decimals, of.decimals)
	return g
}

// manyDecimals is the most decimals of figures without a blank behind the point, 0 where fewer than three have more than
// accounts usually print.
func manyDecimals(figures []figure) int {
	n, most := 0, 0
	for _, f := range figures {
		if f.pointGap < 0 || f.pointGap != len(f.gaps)-1 {
			continue
		}
		if d := len(f.digits) - f.point; d > usualDecimals {
			n, most = n+1, max(most, d)
		}
	}
	if n < figuresThatAgree {
		return 0
	}
	return most
}

// commonPoint is the sign before the last two digits of every figure, 0 where there is none or it is a usual point.
func commonPoint(figures []figure) rune {
	sign := rune(0)
	for _, f := range figures {
		last := len(f.gaps) - 1
		if last < 0 || len(f.digits)-f.gaps[last].at != usualDecimals || f.gaps[last].at == 0 {
			return 0
		}
		g := f.gaps[last]
		if g.kind >= oddPoint || g.twice || sign != 0 && sign != g.sign {
			return 0
		}
		sign = g.sign
	}
	return sign
}

// commonGroups is the sign and the size of the groups of every figure, where one of them is unusual. Figures parted by
// blanks have a point: without one, they may be two.
func commonGroups(figures []figure) (sign rune, size int) {
	for _, size := range []int{3, 4} {
		if sign, ok := groupedBy(figures, size); ok {
			return sign, size
		}
	}
	return 0, 0
}

func groupedBy(figures []figure, size int) (sign rune, ok bool) {
	agree := 0
	for _, f := range figures {
		from, grouped := 0, false
		for i, g := range f.gaps {
			digits := g.at - from
			if grouped && digits != size || g.twice {
				return 0, false
			}
			from = g.at
			if i == f.pointGap {
				break
			}
			blank := g.kind == blankSeparator
			if digits < 1 || digits > size || sign != 0 && sign != g.sign || !blank && g.kind != groupSeparator && g.kind != thinSeparator || blank && f.pointGap < 0 {
				return 0, false
			}
			sign, grouped = g.sign, true
		}
		if f.pointGap < 0 && grouped && len(f.digits)-from != size || !grouped && f.point > size {
			return 0, false
		}
		if f.pointGap >= 0 && f.pointGap != len(f.gaps)-1 {
			return 0, false
		}
		if grouped {
			agree++
		}
	}
	return sign, agree >= figuresThatAgree
}
