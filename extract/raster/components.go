package raster

import "math"

// Component is connected ink: its box in pixels, X1 and Y1 not part of it, and its area in pixels.
type Component struct {
	X0, Y0, X1, Y1 int
	Area           int
}

// Width of the box in pixels.
func (c *Component) Width() int { return c.X1 - c.X0 }

// Height of the box in pixels.
func (c *Component) Height() int { return c.Y1 - c.Y0 }

// components are those of a bitmap, and the runs they are made of.
type components struct {
	all  []Component
	runs []placedRun // by row, then column
}

// placedRun is a run, its row, and the component that it is part of.
type placedRun struct {
	run
	y, of int
}

// findComponents finds connected ink; pixels that touch at corners are connected.
func findComponents(b *Bitmap) components {
	var out components
	var parent []int32
	find := func(i int32) int32 {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	var row []run
	above := 0 // first run of the row above
	start := 0 // first run of this row
	for y := range b.Height {
		row = runs(b.row(y), 0, row[:0])
		above, start = start, len(out.runs)
		k := above
		for _, r := range row {
			id := int32(len(out.runs))
			parent = append(parent, id)
			out.runs = append(out.runs, placedRun{run: r, y: y})
			for k < start && out.runs[k].x1 < r.x0 {
				k++
			}
			for j := k; j < start && out.runs[j].x0 <= r.x1; j++ {
				a, c := find(int32(j)), find(id)
				parent[max(a, c)] = min(a, c)
			}
		}
	}
	index := make([]int32, len(parent))
	for i := range out.runs {
		r := &out.runs[i]
		root := find(int32(i))
		if root == int32(i) {
			index[i] = int32(len(out.all))
			out.all = append(out.all, Component{X0: math.MaxInt, Y0: r.y})
		}
		r.of = int(index[root])
		c := &out.all[r.of]
		c.X0, c.X1, c.Y1 = min(c.X0, r.x0), max(c.X1, r.x1), r.y+1
		c.Area += r.x1 - r.x0
	}
	return out
}
