package worker

import (
	"sync"

	"github.com/juesuan/juesuan/extract/ocr"
)

// recognition keeps the recognition process of this process: one for each way of reading that jobs ask for, started
// when the first picture is read.
type recognition struct {
	mu      sync.Mutex
	clients map[ocr.Options]*ocr.Client
}

// reader reads as the options say. nil where they are nil, and where there is no recognition program: then no page is
// drawn in vain.
func (r *recognition) reader(opt *ocr.Options) ocr.Reader {
	if opt == nil {
		return nil
	}
	if _, err := ocr.FindBinary(opt.Binary); err != nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.clients == nil {
		r.clients = map[ocr.Options]*ocr.Client{}
	}
	c := r.clients[*opt]
	if c == nil {
		c = ocr.New(*opt)
		r.clients[*opt] = c
	}
	return c
}

// close ends the processes.
func (r *recognition) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, c := range r.clients {
		c.Close()
	}
	r.clients = nil
}
