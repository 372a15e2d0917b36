package dumps

import (
	"slices"
	"strings"
	"unicode"

	"github.com/juesuan/juesuan/model"
)

// A watermark that lies across the page leaves its characters one by one among the lines of a dump that keeps the
// columns by position, each further left, or each further right, than the one before:
//
//	2022 年度收入支出决算总表（表 1）                开
//	                                              公
//	一、一般公共预算财政拨款收入        1984.79     一、一般公共服务支出
//	                                     仅
//
// The characters of a head in a narrow column stand under each other instead.

const (
	// minSlant is the fewest characters that make a watermark.
	minSlant = 5
	// strayGap is how many blanks part such a character from the words of its line at least.
	strayGap = 3
)

// stray is a lone character of a dump: its line, and its place in it in characters.
type stray struct {
	r       rune
	line, x int
}

// dropWatermark gives the lines without the characters of slanting watermarks: those that show the slant, and then,
// since a row of the table may come close to one, the same characters nearer to others.
func dropWatermark(lines []model.Line) []model.Line {
	strays := straysOf(lines, strayGap, func(rune) bool { return true })
	marks := map[rune]bool{}
	for from := 0; from < len(strays); {
		to := slantEnd(strays, from)
		if to-from >= minSlant {
			for _, s := range strays[from:to] {
				marks[s.r] = true
			}
		}
		from = max(to-1, from+1)
	}
	if len(marks) == 0 {
		return lines
	}
	out := slices.Clone(lines)
	for _, s := range straysOf(lines, strayGap-1, func(r rune) bool { return marks[r] }) {
		out[s.line].Words = withoutRune(out[s.line].Words, s.x)
	}
	return out
}

// straysOf finds the lone characters of a kind that gap blanks part from others.
func straysOf(lines []model.Line, gap int, kind func(rune) bool) []stray {
	var out []stray
	for i, l := range lines {
		if len(l.Words) == 0 || strings.Contains(l.Words[0].Text, "\t") || !strings.Contains(l.Words[0].Text, "   ") {
			continue
		}
		runes := []rune(l.Words[0].Text)
		for x, r := range runes {
			if unicode.Is(unicode.Han, r) && kind(r) && blankAround(runes, x, gap) {
				out = append(out, stray{r, i, x})
			}
		}
	}
	return out
}

// blankAround holds for a character that wide gaps, or the edges of its line, part from all others.
func blankAround(runes []rune, x, gap int) bool {
	for d := 1; d <= gap; d++ {
		if x-d >= 0 && runes[x-d] != ' ' || x+d < len(runes) && runes[x+d] != ' ' {
			return false
		}
	}
	return x >= gap
}

// slantEnd is the end of the run of strays from one on that go on to one side, a line each.
func slantEnd(strays []stray, from int) int {
	to := from + 1
	for to < len(strays) && strays[to].line > strays[to-1].line &&
		sign(strays[to].x-strays[to-1].x) == sign(strays[from+1].x-strays[from].x) && strays[to].x != strays[to-1].x {
		to++
	}
	return to
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// withoutRune blanks a character of a line's word; nil when nothing is left.
func withoutRune(words []model.Word, x int) []model.Word {
	w := words[0]
	runes := []rune(w.Text)
	runes[x] = ' '
	w.Text = string(runes)
	if strings.TrimSpace(w.Text) == "" {
		return nil
	}
	return []model.Word{w}
}
