package scan

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/juesuan/juesuan/extract/ocr"
)

// leastSequence: fewer numbers, and a column is not known to count.
const leastSequence = 5

// checkSequences holds the numbers of lines (行次) against each other: in a column that counts, the number between two
// others is known. A doubtful one that an engine read so is sure; a sure one that is another is doubtful.
func checkSequences(lines []line) {
	type column struct{ table, x int }
	columns := map[column][]*line{}
	var order []column
	for i := range lines {
		l := &lines[i]
		if l.kind != ocr.Digits || l.table == outside.table {
			continue
		}
		c := column{l.table, int(math.Round(l.cell.X0))}
		if columns[c] == nil {
			order = append(order, c)
		}
		columns[c] = append(columns[c], l)
	}
	for _, c := range order {
		all := columns[c]
		slices.SortStableFunc(all, func(a, b *line) int { return cmp.Compare(a.cell.Top, b.cell.Top) })
		checkSequence(all)
	}
}

func checkSequence(lines []*line) {
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
		l.doubtful = true
		for _, r := range l.readings {
			if plain(r.Text) == want {
				l.text, l.chars, l.confidence, l.doubtful = want, r.Chars, r.Confidence, false
				break
			}
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
