package form

// inner is what the boundaries inside a cell cost in each column, while the cell grows.
type inner struct {
	costs []float64
	line  string // the cell's last line
}

func (f *rowFinder) newInner() *inner { return &inner{costs: make([]float64, len(f.heads))} }

// begin begins a cell with a piece.
func (in *inner) begin(p piece) {
	clear(in.costs)
	in.line = p.text
}

// add lets the cell, whose last piece is a, go on with b, in columns of these widths.
func (in *inner) add(a, b piece, widths []float64) {
	if a.line == b.line {
		cost := gapCost(a, b)
		for c := range in.costs {
			in.costs[c] += cost
		}
		in.line += b.text
		return
	}
	odd := 0.0
	if isFigure(a.text) && isFigure(b.text) {
		odd = costMost
	}
	line, unit := ems(in.line), firstUnit(b.text)
	for c := range in.costs {
		in.costs[c] += roomCost(line+unit, widths[c]) + odd
	}
	in.line = b.text
}

// innerCost is what the boundaries inside a cell of pieces [i, j) cost in column c.
func (f *rowFinder) innerCost(c, i, j int) float64 {
	in := f.newInner()
	in.begin(f.p[i])
	for t := i + 1; t < j; t++ {
		in.add(f.p[t-1], f.p[t], f.widths)
	}
	return in.costs[c]
}
