package juesuan

import "testing"

func TestParsePages(t *testing.T) {
	tests := []struct {
		in      string
		out     string
		chosen  []int
		refused []int
	}{
		{"", "", []int{1, 1000}, nil},
		{"1,3-5", "1,3-5", []int{1, 3, 4, 5}, []int{2, 6}},
		{" 2 , 4- ", "2,4-", []int{2, 4, 1000}, []int{1, 3}},
		{"7-7", "7", []int{7}, []int{6, 8}},
	}
	for _, tt := range tests {
		got, err := ParsePages(tt.in)
		if err != nil {
			t.Errorf("ParsePages(%q): %v", tt.in, err)
			continue
		}
		if got.String() != tt.out {
			t.Errorf("ParsePages(%q) writes itself as %q, want %q", tt.in, got, tt.out)
		}
		for _, p := range tt.chosen {
			if !got.Contains(p) {
				t.Errorf("pages %q leave out page %d", tt.in, p)
			}
		}
		for _, p := range tt.refused {
			if got.Contains(p) {
				t.Errorf("pages %q hold page %d", tt.in, p)
			}
		}
	}
}

func TestParsePagesRefuses(t *testing.T) {
	for _, in := range []string{"0", "-3", "5-3", "a", "1,,2", "1-2-3", "1;2"} {
		if got, err := ParsePages(in); err == nil {
			t.Errorf("ParsePages(%q) = %q, want an error", in, got)
		}
	}
}
