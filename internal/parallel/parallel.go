// Package parallel does the pieces of one document's work side by side, on as many processors as this process may use;
// and, with Ahead, what is mostly waited for with many documents.
//
// In: how many pieces there are, and what to do with one. Out: the same as if they were done one after the other, as long
// as no piece writes what is another's. A worker that shares the machine with others has one processor: then they are.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do with the numbers from 0 to n-1, and returns when all calls have. When a call panics, no further one is
// begun, and Each panics with the same value.
func Each(n int, do func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers < 2 {
		for i := range n {
			do(i)
		}
		return
	}
	var (
		next   atomic.Int64
		group  sync.WaitGroup
		once   sync.Once
		thrown any
	)
	for range workers {
		group.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					once.Do(func() { thrown = p })
					next.Store(int64(n))
				}
			}()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	group.Wait()
	if thrown != nil {
		panic(thrown)
	}
}

// Map gives what of makes of each number from 0 to n-1, in their order.
func Map[T any](n int, of func(i int) T) []T {
	out := make([]T, n)
	Each(n, func(i int) { out[i] = of(i) })
	return out
}
