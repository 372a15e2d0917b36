package dumps

import (
	"slices"
	"testing"
)

// halves are the two columns whose sum is the first.
var halves = []equation{{1, -1, -1}}

func nodeOf(values ...int64) node {
	all := choicesOf(onOneLine(values), 3, false, nil)
	return node{choices: filter(all, func(c choice) bool { return c.holds(halves, 0) })}
}

func TestSettleKeepsTheOnlyPlacement(t *testing.T) {
	nodes := []node{nodeOf(15, 9, 6), nodeOf(9, 9), nodeOf(4, 4), nodeOf(2, 2)}
	nodes[0].children = []int{1, 2, 3}
	settle(nodes)
	for n, want := range [][]int{{0, 1, 2}, {0, 1}, {0, 2}, {0, 2}} {
		if !nodes[n].one() || !slices.Equal(nodes[n].choices[0].cols, want) {
			t.Errorf("row %d: %v", n, nodes[n].choices)
		}
	}
}

func TestSettleLeavesWhatSumsDoNotDecide(t *testing.T) {
	nodes := []node{nodeOf(18, 9, 9), nodeOf(9, 9), nodeOf(9, 9)}
	nodes[0].children = []int{1, 2}
	settle(nodes)
	if nodes[1].one() || nodes[2].one() {
		t.Error("a choice was taken for certain")
	}
	pin(nodes)
	if slices.Equal(nodes[1].choices[0].cols, nodes[2].choices[0].cols) {
		t.Error("the placement chosen does not add up")
	}
}

func TestSettleFreesASumThatDoesNotHold(t *testing.T) {
	nodes := []node{nodeOf(1_500_000, 900_000, 600_000), nodeOf(800_000, 800_000), nodeOf(600_000, 600_000)}
	nodes[0].children = []int{1, 2}
	settle(nodes)
	if !nodes[0].free || len(nodes[1].choices) != 2 {
		t.Errorf("%+v", nodes)
	}
}

// onOneLine are amounts on one line.
func onOneLine(values []int64) []token {
	out := make([]token, len(values))
	for i, v := range values {
		out[i] = token{kind: amount, value: v}
	}
	return out
}

// Of 1.50 and its parts 0.90 and 0.60, given as 0.89 and 0.60, rounding took a cent: the parts still tell their columns.
func TestSettleAllowsForRounding(t *testing.T) {
	nodes := []node{nodeOf(1_500_000, 900_000, 600_000), nodeOf(890_000, 890_000), nodeOf(600_000, 600_000)}
	nodes[0].children = []int{1, 2}
	settle(nodes)
	if nodes[0].free || !nodes[1].one() || !nodes[2].one() || nodes[1].choices[0].cols[1] != 1 || nodes[2].choices[0].cols[1] != 2 {
		t.Errorf("%+v", nodes)
	}
}

// A raised figure is written before its row: 603.14 stands on the line above 1,511.89 and 908.75.
func TestRaisedAmountsComeInAnyOrder(t *testing.T) {
	amounts := []token{{kind: amount, value: 6, line: 1}, {kind: amount, value: 15, line: 2}, {kind: amount, value: 9, line: 2}}
	holds := func(raised bool) []choice {
		return filter(choicesOf(amounts, 3, raised, nil), func(c choice) bool { return c.holds(halves, 0) })
	}
	if got := holds(false); len(got) != 0 {
		t.Errorf("in the order of the dump: %v", got)
	}
	got := holds(true)
	if len(got) != 2 || got[0].v[0] != 15 || got[1].v[0] != 15 {
		t.Errorf("in any order: %v", got)
	}
}
