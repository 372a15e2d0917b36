package juesuan_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/layout"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// The whole pipeline, on one core.
func BenchmarkConvert(b *testing.B) {
	for _, name := range fixtureNames(b) {
		b.Run(name, func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			src, pages := fixture(b, name), 0
			b.ReportAllocs()
			for b.Loop() {
				result, err := juesuan.Convert(context.Background(), src, juesuan.Options{})
				if err != nil {
					b.Fatal(err)
				}
				pages += len(result.Document.Pages)
			}
			reportPerPage(b, pages)
		})
	}
}

// Time is linear in pages when ms/page stays the same from one length to the next: a document repeated to that
// many times its length goes through layout and normalize, the stages that see all pages at once.
func BenchmarkPages(b *testing.B) {
	var once []model.Page
	opt := juesuan.Options{Watch: func(pages []model.Page, _ *model.Layout) { once = pages }}
	if _, err := juesuan.Convert(context.Background(), fixture(b, fixtureNames(b)[0]), opt); err != nil {
		b.Fatal(err)
	}
	for _, times := range []int{1, 4, 16} {
		pages, infos := repeat(once, times)
		b.Run(fmt.Sprintf("pages=%d", len(pages)), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			done := 0
			for b.Loop() {
				found := layout.Pages(pages, layout.Options{})
				normalize.Document(infos, &found, normalize.Options{})
				done += len(pages)
			}
			reportPerPage(b, done)
		})
	}
}

func repeat(once []model.Page, times int) (pages []model.Page, infos []model.PageInfo) {
	pages = slices.Repeat(once, times)
	for i := range pages {
		pages[i].Number = i + 1
		infos = append(infos, model.PageInfo{Page: i + 1, Via: pages[i].Via, Width: model.Points(pages[i].Width), Height: model.Points(pages[i].Height)})
	}
	return pages, infos
}

func reportPerPage(b *testing.B, pages int) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(pages), "ms/page")
	b.ReportMetric(0, "ns/op")
}

// The program itself over all fixtures: its largest resident memory.
func BenchmarkProgram(b *testing.B) {
	dir := b.TempDir()
	program := filepath.Join(dir, "juesuan")
	build := exec.Command("go", "build", "-buildvcs=false", "-o", program, "./cmd/juesuan")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, jobs := range []string{"1", "2"} {
		b.Run("jobs="+jobs, func(b *testing.B) {
			peak := 0.0
			for b.Loop() {
				run := exec.Command(program, "convert", "fixtures", "--out", b.TempDir(), "--quiet", "--jobs", jobs)
				if out, err := run.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				if usage, ok := run.ProcessState.SysUsage().(*syscall.Rusage); ok {
					peak = max(peak, float64(usage.Maxrss)/1024) // Maxrss is in KiB on Linux
				}
			}
			b.ReportMetric(peak, "peak-MB")
		})
	}
}
