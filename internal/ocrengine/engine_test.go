//go:build cgo

package ocrengine

import (
	"image"
	"image/draw"
	"image/png"
	"os"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
	_ "github.com/juesuan/juesuan/internal/golden" // understands -update
	"github.com/juesuan/juesuan/model"
)

// lines are the lines of testdata/lines.png, which was made for this test: 9 points at 288 dpi, Noto Serif CJK.
var lines = []struct {
	text string
	kind ocr.Kind
}{
	{"3,907.17", ocr.Amount},
	{"-1,234.50", ocr.Amount},
	{"2080505", ocr.Digits},
	{"一、一般公共预算财政拨款收入", ocr.Text},
	{"机关事业单位基本养老保险缴费支出", ocr.Text},
	{"（二）项目支出", ocr.Text},
	{"—", ocr.Amount},
}

// loadLines cuts the picture into its lines, each tight.
func loadLines(t testing.TB) []ocr.Crop {
	t.Helper()
	f, err := os.Open("testdata/lines.png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	page := image.NewGray(picture.Bounds())
	draw.Draw(page, page.Rect, picture, page.Rect.Min, draw.Src)
	var out []ocr.Crop
	for y := 0; y < page.Rect.Dy(); y++ {
		top := y
		for y < page.Rect.Dy() && !blankRow(page, y) {
			y++
		}
		if y > top {
			out = append(out, ocr.Crop{Image: tight(page, top, y), Kind: lines[len(out)].kind})
		}
	}
	if len(out) != len(lines) {
		t.Fatalf("%d lines", len(out))
	}
	return out
}

func blankRow(page *image.Gray, y int) bool {
	for _, v := range page.Pix[y*page.Stride : y*page.Stride+page.Rect.Dx()] {
		if v < 128 {
			return false
		}
	}
	return true
}

func tight(page *image.Gray, top, bottom int) *image.Gray {
	left, right := page.Rect.Dx(), 0
	for y := top; y < bottom; y++ {
		for x := range page.Rect.Dx() {
			if page.Pix[y*page.Stride+x] < 128 {
				left, right = min(left, x), max(right, x+1)
			}
		}
	}
	return page.SubImage(image.Rect(left, top, right, bottom)).(*image.Gray)
}

// open opens an engine, or skips the test where it is not installed.
func open(t testing.TB, engines ocr.Engines) *Engine {
	t.Helper()
	e := Open(ocr.Settings{Engines: engines, Languages: "chi_sim", Models: ocr.ModelsFolder()}, "test")
	t.Cleanup(e.Close)
	for _, m := range e.Hello().Missing {
		t.Skipf("%s is not installed (%s); run scripts/setup.sh", m.Engine, m.Why)
	}
	return e
}

func readAll(t testing.TB, e *Engine, crops []ocr.Crop) [][]ocr.Reading {
	t.Helper()
	got, err := e.Read(crops)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestPPOCRReadsLines(t *testing.T) {
	crops := loadLines(t)
	for i, readings := range readAll(t, open(t, ocr.OnlyPPOCR), crops) {
		if len(readings) != 1 || readings[0].Text != lines[i].text {
			t.Errorf("line %d: got %+v, want %q", i, readings, lines[i].text)
			continue
		}
		checkReading(t, crops[i], readings[0], ocr.PPOCR)
	}
}

func TestTesseractReadsFigures(t *testing.T) {
	crops := loadLines(t)
	for i, readings := range readAll(t, open(t, ocr.OnlyTesseract), crops) {
		if len(readings) != 1 {
			t.Errorf("line %d: got %+v", i, readings)
			continue
		}
		if lines[i].kind != ocr.Text && readings[0].Text != lines[i].text {
			t.Errorf("line %d: got %q, want %q", i, readings[0].Text, lines[i].text)
		}
		checkReading(t, crops[i], readings[0], ocr.Tesseract)
	}
}

// checkReading sees that a reading is whole and its characters stand in order inside the crop.
func checkReading(t *testing.T, crop ocr.Crop, r ocr.Reading, by model.Reader) {
	t.Helper()
	if r.Engine != by {
		t.Errorf("%q was read by %s", r.Text, r.Engine)
	}
	text, at, lowest := "", 0.0, 1.0
	for _, c := range r.Chars {
		if c.X0 < at || c.X1 < c.X0 || c.X1 > float64(crop.Image.Rect.Dx()) {
			t.Errorf("%q: %q stands from %v to %v, in %d pixels, behind %v", r.Text, c.Text, c.X0, c.X1, crop.Image.Rect.Dx(), at)
		}
		text, at, lowest = text+c.Text, c.X0, min(lowest, c.Confidence)
	}
	if text != r.Text || lowest != r.Confidence || lowest < 0 {
		t.Errorf("%q at %v has characters %q at %v", r.Text, r.Confidence, text, lowest)
	}
}

func TestPPOCRPlacesCharacters(t *testing.T) {
	crops := loadLines(t)
	r := readAll(t, open(t, ocr.OnlyPPOCR), crops[4:5])[0][0] // 16 characters of 36 pixels each
	for i, c := range r.Chars {
		if from, to := float64(36*i-4), float64(36*i+40); c.X0 < from || c.X1 > to || c.X1-c.X0 < 12 {
			t.Errorf("%s stands from %v to %v, not inside %v to %v", c.Text, c.X0, c.X1, from, to)
		}
	}
}

func TestKindsChooseEngines(t *testing.T) {
	e := open(t, ocr.AutoEngines)
	for i, readings := range readAll(t, e, loadLines(t)) {
		want := 2
		if lines[i].kind == ocr.Text {
			want = 1
		}
		if len(readings) != want {
			t.Errorf("%s has %d readings, want %d", lines[i].text, len(readings), want)
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	e := open(t, ocr.BothEngines)
	crops := loadLines(t)
	first := readAll(t, e, crops)
	for i := len(crops) - 1; i >= 0; i-- {
		again := readAll(t, e, crops[i:i+1])[0]
		for k, r := range again {
			if r.Text != first[i][k].Text || r.Confidence != first[i][k].Confidence {
				t.Errorf("%s by %s: %q at %v, then %q at %v", lines[i].text, r.Engine, first[i][k].Text, first[i][k].Confidence, r.Text, r.Confidence)
			}
		}
	}
}

func TestOddCropsAreNoError(t *testing.T) {
	e := open(t, ocr.BothEngines)
	white := image.NewGray(image.Rect(0, 0, 100, 30))
	for i := range white.Pix {
		white.Pix[i] = 255
	}
	for _, kind := range []ocr.Kind{ocr.Text, ocr.Amount, ocr.Digits} {
		got := readAll(t, e, []ocr.Crop{
			{Image: white, Kind: kind},
			{Image: image.NewGray(image.Rect(0, 0, 1, 1)), Kind: kind},
			{Image: image.NewGray(image.Rect(0, 0, 3000, 2)), Kind: kind},
			{Image: image.NewGray(image.Rect(0, 0, 2, 3000)), Kind: kind},
			{Image: image.NewGray(image.Rect(0, 0, 30000, 20)), Kind: kind},
		})
		if len(got[0]) > 0 || len(got[4]) > 0 {
			t.Errorf("white paper and a black beam are read as %+v and %+v", got[0], got[4])
		}
	}
}

func TestMissingModelsAreTold(t *testing.T) {
	e := Open(ocr.Settings{Engines: ocr.OnlyPPOCR, Models: t.TempDir()}, "test")
	defer e.Close()
	hello := e.Hello()
	if len(hello.Engines) > 0 || len(hello.Missing) != 1 || hello.Missing[0].Engine != ocr.PPOCR {
		t.Errorf("got %+v", hello)
	}
}

func BenchmarkAmountPPOCR(b *testing.B)     { benchmark(b, ocr.OnlyPPOCR, 0) }
func BenchmarkNamePPOCR(b *testing.B)       { benchmark(b, ocr.OnlyPPOCR, 4) }
func BenchmarkAmountTesseract(b *testing.B) { benchmark(b, ocr.OnlyTesseract, 0) }

func benchmark(b *testing.B, engines ocr.Engines, line int) {
	e := open(b, engines)
	crop := loadLines(b)[line : line+1]
	for b.Loop() {
		readAll(b, e, crop)
	}
}
