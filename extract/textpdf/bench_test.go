package textpdf

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/juesuan/juesuan/internal/corpus"
)

// BenchmarkPage reads whole documents of the shared corpus; the figure to look at is ns/page.
func BenchmarkPage(b *testing.B) {
	for _, name := range []string{"dev/text-docx-1", "dev/text-chromium-1", "dev/text-chromium-type3-1", "dev/text-cid-noembed-1", "real/putuo-planning"} {
		b.Run(filepath.Base(name), func(b *testing.B) {
			data, err := os.ReadFile(corpus.Path(b, name, "document.pdf"))
			if err != nil {
				b.Skip("this document is not in the shared corpus: ", name)
			}
			pages := 0
			b.ReportAllocs()
			for b.Loop() {
				f, err := Open(bytes.NewReader(data), int64(len(data)), Options{})
				if err != nil {
					b.Fatal(err)
				}
				for n := 1; n <= f.NumPage(); n++ {
					if _, err := f.Page(n); err != nil {
						b.Fatal(err)
					}
				}
				pages += f.NumPage()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(pages), "ns/page")
		})
	}
}
