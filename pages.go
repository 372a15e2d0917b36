package juesuan

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// PageRange is a run of pages, its ends included. Pages count from 1.
type PageRange struct {
	First, Last int
}

// PageRanges choose pages of a document; none chooses them all.
type PageRanges []PageRange

// ParsePages reads page ranges as they are written for people: "1,3-5", "7-" for page 7 to the end.
func ParsePages(s string) (PageRanges, error) {
	if strings.TrimSpace(s) == "" {
		return nil, nil
	}
	var ranges PageRanges
	for part := range strings.SplitSeq(s, ",") {
		first, last, isRange := strings.Cut(strings.TrimSpace(part), "-")
		r, err := parseRange(first, last, isRange)
		if err != nil {
			return nil, fmt.Errorf("pages %q: %w; write e.g. 1,3-5", s, err)
		}
		ranges = append(ranges, r)
	}
	return ranges, nil
}

func parseRange(first, last string, isRange bool) (PageRange, error) {
	from, err := strconv.Atoi(first)
	if err != nil || from < 1 {
		return PageRange{}, fmt.Errorf("%q is not a page number", first)
	}
	switch {
	case !isRange:
		return PageRange{from, from}, nil
	case last == "":
		return PageRange{from, math.MaxInt}, nil
	}
	to, err := strconv.Atoi(last)
	if err != nil {
		return PageRange{}, fmt.Errorf("%q is not a page number", last)
	}
	if to < from {
		return PageRange{}, fmt.Errorf("%d-%d runs backwards", from, to)
	}
	return PageRange{from, to}, nil
}

// Contains reports whether the page is chosen.
func (r PageRanges) Contains(page int) bool {
	if len(r) == 0 {
		return true
	}
	for _, one := range r {
		if one.First <= page && page <= one.Last {
			return true
		}
	}
	return false
}

// String writes the ranges so that ParsePages reads them back.
func (r PageRanges) String() string {
	parts := make([]string, len(r))
	for i, one := range r {
		switch one.Last {
		case one.First:
			parts[i] = strconv.Itoa(one.First)
		case math.MaxInt:
			parts[i] = fmt.Sprintf("%d-", one.First)
		default:
			parts[i] = fmt.Sprintf("%d-%d", one.First, one.Last)
		}
	}
	return strings.Join(parts, ",")
}

// MarshalJSON writes the ranges as text, which is how Options.Hash sees them.
func (r PageRanges) MarshalJSON() ([]byte, error) { return json.Marshal(r.String()) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *PageRanges) UnmarshalJSON(text []byte) error {
	var written string
	if err := json.Unmarshal(text, &written); err != nil {
		return err
	}
	parsed, err := ParsePages(written)
	*r = parsed
	return err
}
