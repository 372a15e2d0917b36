package textpdf

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"

	"github.com/juesuan/juesuan/internal/corpus"
)

func openPath(t *testing.T, path string) (*File, error) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	return Open(file, info.Size(), Options{})
}

// Documents with a text layer are read whole: each page by its text, each glyph known, nothing to complain of.
func TestCorpusIsReadWhole(t *testing.T) {
	for _, path := range corpus.Glob(t, "dev/text-*/document.pdf") {
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) {
			f, err := openPath(t, path)
			if err != nil {
				t.Fatal(err)
			}
			for n := 1; n <= f.NumPage(); n++ {
				p, err := f.Page(n)
				if err != nil || p.Via != model.ViaText || len(p.Diagnostics) > 0 {
					t.Errorf("page %d: via %s, %v, %v", n, p.Via, p.Diagnostics, err)
				}
				for _, g := range p.Glyphs {
					if strings.Contains(g.Text, unknown) {
						t.Errorf("page %d: a glyph at %+v is unknown", n, g.BBox)
					}
				}
			}
		})
	}
}

// A scanned document is told by its pages: an image as large as the page and no text that can be seen, or an invisible
// one that is wrong.
func TestCorpusScansAreNotText(t *testing.T) {
	want := map[string]string{"scan-lying-text-1": trust.ReasonHidden}
	for _, path := range corpus.Glob(t, "dev/scan-[0-9]*/document.pdf", "dev/scan-lying-text-*/document.pdf") {
		reason := cmp.Or(want[filepath.Base(filepath.Dir(path))], trust.ReasonScanned)
		f, err := openPath(t, path)
		if err != nil {
			t.Fatal(err)
		}
		for n := 1; n <= f.NumPage(); n++ {
			p, err := f.Page(n)
			if err != nil || p.Via != model.ViaNone || p.Reason != reason || len(p.Images) == 0 {
				t.Errorf("%s page %d: via %s, reason %q, %d images, %v", path, n, p.Via, p.Reason, len(p.Images), err)
			}
		}
	}
}

// Files made to break readers end in pages or in an error with its reason. A file that hangs fails the test by its
// timeout; its name is the last one logged.
func TestHostileFilesAreSurvived(t *testing.T) {
	for _, path := range corpus.Glob(t, "hostile/*.pdf") {
		t.Log(filepath.Base(path))
		f, err := openPath(t, path)
		if err != nil {
			failure(t, err)
			continue
		}
		for n := 1; n <= f.NumPage(); n++ {
			if p, err := f.Page(n); err == nil && (p.Width <= 0 || p.Height <= 0) {
				t.Errorf("%s page %d has no size", path, n)
			}
		}
	}
}
