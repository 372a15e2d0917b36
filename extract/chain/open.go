package chain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/juesuan/juesuan/extract/mend"
	"github.com/juesuan/juesuan/extract/pdfium"
	"github.com/juesuan/juesuan/extract/textpdf"
	"github.com/juesuan/juesuan/model"
)

// File is an open PDF file. It is not for concurrent use.
type File struct {
	ctx   context.Context
	opt   Options
	src   io.ReaderAt
	size  int64
	data  []byte        // the whole file, once a reader asked for it
	text  *textpdf.File // over the file as it is; nil when it can't be opened so
	fixed *textpdf.File // over the mended file
	last  *pdfium.Document

	mended          mend.Mended
	fixErr, lastErr error // why there is none; nil before it was tried
	why             string
	readers         []link           // in the order in which they are asked
	fonts           func(n int) bool // whether page n names fonts
	suspect         bool             // the file was damaged or encrypted: content may have been read as noise
}

// link is one reader of the chain: how its pages are signed, and how it is come by.
type link struct {
	sign model.Reader
	open func() (reader, error)
}

// Open opens a file with the first reader that can. The context bounds all that is done with the file, as far as its
// readers know one. Every error is a *model.Failure, or the context's.
func Open(ctx context.Context, src io.ReaderAt, size int64, opt Options) (f *File, err error) {
	f = &File{ctx: ctx, opt: opt.withDefaults(), src: src, size: size}
	defer func() {
		if x := recover(); x != nil {
			f.Close()
			f, err = nil, damaged(fmt.Errorf("panic: %v", x))
		}
	}()
	if err := f.choose(); err != nil {
		f.Close()
		return nil, err
	}
	switch f.readers[0].sign {
	case model.ReaderLedongthuc:
		f.fonts = f.text.NamesFonts
	case model.ReaderMended:
		f.fonts = f.fixed.NamesFonts
	default:
		f.fonts = func(int) bool { return true } // PDFium does not tell
	}
	f.suspect = f.why != "" || f.text.Encrypted()
	return f, nil
}

// choose finds the reader that the pages are counted by. It and those after it make the chain.
func (f *File) choose() error {
	asIs := link{model.ReaderLedongthuc, f.openText}
	fixed := link{model.ReaderMended, f.openFixed}
	last := link{model.ReaderPdfium, f.openLast}

	text, err := asIs.open()
	if err == nil && f.text.Intact() {
		f.readers = []link{asIs, fixed, last}
		return nil
	}
	if err != nil && isFinal(err) {
		return err
	}
	f.why = why(err)
	other, otherErr := fixed.open()
	switch {
	case err == nil && (otherErr != nil || !f.fixed.Intact() || other.NumPage() < text.NumPage()):
		f.readers = []link{asIs, fixed, last}
	case otherErr == nil:
		f.readers = []link{fixed, last}
	default:
		if _, lastErr := last.open(); lastErr != nil {
			return f.failure(err, otherErr, lastErr)
		}
		f.readers = []link{last}
	}
	return nil
}

// isFinal reports whether an error would be the same whoever read the file.
func isFinal(err error) bool {
	switch reasonOf(err) {
	case model.ReasonEmpty, model.ReasonUnreadable, model.ReasonLimitPages, model.ReasonLimitDepth, model.ReasonLimitSize:
		return true
	}
	return false
}

// failure is the error of a file that nobody opens: that it wants a password or meets a limit says more than that it is
// damaged.
func (f *File) failure(errs ...error) error {
	if err := f.ctx.Err(); errors.Is(err, context.Canceled) {
		return err
	}
	for _, err := range slices.Backward(errs) { // the last reader knows most ways of encryption
		switch reasonOf(err) {
		case model.ReasonEncrypted, model.ReasonMemory, model.ReasonTimeout, model.ReasonLimitPages, model.ReasonLimitDepth:
			return err
		}
	}
	for _, err := range errs {
		if reasonOf(err) == model.ReasonLimitSize {
			return err
		}
	}
	if reasonOf(errs[0]) == "" {
		return damaged(errs[0])
	}
	return errs[0]
}

// Close gives back what the readers hold.
func (f *File) Close() {
	if f.last != nil {
		f.last.Close()
	}
}

// NumPage is the number of pages.
func (f *File) NumPage() int {
	r, err := f.readers[0].open() // it is open
	if err != nil {
		return 0
	}
	return r.NumPage()
}

func (f *File) openText() (reader, error) {
	if f.text != nil {
		return f.text, nil
	}
	var err error
	f.text, err = textpdf.Open(f.src, f.size, f.opt.Text)
	return f.text, err
}

// openFixed mends the file, once.
func (f *File) openFixed() (reader, error) {
	if f.fixed == nil && f.fixErr == nil {
		f.fixErr = f.fix()
	}
	return f.fixed, f.fixErr
}

func (f *File) fix() error {
	data, err := f.bytes()
	if err != nil {
		return err
	}
	if f.mended, err = mend.Mend(data, f.opt.Text.Password, f.opt.Mend); err != nil {
		return err
	}
	f.fixed, err = textpdf.Open(bytes.NewReader(f.mended.Data), int64(len(f.mended.Data)), f.opt.Text)
	return err
}

// openLast has PDFium open the file, and where it can't, what became of the file by mending.
func (f *File) openLast() (reader, error) {
	if f.last != nil || f.lastErr != nil {
		return f.last, f.lastErr
	}
	data, err := f.bytes()
	if err == nil {
		f.last, err = engine(f.opt.Pdfium).Open(f.ctx, data, f.opt.Text.Password)
	}
	if err != nil && f.mended.Data != nil && reasonOf(err) == model.ReasonDamaged {
		if d, other := engine(f.opt.Pdfium).Open(f.ctx, f.mended.Data, ""); other == nil {
			f.last, err = d, nil
		}
	}
	f.lastErr = err
	return f.last, err
}

// Diagnostics are what is to be said of the file as a whole.
func (f *File) Diagnostics() []model.Diagnostic {
	if f.why == "" || f.data == nil {
		return nil
	}
	var notes []model.Diagnostic
	if truncated(f.data) {
		notes = append(notes, model.Diagnostic{Code: model.CodePageIncomplete, Message: "the end of the file is missing, and pages may be missing with it; fetch it again"})
	}
	if f.mended.Unordered && f.readers[0].sign == model.ReaderMended {
		notes = append(notes, model.Diagnostic{Code: model.CodePageIncomplete, Message: "what orders the pages is missing from the file: they stand as the file holds them, and some may be missing; fetch it again"})
	}
	return notes
}

// truncated reports whether a file breaks off: a whole one says behind its last object where its cross-references are.
func truncated(data []byte) bool {
	return bytes.LastIndex(data, []byte("startxref")) < max(0, bytes.LastIndex(data, []byte("endobj")))
}

// bytes are the whole file: mending and PDFium take it in one piece.
func (f *File) bytes() ([]byte, error) {
	if f.data != nil {
		return f.data, nil
	}
	const most = 256 << 20 // no reader below the first takes more
	if f.size > most {
		return nil, &model.Failure{Reason: model.ReasonLimitSize, Message: fmt.Sprintf("the file is damaged or encrypted, and with more than %d bytes too large to be mended; open it in a PDF program and save it anew", most)}
	}
	data := make([]byte, f.size)
	if n, err := f.src.ReadAt(data, 0); n < len(data) {
		return nil, &model.Failure{Reason: model.ReasonUnreadable, Message: "the file could not be read to its end; check the disk, or copy it again", Err: err}
	}
	f.data = data
	return data, nil
}

func reasonOf(err error) model.ReasonCode {
	var failure *model.Failure
	if errors.As(err, &failure) {
		return failure.Reason
	}
	return ""
}

// why says of a page why the file was not read as it is; err is nil when it opened with pages missing.
func why(err error) string {
	switch reasonOf(err) {
	case model.ReasonEncrypted:
		return "the file is encrypted in a way that the first reader does not know"
	case model.ReasonNoPages:
		return "the first reader found no pages in the file"
	}
	if err == nil {
		return "the page tree of the file is damaged"
	}
	return "the structure of the file is damaged"
}

func damaged(err error) error {
	return &model.Failure{Reason: model.ReasonDamaged, Message: "the file is damaged in a way that no reader could deal with; fetch it again, and report it if it opens elsewhere", Err: err}
}
