//go:build cgo

package main

import (
	"reflect"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// mixed.pdf has the table of sound.pdf as a picture among text, and a seal, a chart and a photograph. Made for this test.
func TestATableInAPictureIsReadAmongText(t *testing.T) {
	want := converted(t, "testdata/sound.pdf", nil)
	got := converted(t, "testdata/mixed.pdf", bothEngines(t))
	if a, b := printedOf(want), printedOf(got); !reflect.DeepEqual(a, b) {
		t.Errorf("got  %v\nwant %v", b, a)
	}
	if len(got.Tables) != 1 || got.Tables[0].Type != want.Tables[0].Type {
		t.Fatalf("the tables are %+v, want one", got.Document.Tables)
	}
	page := got.Document.Pages[0]
	if page.Via != model.ViaText || page.Reason == nil || !strings.Contains(*page.Reason, "picture") {
		t.Errorf("the page is told to be read as %+v", page)
	}
	for _, row := range got.Tables[0].Rows {
		for column, v := range row.Values {
			if v.Via != model.ViaOCR {
				t.Errorf("%s %s is read by %s", row.Key, column, v.Via)
			}
		}
	}
	if id := got.Document.Document; id.Department == nil || *id.Department != "青石桥镇水务站" || id.Unit == nil || *id.Unit != "万元" {
		t.Errorf("the text around the picture gives %+v", id)
	}
}
