package layout

import (
	"sort"

	"github.com/juesuan/juesuan/model"
)

// segment is a ruling seen along its own direction: at is its place across, from–to its extent along.
type segment struct {
	at, from, to float64
	shade        bool // the edge of a fill, no rule
}

// component is a set of rules that touch each other: the borders of one table.
type component struct {
	h, v []segment
}

// rulingsToComponents parts the rules of a page into sets that touch. Sets without a crossing of a horizontal
// and a vertical rule, such as an underline, are left out.
func rulingsToComponents(rulings []model.Ruling, opt Options) []component {
	var h, v []segment
	for _, r := range rulings {
		switch r.Orientation {
		case model.Horizontal:
			h = append(h, segment{at: (r.Top + r.Bottom) / 2, from: r.X0, to: r.X1})
		case model.Vertical:
			v = append(v, segment{at: (r.X0 + r.X1) / 2, from: r.Top, to: r.Bottom})
		}
	}
	if len(h) == 0 || len(v) == 0 {
		return nil
	}
	sort.Slice(h, func(i, j int) bool { return h[i].at < h[j].at || h[i].at == h[j].at && h[i].from < h[j].from })
	sort.Slice(v, func(i, j int) bool { return v[i].at < v[j].at || v[i].at == v[j].at && v[i].from < v[j].from })

	sets := newDisjoint(len(h) + len(v))
	for j, s := range v {
		first := sort.Search(len(h), func(i int) bool { return h[i].at >= s.from-opt.Touch })
		for i := first; i < len(h) && h[i].at <= s.to+opt.Touch; i++ {
			if s.at >= h[i].from-opt.Touch && s.at <= h[i].to+opt.Touch {
				sets.union(i, len(h)+j)
			}
		}
	}
	index := map[int]int{}
	var out []component
	place := func(k int) *component {
		root := sets.find(k)
		i, ok := index[root]
		if !ok {
			i = len(out)
			index[root] = i
			out = append(out, component{})
		}
		return &out[i]
	}
	for i, s := range h {
		c := place(i)
		c.h = append(c.h, s)
	}
	for j, s := range v {
		c := place(len(h) + j)
		c.v = append(c.v, s)
	}
	tables := out[:0]
	for _, c := range out {
		if len(c.h) > 0 && len(c.v) > 0 {
			tables = append(tables, c)
		}
	}
	return tables
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
