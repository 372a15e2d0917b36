package worker

import "time"

// Limits are what a job may take. The zero value means the defaults; so does any zero field.
type Limits struct {
	// Timeout bounds the time of a document. Default 5 min: the longest published account seen takes 3 s, and a page to
	// be recognised by its shapes some seconds.
	Timeout time.Duration
	// PageTimeout bounds the time of one page, and of each step that concerns the whole document: opening it, mending it,
	// finding its tables. Default 30 s.
	PageTimeout time.Duration
	// Memory bounds the resident memory of a worker, in bytes. Default 1 GiB: a document of 400 pages takes 200 MB,
	// PDFium 200 MB more.
	Memory int64
	// Documents are how many a worker reads before a fresh one takes its place. Default 500.
	Documents int
}

// headroom is the part of a worker's memory that it may take between two looks at it.
func headroom(memory int64) int64 { return min(memory/32, 12<<20) }

func (l Limits) withDefaults() Limits {
	if l.Timeout <= 0 {
		l.Timeout = 5 * time.Minute
	}
	if l.PageTimeout <= 0 {
		l.PageTimeout = 30 * time.Second
	}
	if l.Memory <= 0 {
		l.Memory = 1 << 30
	}
	if l.Documents <= 0 {
		l.Documents = 500
	}
	return l
}
