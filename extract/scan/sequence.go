package scan

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/extract/ocr"
)

// leastSequence: fewer numbers, and a column is not known to count.
const leastSequence = 5

// checkSequences holds the numbers of lines (行次) and of columns (栏次) against each other: where they count, the number
// between two others is known. A doubtful one that an engine read so is sure; a sure one that is another is doubtful.
func checkSequences(lines []line) {
	type run struct {
		table, at int
		row       bool
	}
	runs := map[run][]*line{}
	var order []run
	for i := range lines {
		l := &lines[i]
		if l.table == outside.table || l.kind == ocr.Text && !figuresOf(l).likely {
			continue // 口 has the ink of 11
		}
		for _, k := range []run{{l.table, int(math.Round(l.cell.X0)), false}, {l.table, int(math.Round(l.cell.Top)), true}} {
			if !k.row && l.kind == ocr.Amount {
				continue // the number of a column stands over amounts, and is taken for one
			}
			if runs[k] == nil {
				order = append(order, k)
			}
			runs[k] = append(runs[k], l)
		}
	}
	for _, k := range order {
		all := runs[k]
		slices.SortStableFunc(all, func(a, b *line) int {
			if k.row {
				return cmp.Compare(a.cell.X0, b.cell.X0)
			}
			return cmp.Compare(a.cell.Top, b.cell.Top)
		})
		checkSequence(all, k.row)
	}
}

// checkSequence checks numbers in their order. Of the numbers of columns, which are no data, what has as much ink as the
// number that must be there is that number.
func checkSequence(lines []*line, columns bool) {
	first, counting := firstNumber(lines)
	if !counting {
		return
	}
	for i, l := range lines {
		want := strconv.Itoa(first + i)
		if l.text == want {
			l.doubtful = false
			continue
		}
		if l.kind == ocr.Text {
			if l.pieces() == len(want) {
				l.kind, l.text, l.chars, l.doubtful = ocr.Digits, want, nil, true
			}
			continue
		}
		l.doubtful = true
		for _, r := range l.readings {
			if plain(r.Text) == want {
				l.text, l.chars, l.confidence, l.doubtful = want, r.Chars, r.Confidence, false
				break
			}
		}
		if l.doubtful && l.pieces() == len(want) && (columns || strings.Contains(want, l.text)) {
			l.text, l.chars = want, nil // digits that no engine saw, though their ink is there; it stays doubtful
		}
	}
}

// firstNumber is the number that most lines say that the column begins with. counting is false when fewer than three
// quarters do.
func firstNumber(lines []*line) (first int, counting bool) {
	votes := map[int]int{}
	for i, l := range lines {
		if n, err := strconv.Atoi(l.text); err == nil {
			votes[n-i]++
		}
	}
	for n, v := range votes {
		if v > votes[first] || v == votes[first] && n < first {
			first = n
		}
	}
	return first, len(lines) >= leastSequence && 4*votes[first] >= 3*len(lines)
}
