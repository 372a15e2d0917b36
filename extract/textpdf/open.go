package textpdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/model"
)

// File is an open PDF file. It keeps the objects and fonts it has met, and is not for concurrent use: to read pages
// concurrently open the file once for each goroutine.
type File struct {
	opt       Options
	reader    *window
	library   *pdf.Reader
	encrypted bool
	pages     []pageEntry
	objects   map[ref]*object
	fonts     map[*object]*font
	outlines  map[outline]int32 // numbers of the outlines of glyphs that are not known by their fonts
	form      *object           // AcroForm
	hidden    map[ref]bool      // optional content groups that are off
	forms     map[*object]int   // by forms that show amounts: the first page that showed them
	contents  map[string]int    // by content streams: the first page that was read with them
	damaged   []string          // objects that could not be read, for the next page's diagnostics
	inflated  int64             // bytes that streams were decoded to, so far
	exceeded  *model.Failure
	scratch
}

// scratch holds buffers that are used again for each page.
type scratch struct {
	zlib    io.ReadCloser
	content []byte
	glyphs  []model.Glyph
	repeats repeats
}

// Open reads the structure of a PDF file: its cross-references and its page tree. Every error is a *model.Failure:
// unreadable, empty, unsupported_type (naming what was found instead), encrypted, no_pages, or damaged.
func Open(r io.ReaderAt, size int64, opt Options) (f *File, err error) {
	defer func() {
		if x := recover(); x != nil {
			f, err = nil, damaged(errors.New(printable(fmt.Sprint(x))))
		}
	}()
	opt = opt.withDefaults()
	if size <= 0 {
		return nil, &model.Failure{Reason: model.ReasonEmpty, Message: "the file is empty"}
	}
	head := make([]byte, min(size, headerSearch))
	if n, err := r.ReadAt(head, 0); err != nil && !(err == io.EOF && n == len(head)) {
		return nil, &model.Failure{Reason: model.ReasonUnreadable, Message: "the file can't be read", Err: err}
	}
	start := bytes.Index(head, []byte("%PDF-"))
	if start < 0 {
		return nil, notPDF(head)
	}

	// Offsets count from the header, but some producers count from the start of the file whatever stands before it.
	f, err = openAt(r, int64(start), size, opt)
	if err != nil && start > 0 {
		if g, err := openAt(r, 0, size, opt); err == nil {
			return g, nil
		}
	}
	return f, err
}

// headerSearch: readers look for the header in the first 1024 bytes.
const headerSearch = 1024

func openAt(r io.ReaderAt, start, size int64, opt Options) (*File, error) {
	win, err := newWindow(r, start, size)
	if err != nil {
		return nil, &model.Failure{Reason: model.ReasonUnreadable, Message: "the file can't be read", Err: err}
	}
	f := &File{opt: opt, reader: win, objects: map[ref]*object{}, fonts: map[*object]*font{}}
	if err := win.checkXref(); err != nil {
		return nil, damaged(err)
	}
	tries := []string{opt.Password}
	f.library, err = pdf.NewReaderEncrypted(win, win.size(), func() string {
		if len(tries) == 0 {
			return ""
		}
		next := tries[0]
		tries = nil
		return next
	})
	if err != nil {
		return nil, openFailure(err)
	}
	if err := checkObjectStreams(f.library, win); err != nil {
		return nil, damaged(err)
	}
	trailer := &object{file: f, v: f.library.Trailer()}
	f.encrypted = !trailer.key("Encrypt").isNull()
	root := trailer.key("Root")
	if !root.isDict() {
		return nil, damaged(errors.New("no document catalog"))
	}
	if err := f.walkPages(root.key("Pages")); err != nil {
		return nil, err
	}
	f.readOptionalContent(root.key("OCProperties"))
	f.form = root.key("AcroForm")
	return f, nil
}

func openFailure(err error) error {
	text := err.Error()
	if !errors.Is(err, pdf.ErrInvalidPassword) {
		err = errors.New(printable(text)) // the library quotes bytes of the file
	}
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return &model.Failure{Reason: model.ReasonEncrypted, Message: "the file is encrypted and needs a password: save a copy without one, or give the password, with --password", Err: err}
	case strings.Contains(text, "ncrypt"):
		return &model.Failure{Reason: model.ReasonEncrypted, Message: "the file is encrypted in a way that this reader does not know", Err: err}
	}
	return damaged(err)
}

func damaged(err error) error {
	return &model.Failure{Reason: model.ReasonDamaged, Message: "the PDF's structure is damaged: open it in a PDF program and save it again", Err: err}
}

// printable makes a text fit for a message: its control characters become blanks.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) && r != utf8.RuneError {
			return r
		}
		return ' '
	}, s)
	const most = 200
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return s
}

// NumPage is the number of pages.
func (f *File) NumPage() int { return len(f.pages) }

// notPDF tells what a file is that has no PDF header.
func notPDF(head []byte) error {
	found := sniff(head)
	return &model.Failure{Reason: model.ReasonUnsupportedType, Message: "this is no PDF file but " + found}
}

var magics = []struct{ prefix, name string }{
	{"\xff\xd8\xff", "a JPEG image"},
	{"\x89PNG\r\n\x1a\n", "a PNG image"},
	{"GIF8", "a GIF image"},
	{"II*\x00", "a TIFF image"},
	{"MM\x00*", "a TIFF image"},
	{"BM", "a BMP image"},
	{"PK\x03\x04", "a ZIP archive (or DOCX, XLSX, OFD)"},
	{"PK\x05\x06", "an empty ZIP archive"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (DOC, XLS, PPT)"},
	{"Rar!", "a RAR archive"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
	{"\x1f\x8b", "a gzip file"},
	{"{\\rtf", "an RTF file"},
	{"%!PS", "a PostScript file"},
	{"AT&TFORM", "a DjVu file"},
	{"\xc8CAJ", "a CAJ file"},
	{"CAJ", "a CAJ file"},
	{"<?xml", "an XML file"},
}

func sniff(head []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.name
		}
	}
	text := bytes.ToLower(bytes.TrimLeft(head, "\ufeff \t\r\n"))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<script", "<body", "<meta", "<!--"} {
		if bytes.HasPrefix(text, []byte(tag)) {
			return "an HTML page"
		}
	}
	if len(bytes.Trim(head, "\x00")) == 0 {
		return "a run of zero bytes"
	}
	for _, c := range head {
		if c < 0x20 && !isSpace(c) || c == 0 {
			return "a file of unknown type"
		}
	}
	return "a text file"
}
