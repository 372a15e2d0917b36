package chain

import (
	"sync"

	"github.com/juesuan/juesuan/extract/pdfium"
)

// engines are the process's PDFium engines, one for each set of options. They live as long as the process: compiling
// PDFium takes longer than reading most documents.
var engines struct {
	sync.Mutex
	by map[pdfium.Options]*pdfium.Engine
}

func engine(opt pdfium.Options) *pdfium.Engine {
	engines.Lock()
	defer engines.Unlock()
	e := engines.by[opt]
	if e == nil {
		e = pdfium.New(opt)
		if engines.by == nil {
			engines.by = map[pdfium.Options]*pdfium.Engine{}
		}
		engines.by[opt] = e
	}
	return e
}
