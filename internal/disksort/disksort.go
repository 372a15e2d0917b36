// Package disksort sorts more than fits into memory.
//
// In: values one by one. Out: the same values in order. What does not fit into a chunk waits in a temporary file, so
// that memory does not grow with the number of values.
package disksort

import (
	"context"
	"encoding/json"
	"errors"
	"iter"

	"github.com/lanrat/extsort"
)

// chunk is how many values are sorted in memory at a time; up to four chunks are there at once. Values are a few
// hundred bytes, so that this is about as much memory as a small document takes to read.
const chunk = 20_000

// Sort yields the values of in, in the order of compare, which must be total. Temporary files stand in dir. Values go
// through JSON on their way. An error of in, of the disk or of ctx is yielded last.
func Sort[E any](ctx context.Context, dir string, in iter.Seq2[E, error], compare func(a, b E) int) iter.Seq2[E, error] {
	return func(yield func(E, error) bool) {
		var none E
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		pouring, stop := context.WithCancel(ctx)
		unsorted, failed := pour(pouring, in)
		sorter, sorted, broken := extsort.Generic(unsorted, decode[E], encode[E], compare, &extsort.Config{ChunkSize: chunk, TempFilesDir: dir})
		sorter.Sort(ctx)
		stop() // in case that the sorter failed and takes no more
		if err := <-failed; err != nil {
			cancel()
			drain(sorted)
			if errors.Is(err, context.Canceled) {
				err = errors.Join(<-broken, err)
			}
			yield(none, err)
			return
		}
		for value := range sorted {
			if !yield(value, nil) {
				cancel()
				drain(sorted)
				return
			}
		}
		if err := <-broken; err != nil {
			yield(none, err)
		}
	}
}

// pour sends the values of a sequence, then its error or nil.
func pour[E any](ctx context.Context, in iter.Seq2[E, error]) (<-chan E, <-chan error) {
	values, failed := make(chan E, 256), make(chan error, 1)
	go func() {
		defer close(values)
		for value, err := range in {
			if err != nil {
				failed <- err
				return
			}
			select {
			case values <- value:
			case <-ctx.Done():
				failed <- ctx.Err()
				return
			}
		}
		failed <- nil
	}()
	return values, failed
}

// drain lets the sorter come to its end, so that its temporary file is gone afterwards.
func drain[E any](values <-chan E) {
	for range values {
	}
}

func encode[E any](value E) ([]byte, error) { return json.Marshal(value) }

func decode[E any](text []byte) (value E, err error) {
	err = json.Unmarshal(text, &value)
	return value, err
}
