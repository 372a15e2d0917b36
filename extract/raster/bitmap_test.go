package raster

import (
	"image"
	"math/rand/v2"
	"slices"
	"testing"
)

func rectangle(x0, y0, x1, y1 float64) image.Rectangle {
	return image.Rect(int(x0), int(y0), int(x1), int(y1))
}

func TestTranspose(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, size := range [][2]int{{1, 1}, {64, 64}, {65, 3}, {130, 200}} {
		b := newBitmap(size[0], size[1])
		for range size[0] * size[1] / 3 {
			b.set(random.IntN(size[0]), random.IntN(size[1]))
		}
		other := b.transpose()
		for y := range b.Height {
			for x := range b.Width {
				if b.At(x, y) != other.At(y, x) {
					t.Fatalf("%v: pixel %d, %d differs", size, x, y)
				}
			}
		}
		if !slices.Equal(other.transpose().words, b.words) {
			t.Errorf("%v: not the same after two turns", size)
		}
	}
}

func TestRuns(t *testing.T) {
	b := newBitmap(200, 1)
	for _, r := range []run{{0, 3}, {5, 6}, {60, 140}, {190, 200}} {
		for x := r.x0; x < r.x1; x++ {
			b.set(x, 0)
		}
	}
	for gap, want := range map[int][]run{
		0:  {{0, 3}, {5, 6}, {60, 140}, {190, 200}},
		2:  {{0, 6}, {60, 140}, {190, 200}},
		54: {{0, 200}},
	} {
		if got := runs(b.row(0), gap, nil); !slices.Equal(got, want) {
			t.Errorf("gap %d: %v, not %v", gap, got, want)
		}
	}
}

func TestComponents(t *testing.T) {
	b := newBitmap(20, 10)
	for _, p := range [][2]int{{1, 1}, {2, 2}, {1, 3}, {10, 1}, {12, 1}, {11, 2}} {
		b.set(p[0], p[1])
	}
	want := []Component{{1, 1, 3, 4, 3}, {10, 1, 13, 3, 3}}
	if got := findComponents(b).all; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}
