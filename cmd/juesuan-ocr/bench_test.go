//go:build cgo

package main

import (
	"bytes"
	"context"
	"image/png"
	"syscall"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/internal/ocrengine"
)

// inThisProcess reads with the engines without a process of their own, so that their time is this one's. Unlike the
// client, it reads identical lines again.
type inThisProcess struct{ *ocrengine.Engine }

func (e inThisProcess) Read(_ context.Context, crops []ocr.Crop) ([][]ocr.Reading, error) {
	return e.Engine.Read(crops)
}

// A full ruled page, of 156 cells with ink, on one core: seconds of processor time, whatever else the machine does.
func BenchmarkPage(b *testing.B) {
	const fullPage = 1
	var page bytes.Buffer
	if err := png.Encode(&page, drawnFrom(b, "../../fixtures/official-form/document.pdf", 300, fullPage)[0]); err != nil {
		b.Fatal(err)
	}
	for _, engines := range []ocr.Engines{ocr.AutoEngines, ocr.OnlyPPOCR, ocr.OnlyTesseract} {
		b.Run(string(engines), func(b *testing.B) {
			engine := ocrengine.Open(ocr.Settings{Engines: engines, Languages: "chi_sim", Models: ocr.ModelsFolder()}, "")
			defer engine.Close()
			if hello := engine.Hello(); len(hello.Missing) > 0 {
				b.Skipf("%s is missing: %s", hello.Missing[0].Engine, hello.Missing[0].Why)
			}
			before := processorTime(b)
			for b.Loop() {
				if _, err := juesuan.Convert(b.Context(), juesuan.Bytes("a.png", page.Bytes()), juesuan.Options{OCR: inThisProcess{engine}}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric((processorTime(b)-before)/float64(b.N), "cpu-s/page")
		})
	}
}

// processorTime is what this process has used, in seconds.
func processorTime(b *testing.B) float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return float64(used.Utime.Nano()+used.Stime.Nano()) / 1e9
}
