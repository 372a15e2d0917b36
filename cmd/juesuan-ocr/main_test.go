//go:build cgo

package main

import (
	"image"
	"image/color"
	"os"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
	_ "github.com/juesuan/juesuan/internal/golden" // understands -update
)

// asProgram has the test program run as juesuan-ocr.
const asProgram = "JUESUAN_OCR_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func client(t *testing.T, options ocr.Options) *ocr.Client {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(asProgram, "1")
	options.Binary = self
	c := ocr.New(options)
	t.Cleanup(c.Close)
	return c
}

// beam is a dash, drawn.
func beam() ocr.Crop {
	m := image.NewGray(image.Rect(0, 0, 24, 3))
	for x := range 24 {
		m.SetGray(x, 1, color.Gray{})
	}
	return ocr.Crop{Image: m, Kind: ocr.Amount}
}

func TestReadsOverItsStreams(t *testing.T) {
	c := client(t, ocr.Options{})
	hello, err := c.Hello(t.Context())
	if err != nil {
		t.Skipf("no engine is installed (%v)", err)
	}
	got, err := c.Read(t.Context(), []ocr.Crop{beam()})
	if err != nil {
		t.Fatal(err)
	}
	if len(got[0]) != len(hello.Engines) {
		t.Fatalf("%d readings by %d engines", len(got[0]), len(hello.Engines))
	}
	for _, r := range got[0] {
		if r.Text != "—" {
			t.Errorf("%s reads %q", r.Engine, r.Text)
		}
	}
}

func TestWithoutModelsItSaysWhatToDo(t *testing.T) {
	c := client(t, ocr.Options{Models: t.TempDir(), Engines: ocr.OnlyPPOCR})
	_, err := c.Hello(t.Context())
	if err == nil {
		t.Fatal("there are no models, and no error")
	}
	t.Log(err)
}
