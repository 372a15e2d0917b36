package model

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
)

// BBox is a box in points, origin at the top left of the page as displayed, y down: X0 ≤ X1, Top ≤ Bottom.
// The zero BBox is "no box". Its JSON form is [x0, top, x1, bottom] with one decimal.
type BBox struct {
	X0, Top, X1, Bottom float64
}

// Width is the box's extent in x, in points.
func (b BBox) Width() float64 { return b.X1 - b.X0 }

// Height is the box's extent in y, in points.
func (b BBox) Height() float64 { return b.Bottom - b.Top }

// CenterX is the middle of the box in x.
func (b BBox) CenterX() float64 { return (b.X0 + b.X1) / 2 }

// CenterY is the middle of the box in y.
func (b BBox) CenterY() float64 { return (b.Top + b.Bottom) / 2 }

// IsZero reports whether b is the zero box, which stands for no box at all.
func (b BBox) IsZero() bool { return b == BBox{} }

// Union is the smallest box that holds both; the zero box adds nothing.
func (b BBox) Union(o BBox) BBox {
	if b.IsZero() {
		return o
	}
	if o.IsZero() {
		return b
	}
	return BBox{math.Min(b.X0, o.X0), math.Min(b.Top, o.Top), math.Max(b.X1, o.X1), math.Max(b.Bottom, o.Bottom)}
}

// Contains reports whether the point lies in the box, its left and top edge included.
func (b BBox) Contains(x, y float64) bool {
	return x >= b.X0 && x < b.X1 && y >= b.Top && y < b.Bottom
}

// Overlaps reports whether the boxes share an area.
func (b BBox) Overlaps(o BBox) bool {
	return b.X0 < o.X1 && o.X0 < b.X1 && b.Top < o.Bottom && o.Top < b.Bottom
}

// MarshalJSON writes [x0, top, x1, bottom]. One decimal (1/720 in) is finer than any ruling and coarser than
// the last bits in which processors differ, so that the same input gives the same bytes on every machine.
func (b BBox) MarshalJSON() ([]byte, error) {
	out := make([]byte, 0, 32)
	out = append(out, '[')
	for i, v := range [4]float64{b.X0, b.Top, b.X1, b.Bottom} {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendTenths(out, v)
	}
	return append(out, ']'), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (b *BBox) UnmarshalJSON(data []byte) error {
	var v []float64
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	if len(v) != 4 {
		return fmt.Errorf("a bbox has 4 numbers, not %d", len(v))
	}
	*b = BBox{v[0], v[1], v[2], v[3]}
	return nil
}

// Points is a length in points whose JSON form has one decimal.
type Points float64

// MarshalJSON writes the length with one decimal.
func (p Points) MarshalJSON() ([]byte, error) { return appendTenths(nil, float64(p)), nil }

func appendTenths(dst []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	v = math.Round(v*10) / 10
	if v == 0 {
		v = 0 // no "-0"
	}
	return strconv.AppendFloat(dst, v, 'f', -1, 64)
}
