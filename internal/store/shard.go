package store

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
)

// Shard is a part of a crawl that one of several machines converts. The zero value is the whole.
type Shard struct {
	Index int // from 0
	Count int
}

// ParseShard reads INDEX/COUNT, e.g. 0/4 for the first of four.
func ParseShard(s string) (Shard, error) {
	index, count, _ := strings.Cut(s, "/")
	i, err := strconv.Atoi(index)
	n, err2 := strconv.Atoi(count)
	if err != nil || err2 != nil || i < 0 || i >= n {
		return Shard{}, fmt.Errorf("%q is no shard; write INDEX/COUNT, counted from 0: 0/4 is the first of four", s)
	}
	return Shard{i, n}, nil
}

// IsWhole reports whether nothing is left to other shards.
func (s Shard) IsWhole() bool { return s.Count <= 1 }

// Has reports whether the input of that path is the shard's: the same on every machine, whatever else is in the crawl.
func (s Shard) Has(path string) bool {
	if s.IsWhole() {
		return true
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(path))
	return h.Sum64()%uint64(s.Count) == uint64(s.Index)
}

// name is the shard's in the names of its own files.
func (s Shard) name() string {
	if s.IsWhole() {
		return "all"
	}
	return fmt.Sprintf("%d-of-%d", s.Index, s.Count)
}
