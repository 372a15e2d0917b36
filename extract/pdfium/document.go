package pdfium

import (
	"context"
	"errors"
	"fmt"

	"github.com/juesuan/juesuan/model"
)

// Document is an open PDF file. It is not for concurrent use.
type Document struct {
	engine   *Engine
	ctx      context.Context
	data     []byte
	password string
	pages    int

	module *module // nil when the next page needs a fresh one
	handle pointer // FPDF_DOCUMENT
	served int     // pages that this instance has read
}

// Open opens a file; the context bounds all that is done with the document (see Options.Interruptible). data must stay unchanged until Close. An
// empty password is tried first by PDFium itself. Errors are *model.Failure (limit_size, encrypted, damaged, no_pages,
// limit_pages, memory, timeout), or the context's error when it was cancelled.
func (e *Engine) Open(ctx context.Context, data []byte, password string) (*Document, error) {
	switch {
	case len(data) == 0:
		return nil, &model.Failure{Reason: model.ReasonEmpty, Message: "the file is empty"}
	case int64(len(data)) > e.opt.MaxBytes:
		return nil, &model.Failure{Reason: model.ReasonLimitSize, Message: fmt.Sprintf("the file has more than %d bytes, and only the last reader could be asked; open it in a PDF program and save it anew", e.opt.MaxBytes)}
	}
	d := &Document{engine: e, ctx: ctx, data: data, password: password}
	if err := d.load(); err != nil {
		return nil, err
	}
	d.pages = d.module.int("FPDF_GetPageCount", uint64(d.handle))
	if err := d.module.err; err != nil {
		err = e.failure(ctx, d.module, err)
		d.drop()
		return nil, err
	}
	if err := d.checkPages(); err != nil {
		d.drop()
		return nil, err
	}
	return d, nil
}

func (d *Document) checkPages() error {
	switch most := d.engine.opt.MaxPages; {
	case d.pages <= 0:
		return &model.Failure{Reason: model.ReasonNoPages, Message: "the file has no pages"}
	case d.pages > most:
		return &model.Failure{Reason: model.ReasonLimitPages, Message: fmt.Sprintf("the file has %d pages, more than %d; raise --max-pages if it is to be trusted", d.pages, most)}
	}
	return nil
}

// NumPage is the number of pages.
func (d *Document) NumPage() int { return d.pages }

// Close drops the document and its instance. Closing again does nothing.
func (d *Document) Close() {
	d.drop()
	d.data = nil
}

// load opens the file in a fresh instance.
func (d *Document) load() error {
	pool, err := d.engine.start()
	if err != nil {
		return err
	}
	m, err := newModule(d.ctx, pool)
	if err != nil {
		if d.ctx.Err() == nil {
			err = startFailure(err)
		}
		return d.engine.failure(d.ctx, nil, err)
	}
	file := m.put(d.data)
	password := m.put(append([]byte(d.password), 0))
	handle := m.object("FPDF_LoadMemDocument", uint64(file), uint64(len(d.data)), uint64(password))
	if handle == 0 && m.err == nil {
		m.err = openFailure(m.int("FPDF_GetLastError"))
	}
	if m.err != nil {
		err := d.engine.failure(d.ctx, m, m.err)
		m.close()
		return err
	}
	m.free(password)
	d.module, d.handle, d.served = m, handle, 0
	return nil
}

// drop gives the instance up. The document itself needs no closing: its memory goes as a whole.
func (d *Document) drop() {
	if d.module != nil {
		d.module.close()
		d.module, d.handle = nil, 0
	}
}

// withPage loads page n, from 1, and lets read work on it. An instance that failed is dropped.
func (d *Document) withPage(n int, read func(m *module, page pointer) error) (err error) {
	if n < 1 || n > d.pages {
		return fmt.Errorf("there is no page %d: the file has %d", n, d.pages)
	}
	if d.data == nil {
		return errors.New("the document is closed")
	}
	if d.served >= d.engine.opt.PagesPerInstance {
		d.drop()
	}
	if d.module == nil {
		if err := d.load(); err != nil {
			return err
		}
	}
	d.served++
	m := d.module
	defer func() {
		if x := recover(); x != nil {
			m.err = fmt.Errorf("%v", x)
		}
		if m.err != nil {
			err = fmt.Errorf("page %d: %w", n, d.engine.failure(d.ctx, m, m.err))
			d.drop()
		}
	}()
	page := m.object("FPDF_LoadPage", uint64(d.handle), uint64(n-1))
	if page == 0 && m.err == nil {
		return &model.Failure{Reason: model.ReasonDamaged, Message: fmt.Sprintf("page %d can't be loaded", n)}
	}
	err = read(m, page)
	m.call("FPDF_ClosePage", uint64(page))
	return err
}
