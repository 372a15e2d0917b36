package dataset

import (
	"io"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// A document of 629 amounts, read and written as lines of both files.
func BenchmarkDocument(b *testing.B) {
	out := tree(b, model.ManifestEntry{Path: "official-form", Status: model.StatusOK})
	b.ReportAllocs()
	for b.Loop() {
		p := documentPart(out.Tree(), "official-form")
		if p.err != nil {
			b.Fatal(p.err)
		}
		io.Discard.Write(p.lines)
	}
}
