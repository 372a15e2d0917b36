package main

import (
	"fmt"
	"strconv"
	"strings"
)

// byteSize is a flag that counts bytes, as people write them: 512MiB, 2GiB, 1000000.
type byteSize int64

var byteUnits = []struct {
	name string
	size int64
}{
	{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30},
	{"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9},
	{"K", 1 << 10}, {"M", 1 << 20}, {"G", 1 << 30}, {"B", 1},
}

func (b *byteSize) Set(s string) error {
	unit, digits := int64(1), strings.TrimSpace(s)
	for _, u := range byteUnits {
		if rest, ok := strings.CutSuffix(digits, u.name); ok {
			unit, digits = u.size, strings.TrimSpace(rest)
			break
		}
	}
	const most = 1 << 50
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n <= 0 || n > most/unit {
		return fmt.Errorf("%q is no size in bytes; write e.g. 512MiB", s)
	}
	*b = byteSize(n * unit)
	return nil
}

func (b *byteSize) String() string {
	for _, u := range []string{"GiB", "MiB", "KiB"} {
		for _, known := range byteUnits {
			if n := int64(*b); known.name == u && n >= known.size && n%known.size == 0 {
				return strconv.FormatInt(n/known.size, 10) + u
			}
		}
	}
	return strconv.FormatInt(int64(*b), 10)
}

func (b *byteSize) Type() string { return "bytes" }
