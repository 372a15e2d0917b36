package ocrengine

import (
	"fmt"
	"image"
	"math"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
)

// drawn makes a crop of text: # is ink.
func drawn(rows ...string) *image.Gray {
	m := white(len(rows[0]), len(rows))
	for y, row := range rows {
		for x, c := range row {
			if c == '#' {
				m.Pix[y*m.Stride+x] = 0
			}
		}
	}
	return m
}

func TestDecode(t *testing.T) {
	alphabet := []string{"", "一", "二", " "}
	for _, test := range []struct {
		classes string // the most probable class of each step
		want    string
	}{
		{"", ""},
		{"000", ""},
		{"0110", "一@2"},
		{"0110110", "一@2 一@5"}, // the blank parts the same character
		{"1122", "一@1 二@3"},
		{"2", "二@0.5"},
	} {
		var steps []float32
		for _, c := range test.classes {
			row := make([]float32, len(alphabet))
			row[c-'0'] = 0.75
			steps = append(steps, row...)
		}
		var got []string
		for _, s := range decode(steps, alphabet) {
			if s.confidence != 0.75 {
				t.Errorf("%s: confidence %v", test.classes, s.confidence)
			}
			got = append(got, fmt.Sprintf("%s@%v", s.text, s.at))
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: got %q, want %q", test.classes, got, test.want)
		}
	}
}

func TestPlaceSpikes(t *testing.T) {
	crop := drawn(
		"###..#.....#..#",
		"#.#..#.....#..#",
		"###..#.....####")
	for _, test := range []struct {
		at   []float64
		want string
	}{
		{[]float64{7}, "0-15"},
		{[]float64{1, 5.5, 13}, "0-3 5-6 11-15"},
		{[]float64{0, 6, 12}, "0-3 5-6 11-15"}, // a little off
		{[]float64{1, 5.5, 12, 14}, "0-3 5-6 11-13 13-15"},
		{[]float64{5, 5, 5}, "0-3 5-5 5-15"}, // all at one place: still in order, none outside
	} {
		var spikes []spike
		for _, at := range test.at {
			spikes = append(spikes, spike{text: "x", at: at})
		}
		var got []string
		for _, c := range placeSpikes(crop, spikes) {
			got = append(got, fmt.Sprintf("%v-%v", c.X0, c.X1))
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("spikes at %v: got %s, want %s", test.at, got, test.want)
		}
	}
}

func TestIsDash(t *testing.T) {
	for _, test := range []struct {
		crop *image.Gray
		kind ocr.Kind
		want bool
	}{
		{drawn("##########", "##########"), ocr.Amount, true},
		{drawn("##########", "##########"), ocr.Text, false}, // it may be 一
		{drawn("###....###", "###....###"), ocr.Amount, false},
		{drawn("###", "###", "###"), ocr.Amount, false}, // a point
		{white(40, 30), ocr.Amount, false},
	} {
		if got := isDash(ocr.Crop{Image: test.crop, Kind: test.kind}); got != test.want {
			t.Errorf("%v of kind %d: %v", test.crop.Rect, test.kind, got)
		}
	}
}

func TestRescaleKeepsGrey(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {3, 50}, {40, 7}, {100, 100}} {
		for _, to := range []image.Point{{1, 1}, {9, 48}, {200, 20}} {
			src, dst := white(size.X, size.Y), image.NewGray(image.Rect(0, 0, to.X, to.Y))
			for i := range src.Pix {
				src.Pix[i] = 100
			}
			rescale(dst, src)
			for i, v := range dst.Pix {
				if v != 100 {
					t.Fatalf("%v to %v: pixel %d is %d", size, to, i, v)
				}
			}
		}
	}
}

func TestFramedPlacesComeBack(t *testing.T) {
	f := framing{height: 32, margin: 0.25, side: 0.5}
	for _, size := range []image.Point{{1, 1}, {300, 20}, {40, 80}, {30, 3}} {
		crop := white(size.X, size.Y)
		framed, place, ok := f.apply(crop)
		if !ok || framed.Rect.Dy() != 48 {
			t.Fatalf("%v becomes %v", size, framed.Rect)
		}
		if left, right := place.back(16), place.back(float64(framed.Rect.Dx())-16); math.Abs(left) > 1e-9 || math.Abs(right-float64(size.X)) > 1e-9 {
			t.Errorf("%v: the ink comes back from %v to %v", size, left, right)
		}
	}
}

func TestFold(t *testing.T) {
	if got := fold("一丶１２．５％Ａ"); got != "一、12.5%Ａ" {
		t.Errorf("got %q", got)
	}
}
