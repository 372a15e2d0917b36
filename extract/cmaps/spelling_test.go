package cmaps

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestFoldIdeograph(t *testing.T) {
	const from = "⼊⽀⼀⼆⼈⼤⼩⼯⼒⽇⽉⾦⾥⾏⾼⺠⻄⻋⻓⻔⻚⻛⻝⻢⻥⻩⻬⻰⺟⻳⻅⻆⻉⻘⻦⻨⻮⺼⾒⾓\uF900\uF90A\uFA0C\uFA1B\U0002FA1D"
	const want = "入支一二人大小工力日月金里行高民西车长门页风食马鱼黄齐龙母龟见角贝青鸟麦齿肉見角\u8C48\u91D1\u5140\u798F\U0002A600"
	got := strings.Map(func(r rune) rune {
		folded, ok := FoldIdeograph(r)
		if !ok {
			t.Errorf("%U %c is not folded", r, r)
		}
		return folded
	}, from)
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, r := range "入支A1，（㈠①１\uFA0E\uFA0F\uFA11⺀𠀀\uFFFD\x00" {
		if folded, ok := FoldIdeograph(r); ok || folded != r {
			t.Errorf("%U %c is folded to %c", r, r, folded)
		}
	}
}

// Every Kangxi radical and every compatibility ideograph is folded, as NFKC does it, and to something ordinary.
func TestFoldIdeographIsNFKC(t *testing.T) {
	folds := 0
	for r := rune(0x2E80); r <= 0x2FA1F; r++ {
		folded, ok := FoldIdeograph(r)
		if !ok {
			if n := norm.NFKC.String(string(r)); r >= 0x2E80 && r <= 0x2FD5 && n != string(r) {
				t.Errorf("%U %c is not folded, NFKC has %s", r, r, n)
			}
			continue
		}
		folds++
		if n := norm.NFKC.String(string(r)); n != string(r) && n != string(folded) {
			t.Errorf("%U %c is folded to %c, NFKC has %s", r, r, folded, n)
		}
		if again, ok := FoldIdeograph(folded); ok {
			t.Errorf("%U %c is folded to %c, and that to %c", r, r, folded, again)
		}
	}
	if want := 114 + 214 + 460 + 542; folds != want {
		t.Errorf("%d characters are folded, want %d", folds, want)
	}
}

func TestCheckMark(t *testing.T) {
	tests := []struct {
		font string
		code rune
		want string
	}{
		{"Wingdings2", 0xF052, "☑"}, {"ABCDEF+Wingdings2", 'R', "☑"}, {"Wingdings 2,Bold", 0xF0A3, "□"},
		{"Wingdings-2", 0xF050, "✓"}, {"Wingdings2", 'T', "☒"},
		{"Wingdings", 0xF0FE, "☑"}, {"BCDEEE+Wingdings-Regular", 0xFE, "☑"}, {"Wingdings", 0xF0A8, "□"},
		{"Wingdings", 0xF0FC, "✓"}, {"Wingdings", 0xF06F, "□"}, {"wingdings", 0xF06E, "■"}, {"Wingdings", 0x81, "①"},
		{"Wingdings", 0x8A, "⑩"}, {"Wingdings", 0x95, "❿"}, {"Wingdings", 0xF052, ""}, {"Wingdings3", 0xF052, ""},
		{"Symbol", 0xF0D6, "√"}, {"SymbolMT", 0xF0A3, "≤"}, {"Symbol", 0xF061, "α"}, {"Symbol", 0xF053, "Σ"},
		{"Symbol", 0xF0B7, "•"}, {"Symbol", 0x20, " "}, {"Symbol", 0xF07E, "∼"}, {"Symbol", 0xF0F2, "∫"},
		{"Symbol", 0xF0FE, "⎭"}, {"Symbol", 0xF0F0, ""}, {"Symbol", 0xF060, ""},
		{"ZapfDingbats", 0x34, "✓"}, {"ZapfDingbats", 0xAC, "①"}, {"Webdings", 0xF061, "✓"},
		{"", 0xF052, "☑"}, {"", 0xF0FE, "☑"}, {"", 0xF0A8, "□"}, {"", 'R', ""}, {"ABCDEF+", 'P', ""},
		{"SimSun", 0xF052, ""}, {"SimSun", 'R', ""}, {"Wingdings", 0x1F, ""}, {"Wingdings", 0x152, ""},
		{"Wingdings", 0xF100, ""}, {"Wingdings", -1, ""},
	}
	for _, tt := range tests {
		if got, ok := CheckMark(tt.font, tt.code); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q %X: %q %v, want %q", tt.font, tt.code, got, ok, tt.want)
		}
	}
}

// The codes that HalfWidth tells are those to which the half-width CMaps lead ASCII, and no ideograph is among them.
func TestHalfWidth(t *testing.T) {
	half := map[string]string{
		"GBK-EUC-H": "Adobe-GB1", "ETenms-B5-H": "", "ETen-B5-H": "Adobe-CNS1", "90ms-RKSJ-H": "Adobe-Japan1",
		"KSCms-UHC-HW-H": "Adobe-Korea1", "GBKp-EUC-H": "", "KSCms-UHC-H": "",
	}
	for name, collection := range half {
		c := predefined(t, name)
		for code := uint32(0x20); code <= 0x7E; code++ {
			cid, ok := c.CID(code, 1)
			if !ok || HalfWidth(c.Collection(), cid) != (collection != "") {
				t.Errorf("%s %X: CID %d, half-width is %v", name, code, cid, HalfWidth(c.Collection(), cid))
			}
		}
	}
	c := predefined(t, "GBK-EUC-H")
	for code := uint32(0xB0A1); code <= 0xF7FE; code++ {
		if cid, ok := c.CID(code, 2); ok && HalfWidth("Adobe-GB1", cid) {
			t.Errorf("%X: an ideograph is half-width", code)
		}
	}
	if HalfWidth("", 814) || HalfWidth("Adobe-GB1", 7713) {
		t.Error("half-width without reason")
	}
}
