package join

import "testing"

// Two pages of a table, photographed: the same columns, each border some points off.
func TestSameColumnsOfPhotographedPages(t *testing.T) {
	first := []float64{50, 150, 250, 300, 350, 400}
	for name, c := range map[string]struct {
		next []float64
		same bool
	}{
		"as they are":           {[]float64{50, 150, 250, 300, 350, 400}, true},
		"wider to the right":    {[]float64{52, 148, 246, 297, 350, 406}, true},
		"drawn at another size": {[]float64{100, 300, 500, 600, 700, 800}, true},
		"one border elsewhere":  {[]float64{50, 150, 200, 250, 300, 400}, false},
		"one more":              {[]float64{50, 150, 200, 250, 300, 350, 400}, false},
	} {
		if got := sameColumns(first, c.next); got != c.same {
			t.Errorf("%s: %v, want %v", name, got, c.same)
		}
	}
}
