package pdfium

import "github.com/juesuan/juesuan/extract/paths"

// Options are the limits of the engine and of each document. The zero value means the defaults; so does any zero field.
type Options struct {
	// CacheDir keeps the compiled module between processes: starting takes 2 s without and 0.1 s with it. Default
	// os.UserCacheDir()/juesuan/wazero; "-" keeps nothing. A folder that can't be written is done without.
	CacheDir string
	// MemoryPages bounds the memory of one instance, in pages of 64 KiB. Default 6144 (384 MiB): an A3 scan in
	// colour at 300 dpi takes 70 MB decoded and as much again rendered. An instance begins with 284 pages.
	MemoryPages uint32
	// Interruptible lets a context end a call into PDFium, which else ends between calls only: a page that takes for ever
	// takes one call. The checks make reading and rendering four times as slow (3 ms a page against 13; 0.6 s a scan at
	// 300 dpi against 3), so they are for callers whose process is not killed by another one. Default off.
	Interruptible bool
	// PagesPerInstance: after so many pages a document gets a fresh instance, because PDFium keeps the fonts and images
	// it has met. Default 100; a fresh one takes 3 ms and the file's opening.
	PagesPerInstance int

	// MaxBytes bounds the file's size. Default 128 MiB: it is copied into the instance.
	MaxBytes int64
	// MaxPages bounds the pages of a document. Default 100 000.
	MaxPages int
	// MaxGlyphsPerPage bounds the glyphs of one page. Default 200 000: the densest A3 table seen has 12 000.
	MaxGlyphsPerPage int
	// MaxObjectsPerPage bounds the page objects and path points read of one page. Default 1 000 000.
	MaxObjectsPerPage int
	// MaxFormDepth bounds how deep forms nest. Default 24; real files stay below 5.
	MaxFormDepth int
	// MaxPixels bounds a rendered image. Default 60 million: A2 at 300 dpi has 35, and takes 4 bytes each.
	MaxPixels int

	// Rules are the tolerances by which painted paths are taken for rules.
	Rules paths.Options
}

func (o Options) withDefaults() Options {
	def(&o.MemoryPages, 6144)
	def(&o.PagesPerInstance, 100)
	def(&o.MaxBytes, 128<<20)
	def(&o.MaxPages, 100_000)
	def(&o.MaxGlyphsPerPage, 200_000)
	def(&o.MaxObjectsPerPage, 1_000_000)
	def(&o.MaxFormDepth, 24)
	def(&o.MaxPixels, 60_000_000)
	return o
}

func def[T int | int64 | uint32 | float64](v *T, to T) {
	if *v <= 0 {
		*v = to
	}
}
