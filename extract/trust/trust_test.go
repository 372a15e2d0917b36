package trust

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// page is A4 with the text on one line in its middle.
func page(text string) model.Page {
	p := model.Page{Width: 600, Height: 800}
	x := 50.0
	for _, r := range text {
		p.Glyphs = append(p.Glyphs, model.Glyph{BBox: model.BBox{X0: x, Top: 400, X1: x + 5, Bottom: 410}, Text: string(r)})
		x += 5
	}
	return p
}

func withImages(p model.Page, boxes ...model.BBox) model.Page {
	for _, b := range boxes {
		p.Images = append(p.Images, model.Image{BBox: b})
	}
	return p
}

func hidden(p model.Page) model.Page {
	for i := range p.Glyphs {
		p.Glyphs[i].Unseen = model.Invisible
	}
	return p
}

func atFoot(p model.Page) model.Page {
	for i := range p.Glyphs {
		p.Glyphs[i].Top, p.Glyphs[i].Bottom = 770, 780
	}
	return p
}

func TestJudge(t *testing.T) {
	whole := model.BBox{X1: 600, Bottom: 800}
	strips := []model.BBox{{X1: 600, Bottom: 300}, {Top: 300, X1: 600, Bottom: 600}, {Top: 600, X1: 600, Bottom: 800}}
	const table = "一般公共预算财政拨款收入887.91一般公共服务支出50.81"
	for _, c := range []struct {
		name   string
		page   model.Page
		drawn  bool
		reason string // "" for text; the start is enough
	}{
		{"a table", page(table), false, ""},
		{"nothing", page(""), false, ReasonBlank},
		{"blanks", page("    "), false, ReasonBlank},
		{"curves", page(""), true, ReasonNoText},
		{"a small picture", withImages(page(""), model.BBox{X1: 100, Bottom: 100}), false, ReasonNoText},
		{"a scan", withImages(page(""), whole), false, ReasonScanned},
		{"a scan in strips", withImages(page(""), strips...), false, ReasonScanned},
		{"a scan with hidden text", withImages(hidden(page(table)), whole), false, ReasonHidden},
		{"a scan with hidden text and a page number", withImages(merged(hidden(page(table)), atFoot(page("12"))), whole), false, ReasonHidden},
		{"hidden text alone", hidden(page(table)), false, ReasonUnseen},
		{"a scan with a page number", withImages(atFoot(page("第12页")), whole), false, ReasonStamped},
		{"a page number", atFoot(page("12")), false, ""},
		{"a title on a picture", withImages(page("2021年度部门决算公开"), whole), false, ""},
		{"a table on a picture", withImages(page(table), whole), false, ""},
		{"unknown characters", page(table + strings.Repeat("\ufffd", 30)), false, "the fonts do not say"},
		{"private use", page(table + strings.Repeat("\ue123", 30)), false, "the fonts do not say"},
		{"some unknown characters", page(table + "\ufffd\ufffd\ufffd"), false, ""},
		{"few glyphs", page("\ufffd\ufffd"), false, ""},
		{"Chinese read as Latin-1", page("Ò»°ã¹«¹²Ô¤Ëã²ÆÕþ²¦¿îÊÕÈë887.91"), false, "the text is in an encoding"},
		{"French", page("Les dépenses générales de l'État ont été exécutées à Paris"), false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Judge(&c.page, c.drawn, Options{})
			if !strings.HasPrefix(got.Reason, c.reason) || (got.Reason == "") != (c.reason == "") {
				t.Errorf("reason %q, want %q", got.Reason, c.reason)
			}
			if (got.Via == model.ViaText) != (c.reason == "") {
				t.Errorf("via %s with the reason %q", got.Via, got.Reason)
			}
		})
	}
}

func merged(a, b model.Page) model.Page {
	a.Glyphs = append(a.Glyphs, b.Glyphs...)
	return a
}

func TestMeasure(t *testing.T) {
	p := merged(page("支出 1２é\ufffd\ue000\u0085A"), atFoot(page("7")))
	p.Glyphs = append(p.Glyphs, model.Glyph{Text: "隐", Unseen: model.Invisible}, model.Glyph{Text: "外", Unseen: model.OffPage})
	got := measureOf(&p, Options{})
	want := measure{visible: 10, body: 9, hidden: 1, unknown: 1, private: 1, control: 1, accented: 1}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got.share(got.unknown) != 0.1 || (measure{}).share(0) != 0 {
		t.Errorf("shares are %v and %v, want 0.1 and 0", got.share(got.unknown), (measure{}).share(0))
	}
}
