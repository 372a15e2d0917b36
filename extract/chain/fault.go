package chain

import (
	"strings"

	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

// fault is what is wrong with one reader's reading of a page.
type fault uint8

const (
	none       fault = iota
	distrusted       // there is text, and it is likely not what is printed
	silent           // not one character was found, though the page names fonts and the file is a doubtful one
	torn             // a part of the page could not be read
	absent           // nothing of the page could be read
)

// reading is a page as one reader read it.
type reading struct {
	page    model.Page
	fault   fault
	why     string // the fault in words
	visible int    // characters that are seen on the page, blanks aside
}

// tears are the diagnostics of pages that were not read whole.
var tears = map[string]bool{
	"content_unreadable": true, "stream_damaged": true, "object_missing": true, "object_damaged": true,
	"page_unreadable": true, "font_missing": true, "limit": true,
}

// leftToOCR are the reasons of pages that no reader of text can read.
var leftToOCR = map[string]bool{
	trust.ReasonBlank: true, trust.ReasonNoText: true, trust.ReasonScanned: true, trust.ReasonHidden: true,
	trust.ReasonStamped: true, trust.ReasonUnseen: true,
}

// judge finds what is wrong with a reading. shouldSpeak tells whether a page without text would be a surprise.
func judge(page model.Page, err error, shouldSpeak func() bool) reading {
	r := reading{page: page, visible: visible(&page)}
	if err != nil {
		r.fault, r.why = absent, err.Error()
		return r
	}
	for _, d := range page.Diagnostics {
		if tears[d.Code] {
			r.fault, r.why = torn, d.Message
			if d.Code == "page_unreadable" && r.visible == 0 {
				r.fault = absent
			}
			return r
		}
	}
	switch {
	case len(page.Glyphs) == 0 && shouldSpeak():
		r.fault, r.why = silent, "the page names fonts, and no text was found on it"
	case page.Via == model.ViaNone && r.visible > 0 && !leftToOCR[page.Reason]:
		r.fault, r.why = distrusted, page.Reason
	}
	return r
}

// visible counts the characters that a reader of the page sees.
func visible(page *model.Page) int {
	n := 0
	for i := range page.Glyphs {
		if g := &page.Glyphs[i]; g.IsSeen() && strings.TrimSpace(g.Text) != "" {
			n++
		}
	}
	return n
}
