package ocr

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// fakeClient makes a client whose recognition process does what is named.
func fakeClient(t *testing.T, what string, options Options) *Client {
	t.Helper()
	if fakes[what] == nil {
		t.Fatalf("no fake %q", what)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(fakeVariable, what)
	t.Setenv(markerVariable, filepath.Join(t.TempDir(), "marker"))
	options.Binary = self
	c := New(options)
	t.Cleanup(c.Close)
	return c
}

func crop(w, h int) Crop { return Crop{Image: image.NewGray(image.Rect(0, 0, w, h))} }

func crops(n int) []Crop {
	out := make([]Crop, n)
	for i := range out {
		out[i] = crop(i+1, 10)
	}
	return out
}

// checkWidths sees that each crop was read as its width.
func checkWidths(t *testing.T, crops []Crop, got [][]Reading) {
	t.Helper()
	if len(got) != len(crops) {
		t.Fatalf("%d readings of %d crops", len(got), len(crops))
	}
	for i, c := range crops {
		if len(got[i]) != 1 || got[i][0].Text != strconv.Itoa(c.Image.Rect.Dx()) {
			t.Errorf("crop %d, %d wide, was read as %+v", i, c.Image.Rect.Dx(), got[i])
		}
	}
}

func TestReadingsStandWhereTheirCropsDo(t *testing.T) {
	c := fakeClient(t, "counts", Options{BatchCrops: 4})
	all := crops(11)
	got, err := c.Read(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	checkWidths(t, all, got)
}

func TestBatchesAreBoundedByPixels(t *testing.T) {
	c := fakeClient(t, "counts", Options{BatchPixels: 4 * 200 * 10})
	var all []Crop
	for i := range 9 {
		all = append(all, crop(200+i, 10))
	}
	all = append(all, crop(3000, 10)) // alone larger than a batch
	got, err := c.Read(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	checkWidths(t, all, got)
}

func TestIdenticalCropsAreReadOnce(t *testing.T) {
	c := fakeClient(t, "reads once only", Options{})
	whole := image.NewGray(image.Rect(0, 0, 100, 100))
	all := append(crops(5), crops(5)...)
	all = append(all, Crop{Image: whole.SubImage(image.Rect(50, 50, 53, 60)).(*image.Gray)}) // as black as crop(3, 10)
	for range 2 {
		got, err := c.Read(t.Context(), all)
		if err != nil {
			t.Fatal(err)
		}
		checkWidths(t, all, got)
	}
	asDigits := crop(3, 10)
	asDigits.Kind = Digits
	if _, err := c.Read(t.Context(), []Crop{asDigits, crop(10, 3)}); err != nil {
		t.Errorf("crops of another kind or shape: %v", err)
	}
}

func TestPartOfAnImageIsSentAlone(t *testing.T) {
	whole := image.NewGray(image.Rect(0, 0, 10, 10))
	for i := range whole.Pix {
		whole.Pix[i] = uint8(i)
	}
	part := whole.SubImage(image.Rect(2, 3, 5, 5)).(*image.Gray)
	b, err := decodeBatch(batch{number: 9, crops: []Crop{{Image: part, Kind: Amount}}}.encode())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(b.number, b.crops[0].Kind, b.crops[0].Image.Pix), fmt.Sprint(9, Amount, []uint8{32, 33, 34, 42, 43, 44}); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhatIsNoLineHasNoReadings(t *testing.T) {
	c := fakeClient(t, "reads", Options{CropPixels: 1000})
	got, err := c.Read(t.Context(), []Crop{{}, crop(0, 5), crop(5, 5), crop(101, 10), {Image: crop(5, 5).Image, Kind: 9}})
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range got {
		if (len(r) > 0) != (i == 2) {
			t.Errorf("crop %d: %+v", i, r)
		}
	}
}

func TestACrashIsTriedOnceMore(t *testing.T) {
	c := fakeClient(t, "crashes once", Options{})
	all := crops(3)
	got, err := c.Read(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	checkWidths(t, all, got)
}

func TestFailures(t *testing.T) {
	for _, test := range []struct {
		what    string
		options Options
		want    string
	}{
		{"crashes", Options{}, "segmentation fault, so to speak"},
		{"hangs with a child", Options{BatchTimeout: 300 * time.Millisecond}, "longer than 300ms"},
		{"deaf", Options{BatchTimeout: 300 * time.Millisecond, BatchPixels: 32 << 20, CropPixels: 32 << 20}, "longer than 300ms"},
		{"has trouble", Options{}, errFake.Error()},
		{"garbage", Options{}, errGarbage.Error()},
		{"floods", Options{}, "unexpected end of JSON input"},
		{"long frame", Options{}, errTooLong.Error()},
		{"half a frame", Options{}, "unexpected EOF"},
		{"stale answer", Options{}, "batch 77"},
		{"too few", Options{}, "0 readings"},
		{"no engine of ours", Options{}, `"other"`},
		{"wild place", Options{}, "-5"},
	} {
		t.Run(test.what, func(t *testing.T) {
			c := fakeClient(t, test.what, test.options)
			one := crop(3000, 2000)
			if test.options.CropPixels == 0 {
				one = crop(30, 20)
			}
			_, err := c.Read(t.Context(), []Crop{one})
			if err == nil || !strings.Contains(err.Error(), "failed twice on the same 1 crops") || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want one that says %q", err, test.want)
			}
			if errors.Is(err, ErrUnavailable) {
				t.Errorf("%v is no reason to give up for good", err)
			}
		})
	}
}

func TestMemoryIsBounded(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells the memory of a process")
	}
	c := fakeClient(t, "grows", Options{Memory: 200 << 20})
	if _, err := c.Read(t.Context(), crops(1)); err == nil || !strings.Contains(err.Error(), "more than 200 MiB") {
		t.Errorf("got %v", err)
	}
}

func TestUnavailable(t *testing.T) {
	for _, test := range []struct {
		what    string
		options Options
		want    string
	}{
		{"never greets", Options{StartTimeout: 200 * time.Millisecond}, "longer than 200ms"},
		{"ends at once", Options{}, errFake.Error()},
		{"floods greeting", Options{}, "of kind 'r'"},
		{"other protocol", Options{}, "install both from the same release"},
		{"no engines", Options{}, "its model is missing"},
		{"one engine", Options{Engines: BothEngines}, "no library"},
	} {
		t.Run(test.what, func(t *testing.T) {
			c := fakeClient(t, test.what, test.options)
			for range 2 { // the second time it is known
				_, err := c.Read(t.Context(), crops(1))
				if !errors.Is(err, ErrUnavailable) || !strings.Contains(err.Error(), test.want) {
					t.Errorf("got %v, want %v that says %q", err, ErrUnavailable, test.want)
				}
			}
		})
	}
}

func TestOneEngineSuffices(t *testing.T) {
	hello, err := fakeClient(t, "one engine", Options{}).Hello(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !hello.Has(PPOCR) || hello.Has(Tesseract) {
		t.Errorf("got %+v", hello)
	}
}

func TestNoBinary(t *testing.T) {
	c := New(Options{Binary: filepath.Join(t.TempDir(), "juesuan-ocr")})
	defer c.Close()
	if _, err := c.Read(t.Context(), crops(1)); !errors.Is(err, ErrUnavailable) {
		t.Errorf("got %v", err)
	}
}

func TestChildrenOfAHangingProcessAreKilled(t *testing.T) {
	// Long enough for the process to start its child, on a busy machine too.
	c := fakeClient(t, "hangs with a child", Options{BatchTimeout: 2 * time.Second})
	if _, err := c.Read(t.Context(), crops(1)); err == nil {
		t.Fatal("no error")
	}
	text, err := os.ReadFile(os.Getenv(markerVariable))
	if err != nil {
		t.Fatal(err)
	}
	child, err := strconv.Atoi(string(text))
	if err != nil {
		t.Fatal(err)
	}
	waitUntilGone(t, child)
}

func TestCloseEndsTheProcess(t *testing.T) {
	c := fakeClient(t, "reads", Options{})
	hello, err := c.Hello(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(hello.Version)
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	c.Close() // does no harm
	waitUntilGone(t, pid)
	if _, err := c.Read(t.Context(), crops(1)); err == nil {
		t.Error("a closed client reads")
	}
}

// waitUntilGone waits until a process has ended; one that nobody waits for has, too.
func waitUntilGone(t *testing.T, pid int) {
	t.Helper()
	for range 200 {
		if syscall.Kill(pid, 0) != nil {
			return
		}
		stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if strings.Contains(string(stat), ") Z ") {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Errorf("process %d is still there", pid)
}

func TestCancel(t *testing.T) {
	c := fakeClient(t, "hangs with a child", Options{})
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := c.Read(ctx, crops(1)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestSeveralGoroutines(t *testing.T) {
	c := fakeClient(t, "reads", Options{BatchCrops: 3})
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			all := crops(5 + i)
			got, err := c.Read(t.Context(), all)
			if err != nil {
				t.Error(err)
				return
			}
			checkWidths(t, all, got)
		})
	}
	wg.Wait()
}

func TestRememberedIsBounded(t *testing.T) {
	m := newMemory(10)
	for i := range 100 {
		m.put(fingerprintOf(crop(i+1, 1)), []Reading{{Text: strconv.Itoa(i)}})
		if n := len(m.young) + len(m.older); n > 10 {
			t.Fatalf("%d remembered", n)
		}
	}
	if r, ok := m.get(fingerprintOf(crop(100, 1))); !ok || r[0].Text != "99" {
		t.Errorf("the last is forgotten: %v", r)
	}
	if _, ok := m.get(fingerprintOf(crop(1, 1))); ok {
		t.Error("the first is remembered")
	}
}
