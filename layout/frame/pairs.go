package frame

import (
	"slices"

	"github.com/juesuan/juesuan/layout/words"
)

// Cells of one row may be set at its top, in its middle or at its foot, column by column: then labels stand half a line or
// more above their amounts, or under them, all the way down the table.

// pairPitch is the distance of a row's lines at most, in em, where its columns are set at other heights.
const pairPitch = 1.7

// pairRows joins rows that hold no more than the labels with the row of figures next to each, where the columns of most
// labels never have figures beside them. Where there are more of the ones than of the others, which belong together is in
// doubt.
func pairRows(rows []row) []row {
	labels := labelColumns(rows)
	if labels == nil {
		return rows
	}
	kind := make([]int, len(rows)) // 1: labels alone, 2: none of those columns
	var count [3]int
	for i := range rows {
		kind[i] = rows[i].kind(labels)
		count[kind[i]]++
	}
	above, below := 0, 0 // labels right above figures, and right below
	for i := 1; i < len(rows); i++ {
		if near := rows[i].middle()-rows[i-1].middle() < pairPitch*rows[i].blocks[0].size(); near && kind[i-1] == 1 && kind[i] == 2 {
			above++
		} else if near && kind[i-1] == 2 && kind[i] == 1 {
			below++
		}
	}
	first, second := 1, 2
	if slices.Index(kind, 2) < slices.Index(kind, 1) {
		first, second, above = 2, 1, below
	}
	if above < minPairs {
		return rows
	}
	out := rows[:0]
	for i, r := range rows {
		if n := len(out); n > 0 && kind[i] == second && kind[i-1] == first && r.middle()-out[n-1].middle() < pairPitch*r.blocks[0].size() {
			out[n-1].top, out[n-1].bottom = min(out[n-1].top, r.top), max(out[n-1].bottom, r.bottom)
			out[n-1].blocks = append(out[n-1].blocks, r.blocks...)
			for _, b := range out[n-1].blocks {
				b.unsure = count[1] != count[2]
			}
			continue
		}
		out = append(out, r)
	}
	return out
}

// minPairs: fewer rows of labels beside rows of figures are chance.
const minPairs = 3

func (r *row) middle() float64 { return (r.top + r.bottom) / 2 }

// labelColumns are those columns that hold labels, of which most stand in rows without a figure; nil where there are none,
// and where most figures have such a label in their row.
func labelColumns(rows []row) map[int]bool {
	all, alone := map[int]int{}, map[int]int{}
	figures := 0
	for i := range rows {
		beside := slices.ContainsFunc(rows[i].blocks, func(b *block) bool { return words.IsAmount(b.text()) })
		if beside {
			figures++
		}
		for _, b := range rows[i].blocks {
			if b.First < b.Last || words.IsTotal(b.text()) {
				continue
			}
			all[b.First]++
			if !beside {
				alone[b.First]++
			}
		}
	}
	var out map[int]bool
	for c, n := range all {
		if alone[c] >= minPairs && 2*alone[c] > n && 2*n > figures {
			if out == nil {
				out = map[int]bool{}
			}
			out[c] = true
		}
	}
	return out
}

// kind is 1 for a row whose blocks all stand in the columns, or are the label of a total, 2 for one with an amount and none
// of them, 0 for others.
func (r *row) kind(columns map[int]bool) int {
	inside, amounts := 0, 0
	for _, b := range r.blocks {
		switch {
		case columns[b.First] || words.IsTotal(b.text()):
			inside++
		case words.IsAmount(b.text()):
			amounts++
		}
	}
	switch {
	case inside == len(r.blocks):
		return 1
	case inside == 0 && amounts > 0:
		return 2
	}
	return 0
}
