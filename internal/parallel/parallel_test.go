package parallel

import (
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
)

// processors runs a test with one processor and with several.
func processors(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	for _, n := range []int{1, 4} {
		before := runtime.GOMAXPROCS(n)
		test(t)
		runtime.GOMAXPROCS(before)
	}
}

func TestMapKeepsTheOrder(t *testing.T) {
	processors(t, func(t *testing.T) {
		for _, n := range []int{0, 1, 3, 1000} {
			got := Map(n, func(i int) int { return i * i })
			for i := range n {
				if got[i] != i*i {
					t.Fatalf("of %d: number %d is %d", n, i, got[i])
				}
			}
			if len(got) != n {
				t.Errorf("%d of %d", len(got), n)
			}
		}
	})
}

func TestEachCallsOnceForEach(t *testing.T) {
	processors(t, func(t *testing.T) {
		calls := make([]int32, 500)
		Each(len(calls), func(i int) { atomic.AddInt32(&calls[i], 1) })
		if slices.ContainsFunc(calls, func(n int32) bool { return n != 1 }) {
			t.Errorf("calls for each: %v", calls)
		}
	})
}

// A panic must reach the caller, which makes a failure of it; in a goroutine of its own it would end the program.
func TestAPanicIsTheCallers(t *testing.T) {
	processors(t, func(t *testing.T) {
		defer func() {
			if p := recover(); p != "seven" {
				t.Errorf("recovered %v", p)
			}
		}()
		Each(100, func(i int) {
			if i == 7 {
				panic("seven")
			}
		})
		t.Error("no panic")
	})
}
