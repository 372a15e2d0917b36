package edges

import (
	"cmp"
	"slices"
	"sort"

	"github.com/juesuan/juesuan/model"
)

// Edge is a stretch along which cells are parted: at is its place across it, from–to its extent along it.
type Edge struct {
	Axis         model.Orientation
	At, From, To float64
	Source       Source
}

// Source is what shows an edge.
type Source uint8

const (
	Ruled  Source = iota // a rule
	Filled               // the end of a fill
)

// Set are the edges of one table.
type Set struct {
	H, V   []Edge
	Source Source
}

// OfRulings are the sets of rules that touch each other. Rules that cross none, such as an underline, are in no set.
func OfRulings(rulings []model.Ruling, opt Options) []Set {
	var all []Edge
	for i := range rulings {
		if o := rulings[i].Orientation; o == model.Horizontal || o == model.Vertical {
			all = append(all, ofRuling(&rulings[i]))
		}
	}
	return sets(all, opt.Touch)
}

func ofRuling(r *model.Ruling) Edge {
	if r.Orientation == model.Horizontal {
		return Edge{model.Horizontal, r.CenterY(), r.X0, r.X1, Ruled}
	}
	return Edge{model.Vertical, r.CenterX(), r.Top, r.Bottom, Ruled}
}

// sets parts edges into sets that touch: a horizontal and a vertical one meet when they miss each other by no more than
// touch.
func sets(all []Edge, touch float64) []Set {
	slices.SortFunc(all, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Axis, b.Axis), cmp.Compare(a.At, b.At), cmp.Compare(a.From, b.From))
	})
	n := sort.Search(len(all), func(i int) bool { return all[i].Axis != model.Horizontal })
	h, joined := all[:n], newDisjoint(len(all))
	for j, s := range all[n:] {
		first := sort.Search(n, func(i int) bool { return h[i].At >= s.From-touch })
		for i := first; i < n && h[i].At <= s.To+touch; i++ {
			if s.At >= h[i].From-touch && s.At <= h[i].To+touch {
				joined.union(i, n+j)
			}
		}
	}
	var out []Set
	for _, of := range joined.sets() {
		k, _ := slices.BinarySearch(of, n)
		if k == 0 || k == len(of) {
			continue
		}
		var s Set
		for _, i := range of[:k] {
			s.H = append(s.H, all[i])
		}
		for _, i := range of[k:] {
			s.V = append(s.V, all[i])
		}
		out = append(out, s)
	}
	return out
}

// disjoint is a union–find structure.
type disjoint []int

func newDisjoint(n int) disjoint {
	d := make(disjoint, n)
	for i := range d {
		d[i] = i
	}
	return d
}

func (d disjoint) find(i int) int {
	for d[i] != i {
		d[i] = d[d[i]]
		i = d[i]
	}
	return i
}

func (d disjoint) union(i, j int) {
	if a, b := d.find(i), d.find(j); a != b {
		d[max(a, b)] = min(a, b)
	}
}

// sets are the sets, each ascending, by their first element.
func (d disjoint) sets() [][]int {
	at := make([]int, len(d))
	var out [][]int
	for i := range d {
		root := d.find(i)
		if root == i {
			at[i] = len(out)
			out = append(out, nil)
		}
		out[at[root]] = append(out[at[root]], i)
	}
	return out
}
