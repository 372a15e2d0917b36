package dumptable

import (
	"slices"
	"testing"
)

// halves are the two columns whose sum is the first.
var halves = []equation{{1, -1, -1}}

func nodeOf(values ...int64) node {
	all := choicesOf(values, 3, nil)
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
	nodes := []node{nodeOf(15, 9, 6), nodeOf(8, 8), nodeOf(6, 6)}
	nodes[0].children = []int{1, 2}
	settle(nodes)
	if !nodes[0].free || len(nodes[1].choices) != 2 {
		t.Errorf("%+v", nodes)
	}
}
