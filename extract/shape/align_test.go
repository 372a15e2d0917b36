package shape

import (
	"slices"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
)

const em = 40.0

// set places glyphs of one em from left to right; a blank has no ink.
func set(text string) (places []place) {
	x := 0.0
	for _, r := range text {
		if r == ' ' {
			places = append(places, place{})
			continue
		}
		places = append(places, place{x0: x + 2, x1: x + em - 2})
		x += em
	}
	return places
}

// readAs are characters where an engine saw them, in ems from the left.
func readAs(text string, at ...float64) (chars []ocr.Char) {
	for i, r := range []rune(text) {
		chars = append(chars, ocr.Char{Text: string(r), X0: at[i]*em + 4, X1: at[i]*em + em - 4, Confidence: 1})
	}
	return chars
}

func TestCharactersAreToldApartByPlace(t *testing.T) {
	for _, c := range []struct {
		name   string
		glyphs string
		read   []ocr.Char
		want   []int
		good   bool
	}{
		{"all of them", "一般公共", readAs("一般公共", 0, 1, 2, 3), []int{0, 1, 2, 3}, true},
		{"placed loosely", "一般公共", readAs("一般公共", 0.2, 0.9, 2.2, 2.8), []int{0, 1, 2, 3}, true},
		{"one was missed", "一、般公共", readAs("一般公共", 0, 2, 3, 4), []int{0, -1, 1, 2, 3}, true},
		{"one was invented", "一般公共", readAs("一般号公共", 0, 1, 1.5, 2, 3), []int{0, 1, 3, 4}, true},
		{"a blank has no character", "合 计", readAs("合计", 0, 1), []int{0, -1, 1}, true},
		{"too few were seen", "一般公共预算", readAs("一般", 0, 1), []int{0, 1, -1, -1, -1, -1}, false},
		{"too many were seen", "一", readAs("一般公共", 0, 1, 2, 3), []int{0}, false},
		{"nothing was seen", "一般", nil, []int{-1, -1}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, good := align(set(c.glyphs), c.read, em, Options{}.withDefaults())
			if good != c.good || !slices.Equal(got, c.want) {
				t.Errorf("glyphs are characters %v, good %v; want %v, %v", got, good, c.want, c.good)
			}
		})
	}
}
