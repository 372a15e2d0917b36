package chain

import (
	"context"
	"errors"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// fake is a reader whose one page is given.
type fake struct {
	page model.Page
	err  error
	more int // pages beside that one
}

func (f fake) NumPage() int                 { return 1 + f.more }
func (f fake) Page(int) (model.Page, error) { return f.page, f.err }

func written(s string, via model.Via, reason string) model.Page {
	p := model.Page{Number: 1, Width: 595, Height: 842, Via: via, Reason: reason, Rulings: []model.Ruling{{}}}
	for i, r := range s {
		p.Glyphs = append(p.Glyphs, model.Glyph{Text: string(r), BBox: model.BBox{X0: float64(10 * i), Top: 100, X1: float64(10*i + 8), Bottom: 110}})
	}
	return p
}

func with(p model.Page, code string) model.Page {
	p.Diagnostics = append(p.Diagnostics, model.Diagnostic{Code: code, Page: 1, Message: "what is wrong"})
	return p
}

const undecoded = "the fonts do not say what they show"

// Which reader's page is taken. The readers are: the file as it is, mended, PDFium.
func TestWhichReaderServes(t *testing.T) {
	good, none := model.ViaText, model.ViaNone
	tests := []struct {
		name    string
		readers [3]fake
		text    string
		by      model.Reader
		partial bool
	}{
		{"sound", [3]fake{{page: written("abc", good, "")}}, "abc", model.ReaderLedongthuc, false},
		{"torn, and mending helps", [3]fake{{page: with(written("a", good, ""), "stream_damaged")}, {page: written("abc", good, "")}},
			"abc", model.ReaderMended, false},
		{"torn, and PDFium reads more", [3]fake{{page: with(written("a", good, ""), "stream_damaged")}, {err: errors.New("no")}, {page: written("abc", good, "")}},
			"abc", model.ReaderPdfium, true},
		{"torn, and PDFium reads no more", [3]fake{{page: with(written("abc", good, ""), "stream_damaged")}, {err: errors.New("no")}, {page: written("ab", good, "")}},
			"abc", model.ReaderLedongthuc, true},
		{"missing, and PDFium finds it", [3]fake{{err: errors.New("no such object")}, {err: errors.New("no")}, {page: written("abc", good, "")}},
			"abc", model.ReaderPdfium, false},
		{"not to be believed, and mending is not tried", [3]fake{{page: written("???", none, undecoded)}, {page: written("xyz", good, "")}, {page: written("abc", good, "")}},
			"abc", model.ReaderPdfium, false},
		{"not to be believed of anyone", [3]fake{{page: written("???", none, undecoded)}, {}, {page: written("", none, "no text layer")}},
			"???", model.ReaderLedongthuc, false},
		{"silent, and PDFium sees text", [3]fake{{page: written("", none, "no text layer")}, {page: written("", none, "no text layer")}, {page: written("abc", good, "")}},
			"abc", model.ReaderPdfium, false},
		{"other pages are not mixed in", [3]fake{{page: with(written("a", good, ""), "stream_damaged")}, {page: written("abc", good, ""), more: 1}, {page: written("xyz", good, ""), more: 2}},
			"a", model.ReaderLedongthuc, true},
	}
	for _, tt := range tests {
		f := &File{ctx: context.Background(), opt: Options{}.withDefaults()}
		for i, sign := range []model.Reader{model.ReaderLedongthuc, model.ReaderMended, model.ReaderPdfium} {
			tt.readers[i].page.Reader = sign
			f.readers = append(f.readers, link{sign, func() (reader, error) { return tt.readers[i], nil }})
		}
		f.suspect = true
		f.fonts = func(int) bool { return true }
		page, err := f.Page(1)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if text(&page) != tt.text || page.Reader != tt.by || told(&page, model.CodePageIncomplete) != tt.partial {
			t.Errorf("%s: %q by %s, partial %v; want %q by %s, %v", tt.name, text(&page), page.Reader, told(&page, model.CodePageIncomplete), tt.text, tt.by, tt.partial)
		}
		if (page.Reason == "") != (page.Reader == model.ReaderLedongthuc && !tt.partial && page.Via == good) {
			t.Errorf("%s: reason %q", tt.name, page.Reason)
		}
	}
}

// PDFium believes what fonts say: where the first reader did not, its text is no more certain.
func TestPDFiumDoesNotVouchForFonts(t *testing.T) {
	first := with(with(written("a", model.ViaText, ""), "font_distrusted"), "stream_damaged")
	f := &File{ctx: context.Background(), opt: Options{}.withDefaults(), fonts: func(int) bool { return true }}
	f.readers = []link{
		{model.ReaderLedongthuc, func() (reader, error) { return fake{page: first}, nil }},
		{model.ReaderPdfium, func() (reader, error) { return fake{page: written("112", model.ViaText, "")}, nil }},
	}
	page, err := f.Page(1)
	if err != nil || page.Reader != model.ReaderPdfium || text(&page) != "112" {
		t.Fatalf("%q by %s, %v", text(&page), page.Reader, err)
	}
	for _, g := range page.Glyphs {
		if !g.Doubtful {
			t.Errorf("%q is not doubted", g.Text)
		}
	}
	if !told(&page, "font_distrusted") {
		t.Errorf("diagnostics %v", page.Diagnostics)
	}
}

func TestFitBringsAPageToSize(t *testing.T) {
	page, to := written("a", model.ViaText, ""), model.Page{Width: 1190, Height: 1684}
	fit(&page, &to)
	if g := page.Glyphs[0]; page.Width != 1190 || page.Height != 1684 || g.X1 != 16 || g.Top != 200 {
		t.Errorf("%v × %v, glyph %+v", page.Width, page.Height, g)
	}
	turned := written("a", model.ViaText, "")
	fit(&turned, &model.Page{Width: 842, Height: 595})
	if turned.Width != 595 {
		t.Error("a page of another shape was stretched")
	}
}
