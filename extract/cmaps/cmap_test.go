package cmaps

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/unicode/norm"

	"github.com/juesuan/juesuan/extract/cmaps/internal/packed"
)

// table118 are the predefined CMaps of PDF 32000-1.
const table118 = `
	GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H GBK2K-V
	UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V
	B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V
	UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V
	83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V
	Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H
	UniJIS-UTF16-V
	KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H
	UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V
	Identity-H Identity-V`

func TestPredefined(t *testing.T) {
	more := " UniGB-UTF8-H UniGB-UTF8-V UniGB-UTF32-H UniGB-UTF32-V UniAKR-UTF16-H"
	for name := range strings.FieldsSeq(table118 + more) {
		c, ok := Predefined(name)
		if !ok {
			t.Errorf("%s is missing", name)
			continue
		}
		if c.Name() != name {
			t.Errorf("%s is called %s", name, c.Name())
		}
		vertical := name == "V" || strings.HasSuffix(name, "-V")
		if c.Vertical() != vertical {
			t.Errorf("%s: vertical is %v", name, c.Vertical())
		}
		if c.Collection() == "" != strings.HasPrefix(name, "Identity") {
			t.Errorf("%s: collection %q", name, c.Collection())
		}
	}
	for _, name := range []string{"", "GBK", "WinAnsiEncoding", packed.TextsName} {
		if _, ok := Predefined(name); ok {
			t.Errorf("%q is no CMap", name)
		}
	}
}

func TestEmbedded(t *testing.T) {
	for _, collection := range embeddedCollections {
		file, err := data.ReadFile("data/" + collection + ".cmaps")
		if err != nil {
			t.Fatal(err)
		}
		members, err := packed.Open(file)
		if err != nil {
			t.Fatalf("%s: %v", collection, err)
		}
		last := 0
		for _, m := range slices.Backward(members) { // the texts are the last member
			b, err := m.Inflate()
			if err != nil {
				t.Fatal(err)
			}
			if m.Name == packed.TextsName {
				texts, err := packed.DecodeTexts(b)
				if err != nil {
					t.Fatalf("%s: %v", collection, err)
				}
				last = texts.Len() - 1
				continue
			}
			table, err := packed.DecodeTable(b)
			if err != nil {
				t.Fatalf("%s: %v", m.Name, err)
			}
			checkTable(t, m, table, last)
		}
	}
}

func checkTable(t *testing.T, m packed.Member, table *packed.Table, lastCID int) {
	t.Helper()
	if c, _ := Predefined(m.Name); c == nil || m.Base != "" && c.base == nil {
		t.Errorf("%s: its base %s is missing", m.Name, m.Base)
	}
	if len(table.Codespaces) == 0 && m.Base == "" {
		t.Errorf("%s: no codespace", m.Name)
	}
	count := 0
	for _, ranges := range table.CIDs {
		count += len(ranges)
		for i, r := range ranges {
			if int(r.CID)+int(r.Span) > lastCID {
				t.Fatalf("%s: range %v ends beyond CID %d", m.Name, r, lastCID)
			}
			if i > 0 && r.Lo <= ranges[i-1].Lo+uint32(ranges[i-1].Span) {
				t.Fatalf("%s: range %v is out of order", m.Name, r)
			}
		}
	}
	if count == 0 && m.Base == "" { // CNS2-V says no more than that it is vertical
		t.Errorf("%s is empty", m.Name)
	}
}

func TestNext(t *testing.T) {
	tests := []struct {
		cmap, in string
		want     string // the codes, bytes in hexadecimal; ? after one that the CMap does not know
	}{
		{"GBK-EUC-H", "2015\xc4\xeaA", "32 30 31 35 C4EA 41"},
		{"GBK-EUC-H", "\xff\xc4\xea", "FF? C4EA"},                // no range begins so: the shortest code
		{"GBK-EUC-H", "\xc4\x20A", "C420? 41"},                   // the first byte agrees: two bytes
		{"GBK-EUC-H", "A\xc4", "41 C4?"},                         // cut short
		{"GBK2K-H", "\x81\x30\x84\x36\xb0\xa1", "81308436 B0A1"}, // four bytes among two
		{"GBK2K-H", "\x81\x30\x20\x20A", "81302020? 41"},         // agrees for two bytes with the longer range
		{"GBK2K-H", "\x81\x30\x84", "813084?"},
		{"UniGB-UCS2-H", "\x4e\x00\x00\x31", "4E00 0031"},
		{"UniGB-UCS2-H", "\x4e\x00\x4e", "4E00 4E?"},
		{"UniGB-UCS2-H", "\xd8\x00\x4e\x00", "D800? 4E00"},
		{"UniGB-UTF16-H", "\x4e\x00\xd8\x40\xdc\x87\x00\x31", "4E00 D840DC87 0031"},
		{"UniGB-UTF16-H", "\xdc\x00\x4e\x00", "DC00? 4E00"},     // a low surrogate alone
		{"UniGB-UTF16-H", "\xd8\x40\x4e\x00A", "D8404E00? 41?"}, // a high one: its range has four bytes
		{"UniGB-UTF8-H", "1\xe4\xb8\x80\xf0\xa0\x82\x87", "31 E4B880 F0A08287"},
		{"UniGB-UTF8-H", "\x801", "80? 31"},
		{"UniGB-UTF32-H", "\x00\x00\x4e\x00", "00004E00"},
		{"CNS-EUC-H", "\xa4\x40\x8e\xa2\xa1\xa1a", "A440? 8EA2A1A1 61"},
		{"90ms-RKSJ-H", "\xb1\x88\x9f1", "B1 889F 31"},
		{"Identity-H", "\x00\x01\xff\xff\x02", "0001 FFFF 02?"},
		{"GBK-EUC-V", "\xa1\xa2", "A1A2"},
	}
	for _, tt := range tests {
		if got := split(predefined(t, tt.cmap), tt.in); got != tt.want {
			t.Errorf("%s %X: got %s, want %s", tt.cmap, tt.in, got, tt.want)
		}
	}
	if _, n := (&CMap{form: formIdentity}).Next(nil); n != 0 {
		t.Errorf("an empty string has a code of %d bytes", n)
	}
}

func split(c *CMap, s string) string {
	var codes []string
	for b := []byte(s); len(b) > 0; {
		code, n := c.Next(b)
		text := fmt.Sprintf("%0*X", 2*n, code)
		if _, ok := c.CID(code, n); !ok {
			text += "?"
		}
		codes = append(codes, text)
		b = b[n:]
	}
	return strings.Join(codes, " ")
}

func TestNotDef(t *testing.T) {
	tests := []struct {
		cmap string
		code uint32
		n    int
		cid  int
	}{
		{"GBK-EUC-H", 0x0A, 1, 7716},
		{"GBK-EUC-V", 0x0A, 1, 7716},
		{"UniGB-UCS2-H", 0x000A, 2, 1},
		{"UniGB-UTF16-H", 0x000A, 2, 1},
		{"UniGB-UTF8-V", 0x0A, 1, 1},
		{"GBK-EUC-H", 0x80, 1, 0},
		{"GBK-EUC-H", 0x0A, 2, 0},
		{"GBK-EUC-H", 0x0A, 0, 0},
		{"GBK-EUC-H", 0x0A, 5, 0},
		{"UniGB-UTF16-H", 0x4E00, 3, 0},
	}
	for _, tt := range tests {
		c, _ := Predefined(tt.cmap)
		if cid, ok := c.CID(tt.code, tt.n); ok || cid != tt.cid {
			t.Errorf("%s %X of %d bytes: CID %d %v, want %d false", tt.cmap, tt.code, tt.n, cid, ok, tt.cid)
		}
	}
}

// The Unicode CMaps, their forms, and the way back: what a character leads to must read as the same character.
func TestUnicodeForms(t *testing.T) {
	utf32, utf16be, utf8s := predefined(t, "UniGB-UTF32-H"), predefined(t, "UniGB-UTF16-H"), predefined(t, "UniGB-UTF8-H")
	known := 0
	for r := rune(0x20); r <= 0x2FFFF; r++ {
		cid, ok := utf32.CID(uint32(r), 4)
		if cid16, ok16 := utf16be.CID(codeOf(utf16be, r)); r != utf8.RuneError && (cid16 != cid || ok16 != ok) {
			t.Fatalf("%U: CID %d in UTF-32, %d in UTF-16", r, cid, cid16)
		}
		if cid8, ok8 := utf8s.CID(codeOf(utf8s, r)); !utf16.IsSurrogate(r) && (cid8 != cid || ok8 != ok) {
			t.Fatalf("%U: CID %d in UTF-32, %d in UTF-8", r, cid, cid8)
		}
		if !ok {
			continue
		}
		known++
		text, _ := Unicode("Adobe-GB1", cid)
		if !sameCharacter(r, text) {
			t.Errorf("%U %c leads to CID %d, %q", r, r, cid, text)
		}
	}
	if known < 30000 {
		t.Errorf("%d characters known", known)
	}
}

// onOneGlyph are characters that a glyph of another character shows in UniGB-UTF32-H.
var onOneGlyph = map[rune]string{
	'•': "·", '・': "·", '⋯': "…", '⁝': "…", // dots
	'𠔉': "龹", '𠦝': "龺", // components, one glyph each
}

func sameCharacter(r rune, text string) bool {
	if folded, ok := FoldIdeograph(r); ok && string(folded) == text {
		return true
	}
	return norm.NFKC.String(string(r)) == norm.NFKC.String(text) || onOneGlyph[r] == text ||
		r >= 0xE000 && r <= 0xF8FF && text != "" // private use, before Unicode had the character
}

func codeOf(c *CMap, r rune) (uint32, int) {
	var b []byte
	if c.form == formUTF8 {
		b = utf8.AppendRune(nil, r)
	} else {
		for _, u := range utf16.AppendRune(nil, r) {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return c.Next(b)
}

func TestGB18030FourBytes(t *testing.T) {
	c := predefined(t, "GBK2K-H")
	agreed := 0
	for r := rune(0x80); r <= 0x2A6D6; r++ {
		b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(string(r)))
		if err != nil || len(b) != 4 {
			continue
		}
		code, n := c.Next(b)
		cid, ok := c.CID(code, n)
		if !ok {
			continue
		}
		text, _ := Unicode("Adobe-GB1", cid)
		if n != 4 || !sameCharacter(r, text) {
			t.Errorf("%U %c is %X, which leads to CID %d, %q", r, r, b, cid, text)
		}
		agreed++
	}
	if agreed < 6000 {
		t.Errorf("%d codes of four bytes known", agreed)
	}
}

// oddVertical are the codes that Adobe's data lead to another character in vertical writing.
var oddVertical = map[string]string{
	"UniGB-UCS2-V 2225": "＝", // ∥ has the CID of the vertical ＝
	"GBK2K-V A4C3":      "つ", // the vertical っ is taken for つ in the mapping to Unicode
}

// A vertical CMap reads as the horizontal one does.
func TestVertical(t *testing.T) {
	for name, c := range known().cmaps {
		horizontal, ok := strings.CutSuffix(name, "V")
		h := known().cmaps[horizontal+"H"]
		if !ok || h == nil || c.form == formIdentity || c.Collection() != "Adobe-GB1" {
			continue
		}
		changed := 0
		for _, b := range codesUpToTwoBytes(c) {
			if got, want := textOf(c, b), textOf(h, b); norm.NFKC.String(got) != norm.NFKC.String(want) &&
				oddVertical[fmt.Sprintf("%s %X", name, b)] != got {
				t.Errorf("%s %X reads %q, but %q in horizontal writing", name, b, got, want)
			}
			cid, _ := c.CID(c.Next(b))
			if other, _ := h.CID(h.Next(b)); cid != other {
				changed++
			}
		}
		if changed == 0 && c.form != formUTF8 && !strings.Contains(name, "UTF32") {
			t.Errorf("%s changes no glyph", name)
		}
	}
}

func TestUnicode(t *testing.T) {
	tests := []struct {
		collection string
		cid        int
		want       string
	}{
		{"Adobe-GB1", 1, " "},
		{"Adobe-GB1", 7716, " "},
		{"Adobe-GB1", 814, "!"},
		{"Adobe-GB1", 34, "A"},
		{"Adobe-GB1", 940, "啊"},
		{"Adobe-GB1", 573, "，"}, // vertical form
		{"Adobe-GB1", 264, "＃"}, // full-width
		{"Adobe-CNS1", 595, "一"},
		{"Adobe-Japan1", 1200, "一"},
		{"Adobe-Korea1", 1086, "가"},
		{"Adobe-GB1", 0, ""},
		{"Adobe-GB1", -1, ""},
		{"Adobe-GB1", 30284, ""},
		{"Adobe-GB1", 1 << 40, ""},
		{"Adobe-Identity", 1, ""},
		{"", 1, ""},
	}
	for _, tt := range tests {
		if got, ok := Unicode(tt.collection, tt.cid); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s %d: %q %v, want %q", tt.collection, tt.cid, got, ok, tt.want)
		}
	}
}

func predefined(t testing.TB, name string) *CMap {
	t.Helper()
	c, ok := Predefined(name)
	if !ok {
		t.Fatalf("%s is missing", name)
	}
	return c
}

func TestNoAllocation(t *testing.T) {
	c := predefined(t, "GBK-EUC-V")
	line := []byte("2024\xc4\xea\xb6\xc8\xb2\xbf\xc3\xc5\xbe\xf6\xcb\xe3\xa1\xa2")
	if n := testing.AllocsPerRun(100, func() { readLine(c, line) }); n > 0 {
		t.Errorf("%v allocations a line", n)
	}
	if n := testing.AllocsPerRun(100, func() { FoldIdeograph('⼊'); FoldIdeograph('⻓') }); n > 0 {
		t.Errorf("%v allocations a fold", n)
	}
}

func readLine(c *CMap, b []byte) (length int) {
	for len(b) > 0 {
		code, n := c.Next(b)
		cid, _ := c.CID(code, n)
		s, _ := Unicode(c.Collection(), cid)
		length += len(s)
		b = b[n:]
	}
	return length
}

func BenchmarkLookup(b *testing.B) {
	text := "2024年度部门决算公开单位：万元一般公共预算财政拨款收入支出决算总表"
	gbk, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(text))
	if err != nil {
		b.Fatal(err)
	}
	var utf16be []byte
	for _, u := range utf16.Encode([]rune(text)) {
		utf16be = append(utf16be, byte(u>>8), byte(u))
	}
	for _, bb := range []struct {
		name string
		line []byte
	}{{"GBK-EUC-H", gbk}, {"GBK-EUC-V", gbk}, {"UniGB-UTF16-H", utf16be}, {"UniGB-UCS2-H", utf16be}} {
		b.Run(bb.name, func(b *testing.B) {
			c := predefined(b, bb.name)
			b.ReportAllocs()
			for b.Loop() {
				readLine(c, bb.line)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(utf8.RuneCountInString(text)), "ns/char")
		})
	}
}

func BenchmarkInflate(b *testing.B) {
	for _, name := range []string{"GBK-EUC-H", "UniGB-UTF32-H", packed.TextsName} {
		file, err := data.ReadFile("data/Adobe-GB1.cmaps")
		if err != nil {
			b.Fatal(err)
		}
		members, err := packed.Open(file)
		if err != nil {
			b.Fatal(err)
		}
		i := slices.IndexFunc(members, func(m packed.Member) bool { return m.Name == name })
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if name == packed.TextsName {
					inflateTexts(&members[i])
				} else {
					inflateTable(&members[i])
				}
			}
		})
	}
}

func FuzzNext(f *testing.F) {
	f.Add("GBK2K-H", []byte("2024\xc4\xea\x81\x30\x84\x36\xff\x81"))
	f.Add("UniGB-UTF16-V", []byte("\xd8\x40\xdc\x87\xdc"))
	f.Add("UniCNS-UTF8-H", []byte("\xe4\xb8\x80\xf8"))
	f.Add("Identity-V", []byte("\x00"))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		c, ok := Predefined(name)
		if !ok {
			c = predefined(t, "HKscs-B5-H")
		}
		for len(b) > 0 {
			code, n := c.Next(b)
			if n < 1 || n > 4 || n > len(b) || uint64(code) >= 1<<(8*n) {
				t.Fatalf("code %X of %d bytes from %X", code, n, b)
			}
			if cid, ok := c.CID(code, n); cid < 0 || ok && c.form != formIdentity && !admitted(c, b[:n]) {
				t.Fatalf("%s knows %X, which is outside its codespace", c.Name(), b[:n])
			}
			b = b[n:]
		}
	})
}
