package shape

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

// shown is a page of these glyphs; those that are no letters have shapes 1, 2, …
func shown(text string, shapes ...int32) *model.Page {
	p := &model.Page{Reader: model.ReaderLedongthuc}
	for i, r := range []rune(text) {
		p.Glyphs = append(p.Glyphs, model.Glyph{Text: string(r), Shape: shapes[i]})
	}
	return p
}

func TestOnlyPagesWithUnknownGlyphsAreRead(t *testing.T) {
	doubtful := shown("支1", 1, 2)
	doubtful.Glyphs[1].Doubtful = true
	for _, c := range []struct {
		name string
		page *model.Page
		want bool
	}{
		{"all glyphs are known", shown("支出1", 0, 0, 0), false},
		{"a font lies", doubtful, true},
		{"bullets of one kind", shown("\uF06C\uF06C\uF06C\uF06C", 1, 1, 1, 1), false},
		{"a font names nothing", shown("\uE001\uE002\uE003", 1, 2, 3), true},
	} {
		if got := Unread(c.page); got != c.want {
			t.Errorf("%s: to be read %v, want %v", c.name, got, c.want)
		}
	}
}

func TestShapesAreGivenToAllTheirUses(t *testing.T) {
	r := &Reading{opt: Options{}.withDefaults(), glyphs: map[key]glyph{
		{model.ReaderLedongthuc, 1}: {text: "3", confidence: 0.9, sure: true},
		{model.ReaderLedongthuc, 2}: {text: "未", confidence: 0.6},
		{model.ReaderLedongthuc, 3}: {text: "支", confidence: 1, sure: true},
	}}
	p := shown("支8末8出出出出出出出1", 3, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 4)
	if !r.Apply(p) {
		t.Fatal("one glyph of twelve is not known, and the page is not read")
	}
	text := ""
	for _, g := range p.Glyphs {
		text += g.Text
	}
	if text != "支3未3出出出出出出出1" {
		t.Errorf("it reads %q", text)
	}
	if g := p.Glyphs[1]; g.Doubtful || g.Confidence != 0.9 {
		t.Errorf("a sure glyph is %+v", g)
	}
	if !p.Glyphs[2].Doubtful || !p.Glyphs[11].Doubtful {
		t.Error("glyphs that are not sure, or not known, are not doubtful")
	}
	if len(p.Claims) != 2 || p.Claims[1] != "8" || p.Claims[2] != "末" {
		t.Errorf("what the font says is %v, want 8 and 末", p.Claims)
	}
	if lost := shown("8888", 4, 5, 6, 7); r.Apply(lost) {
		t.Error("a page of unknown shapes is read")
	}
}
