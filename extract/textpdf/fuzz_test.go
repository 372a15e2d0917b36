package textpdf

import (
	"bytes"
	"testing"

	"github.com/juesuan/juesuan/model"
)

func FuzzLexer(f *testing.F) {
	for _, seed := range []string{
		"BT /F1 10 Tf [(a) -120 <4142>] TJ ET", "q 1 0 0 1 0 0 cm 0 0 10 10 re W n Q", "BI /W 1 /H 1 ID x EI Q",
		"/Span << /ActualText (x) >> BDC EMC", "(unclosed", "<4", "[1 2", "<< /A << /B", "--1 +.5 1e5 .", "% comment", "/#41#",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		lex := lexer{data: data}
		for steps := 0; ; steps++ {
			before := lex.pos
			tok := lex.next()
			if tok.kind == tokEOF {
				break
			}
			if lex.pos <= before || steps > len(data) {
				t.Fatalf("the lexer does not get on at byte %d of %q", before, data)
			}
		}
		file := &File{opt: Options{MaxOperators: 10_000, MaxGlyphsPerPage: 1000}.withDefaults(), fonts: map[*object]*font{}, objects: map[ref]*object{}}
		page := model.Page{Number: 1, Width: 600, Height: 800}
		in := newInterpreter(file, &page, frame{box: usLetter, unit: 1})
		in.res = &resources{dict: null}
		in.run(data, "it")
		for len(in.marks) > 0 {
			in.endMarked()
		}
		in.finish()
		for _, g := range page.Glyphs {
			if g.Text == "" {
				t.Fatalf("a glyph without text: %+v", g)
			}
		}
		for _, d := range page.Diagnostics {
			if d.Code == "content_unreadable" {
				t.Fatalf("a panic was caught: %v", d)
			}
		}
	})
}

func FuzzCMap(f *testing.F) {
	for _, seed := range []string{
		"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <01> <652F> endbfchar",
		"1 beginbfrange <0000> <FFFF> <0000> endbfrange", "1 beginbfrange <00> <02> [<41> /B] endbfrange",
		"1 begincidrange <20> <7e> 1 endcidrange", "/GBK-EUC-H usecmap /WMode 1 def", "beginbfrange <> <> <>",
	} {
		f.Add([]byte(seed), []byte("\x01\x02\x03\x04\x05"))
	}
	f.Fuzz(func(t *testing.T, data, shown []byte) {
		m := parseCMap(data)
		c := &compositeFont{encoding: m, toUnicode: m, dw: 1}
		for len(shown) > 0 {
			g, n := c.next(shown)
			if n < 1 || n > len(shown) || g.text == "" {
				t.Fatalf("a code of %d bytes with the text %q", n, g.text)
			}
			shown = shown[n:]
		}
	})
}

func FuzzFontProgram(f *testing.F) {
	f.Add([]byte(trueType('支', '出')))
	f.Add([]byte(fontFile(anIdeogram, drawn{advance: 500, ink: [4]int{0, 0, 400, 700}, char: '1'})))
	f.Add([]byte("%!PS /Encoding 256 array dup 1 /one put def eexec"))
	f.Add([]byte("\x01\x00\x04\x01\x00\x01\x01\x01\x02A\x00\x01\x01\x01\x02\x11\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		programTexts(data)
		sfntTexts(data)
		cffTexts(data)
		type1Texts(data)
		for _, key := range []string{"FontFile2", "FontFile3"} {
			e := embedded{stream: null, key: key, read: true, data: data}
			if table := e.cffTable(); table != nil {
				e.cff, _ = parseCFF(table)
			}
			for glyph := -1; glyph < 5; glyph++ {
				e.shape(e.cidGlyph(glyph))
				e.glyphOf(rune('0' + glyph))
			}
			e.unicodes()
		}
	})
}

func FuzzOpen(f *testing.F) {
	for _, seed := range openSeeds(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(bytes.NewReader(data), int64(len(data)), Options{Password: "user", MaxStreamBytes: 1 << 20, MaxOperators: 50_000, MaxPages: 50})
		if err != nil {
			failure(t, err)
			return
		}
		for n := 1; n <= file.NumPage(); n++ {
			p, _ := file.Page(n)
			if p.Number != n {
				t.Fatalf("page %d came back as %d", n, p.Number)
			}
		}
	})
}
