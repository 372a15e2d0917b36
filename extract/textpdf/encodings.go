package textpdf

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// encodingTable gives the character of each code of a simple font, 0 where it has none.
type encodingTable [256]rune

var (
	winAnsiEncoding  = tableOf(charmap.Windows1252)
	macRomanEncoding = tableOf(charmap.Macintosh)
	standardEncoding = standardTable()
	symbolEncoding   = symbolTable()
)

// encodingByName is nil for a name that PDF does not define.
func encodingByName(name string) *encodingTable {
	switch name {
	case "WinAnsiEncoding":
		return winAnsiEncoding
	case "MacRomanEncoding":
		return macRomanEncoding
	case "StandardEncoding", "PDFDocEncoding":
		return standardEncoding
	}
	return nil
}

// builtInEncoding is what a font that names no encoding and brings none is taken to have.
func builtInEncoding(font string) *encodingTable {
	switch {
	case strings.Contains(font, "Symbol"):
		return symbolEncoding
	case strings.Contains(font, "Dingbats"), strings.Contains(font, "Wingdings"), strings.Contains(font, "Webdings"):
		return &encodingTable{} // their codes are no letters: better unknown than a letter that is not printed
	}
	return standardEncoding
}

func tableOf(m *charmap.Charmap) *encodingTable {
	var t encodingTable
	for code := 0x20; code < 256; code++ {
		if r := m.DecodeByte(byte(code)); r != '\uFFFD' && r >= ' ' && (r < 0x7f || r > 0x9f) {
			t[code] = r
		}
	}
	if m == charmap.Windows1252 {
		t[0xad] = '-' // the PDF standard: 255 octal is the hyphen
		for _, code := range []int{0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d} {
			t[code] = '•'
		}
	}
	return &t
}

// standardTable is Adobe's StandardEncoding.
func standardTable() *encodingTable {
	var t encodingTable
	for code := rune(0x20); code < 0x7f; code++ {
		t[code] = code
	}
	t['\''], t['`'] = '’', '‘'
	put := func(from int, chars string) {
		for _, r := range chars {
			if r != ' ' {
				t[from] = r
			}
			from++
		}
	}
	put(0xa1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ")
	put(0xb1, "–†‡· ¶•‚„”»…‰ ¿")
	put(0xc1, "`´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—")
	put(0xe1, "Æ ª    ŁØŒº")
	put(0xf1, "æ   ı  łøœß")
	return &t
}

// symbolTable is the built-in encoding of the standard font Symbol.
func symbolTable() *encodingTable {
	var t encodingTable
	i := 0x20
	for _, r := range " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼" {
		t[i] = r
		i++
	}
	i = 0xa0
	for _, r := range "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑" {
		t[i] = r
		i++
	}
	return &t
}

// runeTexts keeps the texts of Latin characters, which all simple fonts share.
var runeTexts = func() (texts [256]string) {
	for r := range texts {
		texts[r] = string(rune(r))
	}
	return texts
}()

func runeText(r rune) string {
	if r < 256 {
		return runeTexts[r]
	}
	return string(r)
}
