package main

import (
	"fmt"
	"time"

	"github.com/spf13/pflag"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/worker"
)

// limitFlags are what a document may ask for. A document that asks for more fails, with the reason named here.
type limitFlags struct {
	timeout, pageTimeout time.Duration // timeout
	memory               byteSize      // memory
	stream, inflated     byteSize      // limit_size
	pages, depth, glyphs int           // limit_pages, limit_depth, limit_glyphs
	pageSide             float64       // limit_size
	documents            int           // none: a worker is renewed
}

func (l *limitFlags) register(f *pflag.FlagSet) {
	*l = limitFlags{memory: 1 << 30, stream: 64 << 20, inflated: 1 << 30}
	f.DurationVar(&l.timeout, "timeout", 30*time.Minute, "the longest that a document may take (else failed: timeout)")
	f.DurationVar(&l.pageTimeout, "page-timeout", 90*time.Second, "the longest that a page, or another step, may take (timeout)")
	f.Var(&l.memory, "max-memory", "the most memory that a worker process may have resident (memory)")
	f.Var(&l.stream, "max-stream", "the most that one stream of a file may inflate to (limit_size)")
	f.Var(&l.inflated, "max-inflated", "the most that a file's streams may inflate to together (limit_size)")
	f.IntVar(&l.pages, "max-pages", 10_000, "the most pages of a document (limit_pages)")
	f.Float64Var(&l.pageSide, "max-page-side", 20_000, "the largest width or height of a page, in points (limit_size)")
	f.IntVar(&l.glyphs, "max-glyphs", 200_000, "the most characters on a page (limit_glyphs)")
	f.IntVar(&l.depth, "max-depth", 256, "how deep the page tree, or forms in forms, may nest (limit_depth)")
	f.IntVar(&l.documents, "worker-documents", 500, "a worker process is renewed after so many documents")
	_ = f.MarkHidden("worker-documents")
}

// check finds a limit that nothing could meet.
func (l *limitFlags) check() error {
	for _, least := range []struct {
		flag string
		ok   bool
	}{
		{"timeout", l.timeout > 0}, {"page-timeout", l.pageTimeout > 0}, {"max-pages", l.pages > 0},
		{"max-page-side", l.pageSide > 0}, {"max-glyphs", l.glyphs > 0}, {"max-depth", l.depth > 0},
		{"worker-documents", l.documents > 0},
	} {
		if !least.ok {
			return usage("--%s: it must be more than nothing", least.flag)
		}
	}
	const least = 64 << 20 // the program itself takes half of that
	if l.memory < least {
		return usage("--max-memory %v: a worker needs 64MiB", &l.memory)
	}
	return nil
}

func (l *limitFlags) reading(opt *juesuan.Options) {
	text := &opt.Read.Text
	text.MaxStreamBytes, text.MaxInflated = int64(l.stream), int64(l.inflated)
	text.MaxPages, text.MaxGlyphsPerPage = l.pages, l.glyphs
	text.MaxTreeDepth, text.MaxFormDepth = l.depth, l.depth
	opt.Read.MaxPageSide = l.pageSide
}

// name tells one set of time and memory from another.
func (l *limitFlags) name() string {
	return fmt.Sprintf("timeout %v, page-timeout %v, max-memory %v", l.timeout, l.pageTimeout, &l.memory)
}

func (l *limitFlags) working() worker.Limits {
	return worker.Limits{Timeout: l.timeout, PageTimeout: l.pageTimeout, Memory: int64(l.memory), Documents: l.documents}
}
