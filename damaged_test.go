package juesuan_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/internal/score"
)

var reference = regexp.MustCompile(`\b[0-9]+ 0 R\b`)

// misled is a copy of a PDF in which references of some pages lead to what other references of the same length lead to.
func misled(r *rand.Rand, data []byte) []byte {
	data = bytes.Clone(data)
	at := reference.FindAllIndex(data, -1)
	for range 2 {
		one, other := at[r.IntN(len(at))], at[r.IntN(len(at))]
		if one[1]-one[0] == other[1]-other[0] {
			copy(data[one[0]:one[1]], data[other[0]:other[1]])
		}
	}
	return data
}

// A damaged reference shows a page twice, in another font, or with the content of another: whatever is wrong then is
// doubtful.
func TestCorpusMisledReferences(t *testing.T) {
	const first, copies = 20, 10 // seeds; with 26 a page shows the table of another, whole and proved
	converted, wrong := 0, 0
	for _, name := range []string{"pdf-rotated-1", "text-2019-1", "text-cid-narrow-1", "text-cid-noembed-1", "text-three-rules-1"} {
		folder := corpus.Path(t, "dev", name)
		truth, err := score.ReadTruth(filepath.Join(folder, "truth.json"))
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(folder, "document.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		for seed := uint64(first); seed < first+copies; seed++ {
			result, err := juesuan.Convert(context.Background(), juesuan.Bytes("a.pdf", misled(rand.New(rand.NewPCG(seed, 0)), data)), juesuan.Options{})
			if err != nil {
				continue // it says so
			}
			converted++
			output, err := score.Of(result)
			if err != nil {
				t.Fatal(err)
			}
			c, notes := score.Document(truth, output, score.All)
			wrong += c.Got - c.Hit
			if c.Silent > 0 {
				t.Errorf("%s, seed %d: %d wrong amounts are not doubtful, %v", name, seed, c.Silent, notes[:min(3, len(notes))])
			}
		}
	}
	t.Logf("%d copies converted, %d amounts wrong", converted, wrong)
	if converted == 0 || wrong == 0 {
		t.Errorf("%d copies converted, %d amounts wrong: the damage damaged nothing", converted, wrong)
	}
}
