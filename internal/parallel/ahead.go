package parallel

import "iter"

// Ahead yields what do makes of the values of a sequence, in their order; it is done for n values at a time, ahead of who
// takes the results. An error of the sequence is yielded, and nothing after it.
func Ahead[T, R any](in iter.Seq2[T, error], n int, do func(T) R) iter.Seq2[R, error] {
	type result struct {
		value R
		err   error
	}
	return func(yield func(R, error) bool) {
		results, stop := make(chan chan result, max(n, 1)-1), make(chan struct{})
		go func() {
			defer close(results)
			for value, err := range in {
				one := make(chan result, 1)
				select {
				case results <- one:
				case <-stop:
					return
				}
				if err != nil {
					one <- result{err: err}
					return
				}
				go func() { one <- result{value: do(value)} }()
			}
		}()
		defer func() {
			close(stop)
			for one := range results { // so that in, and what was begun, have ended
				<-one
			}
		}()
		for one := range results {
			if r := <-one; !yield(r.value, r.err) || r.err != nil {
				return
			}
		}
	}
}
