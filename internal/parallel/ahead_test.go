package parallel

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
)

// numbers yields 0 to n-1, then an error if there is one.
func numbers(n int, end error) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			if !yield(i, nil) {
				return
			}
		}
		if end != nil {
			yield(0, end)
		}
	}
}

func TestAheadKeepsTheOrder(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 1000} {
		var now, most atomic.Int64
		var got []int
		for value, err := range Ahead(numbers(100, nil), n, func(i int) int {
			at := now.Add(1)
			defer now.Add(-1)
			for was := most.Load(); at > was && !most.CompareAndSwap(was, at); was = most.Load() {
			}
			return i * i
		}) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, value)
		}
		for i, value := range got {
			if value != i*i {
				t.Fatalf("%d at a time: number %d is %d", n, i, value)
			}
		}
		if limit := int64(max(n, 1) + 1); len(got) != 100 || most.Load() > limit {
			t.Errorf("%d at a time: %d values, %d at once", n, len(got), most.Load())
		}
	}
}

func TestAheadEnds(t *testing.T) {
	broken := errors.New("broken")
	var got []string
	for value, err := range Ahead(numbers(3, broken), 2, func(i int) int { return i }) {
		got = append(got, fmt.Sprint(value, err))
	}
	if want := []string{"0 <nil>", "1 <nil>", "2 <nil>", "0 broken"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	var running atomic.Int64
	for range Ahead(numbers(1000, nil), 8, func(int) int { running.Add(1); defer running.Add(-1); return 0 }) {
		break
	}
	if n := running.Load(); n != 0 {
		t.Errorf("%d are at work after the last was taken", n)
	}
}
