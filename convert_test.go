package juesuan_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

func TestConvertNamesWhyItFails(t *testing.T) {
	tests := []struct {
		name, data string
		reason     model.ReasonCode
		says       string
	}{
		{"a.pdf", "", model.ReasonEmpty, "the file is empty"},
		{"a.pdf", "<!DOCTYPE html><html>", model.ReasonUnsupportedType, "the file is an HTML page, not the PDF"},
		{"a.pdf", "收入决算表", model.ReasonUnsupportedType, "is a text file, not the PDF"},
		{"a.png", "\x89PNG\r\n\x1a\n\x00", model.ReasonDamaged, "the image can't be decoded"},
		{"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", model.ReasonUnsupportedType, "PDFs, pictures of pages and dumps of text (.txt, .md, .csv) are read"},
		{"a.pdf", "%PDF-1.4\nnothing follows", model.ReasonDamaged, ""},
	}
	for _, tt := range tests {
		result, err := juesuan.Convert(context.Background(), juesuan.Bytes(tt.name, []byte(tt.data)), juesuan.Options{})
		var failure *model.Failure
		if !errors.As(err, &failure) {
			t.Errorf("%s %.20q: %v, want a Failure", tt.name, tt.data, err)
			continue
		}
		if failure.Reason != tt.reason || !strings.Contains(failure.Message, tt.says) {
			t.Errorf("%s %.20q: %v, want %s with %q", tt.name, tt.data, failure, tt.reason, tt.says)
		}
		if src := result.Document.Source; src.SHA256 == "" || src.Bytes != int64(len(tt.data)) {
			t.Errorf("%s %.20q: the source is %+v", tt.name, tt.data, src)
		}
	}
}

type brokenDisk struct{}

func (brokenDisk) ReadAt([]byte, int64) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestConvertOfABrokenDisk(t *testing.T) {
	_, err := juesuan.Convert(context.Background(), juesuan.Source{Path: "a.pdf", Data: brokenDisk{}, Size: 10}, juesuan.Options{})
	var failure *model.Failure
	if !errors.As(err, &failure) || failure.Reason != model.ReasonUnreadable {
		t.Errorf("%v, want unreadable", err)
	}
}

func TestConvertStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := juesuan.Convert(ctx, fixture(t, fixtureNames(t)[0]), juesuan.Options{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
}

func TestConvertChosenPages(t *testing.T) {
	src := fixture(t, fixtureNames(t)[0])
	pages, err := juesuan.ParsePages("2,4-5")
	if err != nil {
		t.Fatal(err)
	}
	result, err := juesuan.Convert(context.Background(), src, juesuan.Options{Pages: pages})
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, p := range result.Document.Pages {
		got = append(got, p.Page)
	}
	if len(got) != 3 || got[0] != 2 || got[1] != 4 || got[2] != 5 {
		t.Errorf("read pages %v, want 2, 4, 5", got)
	}
	if result.Document.Source.Pages <= 5 {
		t.Errorf("the file has %d pages?", result.Document.Source.Pages)
	}
	_, err = juesuan.Convert(context.Background(), src, juesuan.Options{Pages: juesuan.PageRanges{{First: 9999, Last: 9999}}})
	var failure *model.Failure
	if !errors.As(err, &failure) || failure.Reason != model.ReasonNoPages {
		t.Errorf("page 9999: %v, want no_pages", err)
	}
}

func TestConvertTurnsAPanicIntoAFailure(t *testing.T) {
	opt := juesuan.Options{Watch: func([]model.Page, *model.Layout) { panic("a fault in a stage") }}
	result, err := juesuan.Convert(context.Background(), fixture(t, fixtureNames(t)[0]), opt)
	var failure *model.Failure
	if !errors.As(err, &failure) || failure.Reason != model.ReasonDamaged {
		t.Fatalf("%v, want damaged", err)
	}
	if strings.Contains(failure.Message, "panic") || len(result.Tables) > 0 || result.Document.Source.SHA256 == "" {
		t.Errorf("message %q, %d tables, source %+v", failure.Message, len(result.Tables), result.Document.Source)
	}
}

// A file cut at any length is a failure or a result, never a panic, and its reason is one of the list.
func TestConvertOfACutFile(t *testing.T) {
	src := fixture(t, fixtureNames(t)[0])
	data := make([]byte, src.Size)
	if _, err := src.Data.ReadAt(data, 0); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	for _, part := range []int{1, 2, 10, 50, 90, 99} {
		cut := data[:len(data)*part/100]
		_, err := juesuan.Convert(context.Background(), juesuan.Bytes("cut.pdf", cut), juesuan.Options{})
		var failure *model.Failure
		if err != nil && (!errors.As(err, &failure) || failure.Message == "") {
			t.Errorf("%d %%: %v, want a Failure with a sentence", part, err)
		}
	}
}

func TestConvertTwiceGivesTheSameBytes(t *testing.T) {
	name := fixtureNames(t)[0]
	var first []store.File
	for range 3 {
		result, err := juesuan.Convert(context.Background(), fixture(t, name), juesuan.Options{})
		if err != nil {
			t.Fatal(err)
		}
		files, err := store.Files(result)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = files
		}
		for i := range first {
			if !bytes.Equal(first[i].Data, files[i].Data) {
				t.Fatalf("%s differs from one run to the next", first[i].Name)
			}
		}
	}
}

func TestOptionsHash(t *testing.T) {
	plain := juesuan.Options{}.Hash()
	hashes := map[string]bool{}
	paged := juesuan.Options{Pages: juesuan.PageRanges{{First: 1, Last: 2}}}.Hash()
	if plain == paged {
		t.Error("options that change the output have one hash")
	}
	opt := juesuan.Options{Watch: func([]model.Page, *model.Layout) {}}
	opt.Read.Text.Password = "secret"
	for name, other := range map[string]juesuan.Options{
		"pictures are read": {Recognition: &ocr.Options{}},
		"by one engine":     {Recognition: &ocr.Options{Engines: ocr.OnlyPPOCR}},
		"every page":        {Recognition: &ocr.Options{}, AlwaysOCR: true},
		"at a resolution":   {Recognition: &ocr.Options{}, DPI: 200},
	} {
		if h := other.Hash(); h == plain || hashes[h] {
			t.Errorf("%s: the hash is that of other options", name)
		} else {
			hashes[h] = true
		}
	}
	elsewhere := juesuan.Options{Recognition: &ocr.Options{Binary: "elsewhere/juesuan-ocr"}}
	if here := (juesuan.Options{Recognition: &ocr.Options{}}); here.Hash() != elsewhere.Hash() {
		t.Error("where the recognition program is changes the hash")
	}
	if opt.Hash() != plain {
		t.Error("options that can't change the output change the hash")
	}
}
