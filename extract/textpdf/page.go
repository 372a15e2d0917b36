package textpdf

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/extract"
	"github.com/juesuan/juesuan/extract/seen"
	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

// reasonBroken is the reason of a page of which nothing was read; trust has the others.
const reasonBroken = "the page's object can't be read"

// Page reads page n, from 1. A page that can be read only in part is returned with what was read and with diagnostics;
// an error means that there is nothing: no such page, or its object is missing from the file. Via is none when the text
// read is not to be believed or there is none, and Reason says why.
func (f *File) Page(n int) (page model.Page, err error) {
	if n < 1 || n > len(f.pages) {
		return model.Page{Number: n, Via: model.ViaNone}, fmt.Errorf("there is no page %d: the file has %d", n, len(f.pages))
	}
	page = model.Page{Number: n, Via: model.ViaNone, Reader: model.ReaderLedongthuc}
	defer func() { // behind what is recovered below
		f.glyphs, page.Glyphs = page.Glyphs[:0], slices.Clone(page.Glyphs)
	}()
	defer func() {
		if x := recover(); x != nil {
			page.Reason = reasonBroken
			page.Diagnostics = append(page.Diagnostics, model.Diagnostic{Code: "page_unreadable", Page: n, Message: printable(fmt.Sprintf("the page can't be read: %v", x))})
		}
	}()

	entry := f.pages[n-1]
	if entry.object.isNull() {
		page.Reason = reasonBroken
		return page, errors.New("the page's object is missing or damaged")
	}
	fr, usable := entry.frame()
	page.Width, page.Height = fr.size()
	page.Rotation = fr.rotation

	in := newInterpreter(f, &page, fr)
	if !usable {
		in.tell("page_size_missing", "the page does not say how large it is: taken for US Letter")
	}
	in.res = &resources{dict: entry.resources}
	start := in.state
	if entry.object.dangling("Contents") || entry.object.dangling("Resources") {
		in.tell("object_missing", "the page's content, or what it draws with, is not in the file")
	}
	if own := entry.object.key("Resources"); entry.object.key("Contents").isNull() && len(own.key("Font").keys())+len(own.key("XObject").keys()) > 0 {
		in.tell("object_missing", "the page names what it draws with, and draws nothing")
	}
	if other := f.sameContent(entry, n); other > 0 {
		in.tell("page_repeated", "the page draws what page %d draws: it may stand in the place of another", other)
	}
	parts, err := f.pageContent(entry.object.key("Contents"))
	if err != nil {
		in.tell("stream_damaged", "the page's content: %v", err)
	}
	page.Glyphs = f.glyphs
	for _, part := range parts {
		in.run(part, "the page's content")
	}
	for len(in.marks) > 0 {
		in.endMarked()
	}
	in.state, in.stack = start, nil
	in.paintAnnotations(entry.object.key("Annots"))
	in.finish()
	return page, nil
}

// pageContent joins the page's content streams with white space between them. Behind a stream that is damaged a new part
// begins, so that a string which the damage left open does not swallow the next stream. On an error the other streams
// are still read.
func (f *File) pageContent(contents *object) (parts [][]byte, err error) {
	streams := []*object{contents}
	if contents.kind() == pdf.Array {
		streams = streams[:0]
		for i := range contents.len() {
			streams = append(streams, contents.at(i))
		}
	}
	f.content = f.content[:0]
	var ends []int
	for _, s := range streams {
		if s.isNull() {
			continue
		}
		if int64(len(f.content)) > f.opt.MaxStreamBytes {
			err = f.account(0, fmt.Errorf("%w: it is longer than %d bytes", extract.ErrLimit, f.opt.MaxStreamBytes))
			break
		}
		var broken error
		f.content, broken = f.streamBytes(f.content, s)
		f.content = append(f.content, '\n')
		if broken != nil {
			ends = append(ends, len(f.content))
			if err == nil {
				err = broken
			}
		}
	}
	start := 0
	for _, end := range append(ends, len(f.content)) {
		parts = append(parts, f.content[start:end])
		start = end
	}
	return parts, err
}

// finish turns what was gathered into the page's values, and says how the page was read.
func (in *interpreter) finish() {
	page := in.page
	page.Rulings = in.rules.Rulings()
	page.Fills, page.Ink = in.rules.Fills, in.rules.Ink
	seen.Mark(page, in.areas, in.opt.Seen)
	page.Glyphs = in.file.repeats.drop(page.Glyphs, in.opt.RepeatOffset)
	doubtCut(page.Glyphs)
	for _, d := range in.file.damaged {
		in.tell("object_damaged", "%s", d)
	}
	in.file.damaged = nil

	verdict := trust.Judge(page, in.drawn, trust.Options{})
	page.Via, page.Reason, page.Blank = verdict.Via, verdict.Reason, verdict.Blank
}

// sameContent is a page that was read before and has the same content streams as page n, 0 when there is none. Only a
// damaged file has two such pages, save for blank ones, which share nothing but what is drawn on all, and for pages that
// show other images or forms by the same names, whose streams a tool has made one.
func (f *File) sameContent(page pageEntry, n int) (other int) {
	contents := page.object.key("Contents")
	var streams []ref
	if contents.kind() == pdf.Array {
		for i := range contents.len() {
			streams = append(streams, arrayRef(contents.v, i))
		}
	} else {
		streams = append(streams, contents.ref)
	}
	key := fmt.Sprint(streams)
	if shows := page.resources.key("XObject"); !shows.isNull() {
		key += fmt.Sprintf(" %p", shows)
	}
	if slices.Contains(streams, ref{}) || len(streams) == 0 {
		return 0
	}
	other, known := f.contents[key]
	if !known {
		if f.contents == nil {
			f.contents = map[string]int{}
		}
		f.contents[key] = n
	}
	if other == n {
		return 0
	}
	return other
}

// isCut reports whether a glyph lies beyond an edge: of the page, of its clip, of what covers it.
func isCut(g *model.Glyph) bool {
	return g.Unseen == model.OffPage || g.Unseen == model.Clipped || g.Unseen == model.Covered
}

// doubtCut doubts the characters at the edge of the page, of their clip, or of what covers the rest, whose word goes on beyond it: a figure there is
// a part of one.
func doubtCut(glyphs []model.Glyph) {
	const seam = 0.1 // em, between the letters of a word
	for i := 1; i < len(glyphs); i++ {
		a, b := &glyphs[i-1], &glyphs[i]
		if !isCut(a) == !isCut(b) || a.Angle != b.Angle || a.Text == " " || b.Text == " " {
			continue
		}
		if math.Abs(b.X0-a.X1) < seam*a.Size && math.Abs(b.Bottom-a.Bottom) < seam*a.Size {
			a.Doubtful, b.Doubtful = true, true
		}
	}
}
