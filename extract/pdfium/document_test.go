package pdfium

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/juesuan/juesuan/model"
)

func expectReason(t *testing.T, err error, want model.ReasonCode) {
	t.Helper()
	var f *model.Failure
	if !errors.As(err, &f) || f.Reason != want {
		t.Errorf("got %v, not a failure for the reason %s", err, want)
	}
}

// numbered is a file whose pages say which they are.
func numbered(pages int) []byte {
	var drafts []pageDraft
	for n := 1; n <= pages; n++ {
		drafts = append(drafts, pageDraft{"", fmt.Sprintf("BT /F 10 Tf 20 50 Td (page %d) Tj ET", n)})
	}
	return draft(drafts)
}

func expectNumbered(t *testing.T, d *Document, n int) {
	t.Helper()
	p, err := d.Page(n)
	if err != nil {
		t.Error(err)
		return
	}
	if got, want := texts(p), fmt.Sprintf("page %d", n); got != want || p.Number != n {
		t.Errorf("page %d says %q and is numbered %d", n, got, p.Number)
	}
}

func TestOpenFailures(t *testing.T) {
	for _, c := range []struct {
		name string
		data string
		want model.ReasonCode
	}{
		{"empty", "", model.ReasonEmpty},
		{"no_pdf", "<html><body>not found</body></html>", model.ReasonDamaged},
		{"no_pages", string(draft(nil)), model.ReasonNoPages},
		{"password", strings.Replace(string(numbered(1)), "trailer\n<<", "trailer\n<< /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "+
			"/O <"+strings.Repeat("11", 32)+"> /U <"+strings.Repeat("22", 32)+"> >>", 1), model.ReasonEncrypted},
		{"unknown_encryption", strings.Replace(string(numbered(1)), "trailer\n<<", "trailer\n<< /ID [<00> <00>] /Encrypt << /Filter /Other >>", 1), model.ReasonEncrypted},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := shared().Open(context.Background(), []byte(c.data), "")
			expectReason(t, err, c.want)
		})
	}
}

func TestPageNumbers(t *testing.T) {
	d := open(t, shared(), numbered(2))
	if d.NumPage() != 2 {
		t.Errorf("%d pages", d.NumPage())
	}
	for _, n := range []int{0, 3, -1} {
		if _, err := d.Page(n); err == nil {
			t.Errorf("there is a page %d", n)
		}
	}
	expectNumbered(t, d, 2)
	expectNumbered(t, d, 1)
	d.Close()
	d.Close()
	if _, err := d.Page(1); err == nil {
		t.Error("a closed document has a page")
	}
}

func TestInstancesAreRenewed(t *testing.T) {
	e := New(Options{CacheDir: warm, PagesPerInstance: 2, MaxPixels: 40_000_000, MemoryPages: 400})
	t.Cleanup(func() { _ = e.Close() })
	d := open(t, e, numbered(7))
	first := d.module
	for n := 1; n <= 7; n++ {
		expectNumbered(t, d, n)
	}
	if d.module == first {
		t.Error("seven pages were read by one instance, not by four")
	}
	// What asks for too much memory costs the instance, and the next page gets another one.
	_, err := d.Render(1, 1200)
	expectReason(t, err, model.ReasonMemory)
	expectNumbered(t, d, 3)
}

func TestMemoryLimitAtOpen(t *testing.T) {
	e := New(Options{CacheDir: warm, MemoryPages: 320})
	t.Cleanup(func() { _ = e.Close() })
	_, err := e.Open(context.Background(), append(numbered(1), make([]byte, 24<<20)...), "")
	expectReason(t, err, model.ReasonMemory)
	expectNumbered(t, open(t, e, numbered(1)), 1)
}

// Forms that show each other ten times over twelve levels: nothing but the context ends it.
func TestContextEndsAPage(t *testing.T) {
	var forms []string
	for i := range 12 {
		content := strings.Repeat("/N Do ", 10)
		if i == 11 {
			content = strings.Repeat("0 0 m 10 10 l S ", 40)
		}
		forms = append(forms, fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /N %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream", 21+i, len(content), content))
	}
	e := New(Options{CacheDir: warm, Interruptible: true})
	t.Cleanup(func() { _ = e.Close() })
	expectNumbered(t, open(t, e, numbered(1)), 1) // starts it
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	d, err := e.Open(ctx, draft([]pageDraft{{"", "/X Do"}}, forms...), "")
	if err == nil {
		t.Cleanup(d.Close)
		_, err = d.Page(1)
	}
	expectReason(t, err, model.ReasonTimeout)
}

func TestCancelledContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	d, err := shared().Open(ctx, numbered(1), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	cancel()
	if _, err := d.Page(1); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestDocumentsAtOnce(t *testing.T) {
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			d, err := shared().Open(context.Background(), numbered(3), "")
			if err != nil {
				t.Error(err)
				return
			}
			defer d.Close()
			for n := 3; n >= 1; n-- {
				expectNumbered(t, d, n)
			}
		})
	}
	all.Wait()
}

func TestCache(t *testing.T) {
	readOne := func(dir string) {
		t.Helper()
		e := New(Options{CacheDir: dir})
		expectNumbered(t, open(t, e, numbered(1)), 1)
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	}
	dir := filepath.Join(t.TempDir(), "new", "folder")
	readOne(dir)
	kept, _ := filepath.Glob(filepath.Join(dir, "*", "*"))
	if len(kept) != 1 {
		t.Fatalf("%d files were kept", len(kept))
	}
	readOne(dir)
	if err := os.Truncate(kept[0], 1000); err != nil { // a crash, a full disk
		t.Fatal(err)
	}
	readOne(dir)

	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	readOne(filepath.Join(file, "below")) // no folder can be made there
}

func TestEngineClose(t *testing.T) {
	e := New(Options{})
	if err := e.Close(); err != nil {
		t.Error(err)
	}
	if _, err := e.Open(context.Background(), numbered(1), ""); err == nil {
		t.Error("a closed engine opens a document")
	}
}

func TestModuleOf(t *testing.T) {
	for _, v := range []any{nil, 1, struct{}{}, &struct{ Module int }{1}} {
		if _, err := moduleOf(v); err == nil {
			t.Errorf("a module was found in %#v", v)
		}
	}
}
