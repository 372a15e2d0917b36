package dumps

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
)

// stackNumbers joins numbers that a narrow cell broke, in a dump that keeps the columns by position: the parts
// stand under each other, on lines that hold nothing but such rests. A row's own line may stand between them, since
// cells are centred; then the number belongs there.
//
//	合 计        1,153.   1,153.    0.00             3
//	                 68       68      二、外交支出
//	                                                 4
func stackNumbers(lines [][]token, running bool) {
	for i := range lines {
		for k := 0; k < len(lines[i]); k++ {
			at, moved := -1, false
			for part := 1; part < maxParts; part++ {
				n, between := restUnder(lines, i, k, running)
				if n < 0 {
					break
				}
				if part == 1 && between >= 0 {
					at = between
				}
			}
			if at >= 0 {
				t := lines[i][k]
				lines[i] = slices.Delete(slices.Clone(lines[i]), k, k+1)
				t.line = lines[at][0].line
				lines[at] = insertAt(lines[at], t)
				moved = true
			}
			if moved {
				k--
			}
		}
	}
}

// insertAt puts a token into a line at its place.
func insertAt(line []token, t token) []token {
	k := 0
	for k < len(line) && line[k].x0 < t.x0 {
		k++
	}
	return slices.Insert(slices.Clone(line), k, t)
}

// restUnder gives number k of line i the rest that stands under it, at most three lines further. It returns the
// line of the rest, -1 when there is none, and the line with text between the two, -1 when there is none.
func restUnder(lines [][]token, i, k int, running bool) (n, between int) {
	t := &lines[i][k]
	if !isPart(*t) {
		return -1, -1
	}
	between = -1
	for n = i + 1 + t.lastL - t.line; n < len(lines) && n <= i+3; n++ {
		if len(lines[n]) == 0 {
			continue
		}
		at := slices.IndexFunc(lines[n], t.over)
		if at < 0 && between < 0 {
			between = n
			continue
		}
		if at < 0 || !onlyRests(lines[i], lines[n]) && !restsOf(lines[i], lines[n]) || !joins(lines[i], k, lines[n][at], running) {
			return -1, -1
		}
		rest := lines[n][at]
		t.append(rest)
		t.x0, t.x1 = min(t.x0, rest.x0), max(t.x1, rest.x1)
		lines[n] = slices.Delete(slices.Clone(lines[n]), at, at+1)
		return n, between
	}
	return -1, -1
}

// over holds for a token that stands under another, at least in part.
func (t *token) over(o token) bool { return o.x0 <= t.drawnEnd() && o.drawnEnd() >= t.x0 }

// drawnEnd is where a token ends on a page: full-width characters take two places there and one in the dump.
func (t *token) drawnEnd() int {
	wide := 0
	for _, r := range t.text {
		if r >= 0xff01 && r <= 0xff5e {
			wide++
		}
	}
	return t.x1 + wide
}

// restsOf holds for a line that goes on with the row above it: no row begins on it, and each number stands under one
// of that row which has not come to its decimals.
func restsOf(row, line []token) bool {
	for _, t := range line {
		switch {
		case beginsRow(t):
			return false
		case t.kind == word && !partAmount.MatchString(t.plain):
		case !slices.ContainsFunc(row, func(o token) bool { return isPart(o) && len(o.plain) > 2 && o.over(t) }):
			return false
		}
	}
	return true
}

func beginsRow(t token) bool {
	return t.kind == word && (numbered.MatchString(t.text) || accounts.IsClosing(t.text) || isTotal(t)) ||
		t.kind == code && len(t.plain) > 3 || t.kind == dash
}

// isPart holds for digits that have not come to their decimals.
func isPart(t token) bool {
	return t.cell < 0 && partAmount.MatchString(t.plain) && !wholeAmount.MatchString(t.plain)
}

// joins tells whether a rest makes number k of a line longer in a way that numbers have.
func joins(line []token, k int, rest token, running bool) bool {
	both := line[k].plain + rest.plain
	switch {
	case line[k].kind == count && rest.kind == count && !strings.ContainsAny(both, ",."):
		return running && len(both) == 2 || !running && len(both) == 3 && functionCode.MatchString(both) && k == 0
	case wholeAmount.MatchString(both), openAmount.MatchString(both) && strings.ContainsAny(both, ",."):
		return true
	}
	return false
}

// onlyRests holds for a line without a row of its own: no code, no label that begins one, and no whole amount but one under
// a number that it completes.
func onlyRests(row, line []token) bool {
	numbers := 0
	for _, t := range line {
		switch {
		case beginsRow(t), wholeAmount.MatchString(t.plain) && !slices.ContainsFunc(row, func(o token) bool {
			return isPart(o) && o.kind != count && o.over(t) && wholeAmount.MatchString(o.plain+t.plain)
		}):
			return false
		case t.kind != word:
			numbers++
		}
	}
	return numbers > 0
}
