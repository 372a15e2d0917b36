package disksort

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"os"
	"slices"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden"
)

func numbers(n int, last error) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			if !yield(i*7919%n, nil) {
				return
			}
		}
		if last != nil {
			yield(0, last)
		}
	}
}

func TestSort(t *testing.T) {
	for _, n := range []int{0, 1, 1000, 5*chunk + 1} {
		dir := t.TempDir()
		var got []int
		for value, err := range Sort(context.Background(), dir, numbers(n, nil), cmp.Compare[int]) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, value)
		}
		if len(got) != n || !slices.IsSorted(got) {
			t.Errorf("%d values of %d, sorted: %v", len(got), n, slices.IsSorted(got))
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%d temporary files are left", len(left))
		}
	}
}

// Whatever goes wrong is told, and nobody takes a part for the whole.
func TestSortThatFails(t *testing.T) {
	fault := errors.New("the source broke")
	stopped, stop := context.WithCancel(context.Background())
	stop()
	for name, seq := range map[string]iter.Seq2[int, error]{
		"source":  Sort(context.Background(), t.TempDir(), numbers(3*chunk, fault), cmp.Compare[int]),
		"context": Sort(stopped, t.TempDir(), numbers(3*chunk, nil), cmp.Compare[int]),
	} {
		var last error
		for _, err := range seq {
			last = err
		}
		if last == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestSortThatIsLeft(t *testing.T) {
	dir := t.TempDir()
	for value := range Sort(context.Background(), dir, numbers(3*chunk, nil), cmp.Compare[int]) {
		if value == 10 {
			break
		}
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%d temporary files are left", len(left))
	}
}
