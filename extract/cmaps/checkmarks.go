package cmaps

import "strings"

// CheckMark returns the character that a code of a symbol font draws: the ticks, boxes and bullets that the forms use,
// and for Symbol the Greek and mathematical ones as well. The font is its BaseFont, with or without a subset prefix;
// the code is the one shown (0x20–0xFF) or the private-use character that stands for it (U+F020–F0FF). Known are
// Wingdings, Wingdings 2, Webdings, Symbol and Zapf Dingbats.
//
// An empty font name is for a private-use character that has come without a font that explains it. It is answered for
// the few codes that mean a tick or a box wherever documents of a word processor have them.
//
// The result is of the small set that a reader of a form tells apart: ☑ ☒ □ ■ ✓ ✗ ● ○ ◆ ◇ ★ and so on. Heavy, light
// and shadowed sorts of a mark are one. False for codes with no such meaning (a telephone, a zodiac sign).
func CheckMark(font string, code rune) (string, bool) {
	marks := strayMarks
	if font != "" {
		marks = symbolFont(font)
	}
	switch {
	case code >= 0xF020 && code <= 0xF0FF:
		code -= 0xF000
	case code < 0x20, code > 0xFF, font == "":
		return "", false
	}
	s, ok := marks[byte(code)]
	return s, ok
}

// symbolFont is the table of the font that a BaseFont names; nil for a font that is none of these.
func symbolFont(name string) map[byte]string {
	if prefix, rest, ok := strings.Cut(name, "+"); ok && len(prefix) == 6 {
		name = rest
	}
	name = strings.NewReplacer(" ", "", "-", "", "_", "", ",", "").Replace(strings.ToLower(name))
	switch {
	case strings.HasPrefix(name, "wingdings2"):
		return wingdings2
	case strings.HasPrefix(name, "wingdings3"):
		return nil // arrows alone
	case strings.HasPrefix(name, "wingdings"):
		return wingdings
	case strings.HasPrefix(name, "webdings"):
		return webdings
	case strings.HasPrefix(name, "zapfdingbats"), strings.HasPrefix(name, "itczapfdingbats"):
		return zapfDingbats
	case strings.HasPrefix(name, "symbol"):
		return symbol
	}
	return nil
}

// strayMarks are the private-use codes U+F020–F0FF whose font is lost. F052, F050 and F0A3 are Wingdings 2, in
// which word processors offer ☑, ✓ and □; the same codes of Wingdings are a sun, a pennant and a ring, which no form
// has. F0B7 is the bullet of Symbol, with which lists begin. The others are Wingdings.
var strayMarks = map[byte]string{
	0x50: "✓", 0x52: "☑", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0x76: "❖", 0xA3: "□", 0xA7: "▪", 0xA8: "□",
	0xB7: "•", 0xD8: "➢", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}

// wingdings: the mapping of Unicode 7.0's Wingdings characters (ISO/IEC JTC1/SC2/WG2 N4384), reduced to the common
// marks. 0x6F is U+1F78F, 0x70 U+1F790, 0xA8 U+1F78E (white squares of three weights), 0xFB–0xFE are
// U+1F5F6, U+2713, U+1F5F7 and U+1F5F9 (script X, check, box with script X, box with bold check).
var wingdings = with(map[byte]string{
	0x46: "☞", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "◆", 0x74: "◆",
	0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA3: "○",
	0xA4: "◎", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
	0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓",
	0xFD: "☒", 0xFE: "☑",
}, 0x81, "①②③④⑤⑥⑦⑧⑨⑩", 0x8C, "❶❷❸❹❺❻❼❽❾❿")

// wingdings2: the same source. 0x4F–0x54 are U+1F5F4, U+1F5F8, U+1F5F5, U+2611, U+2BBD and U+2612; 0xA3–0xA6 white
// squares of four weights.
var wingdings2 = with(map[byte]string{
	0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "⊗", 0x56: "⊗", 0x95: "·", 0x96: "•",
	0x97: "●", 0x98: "●", 0x99: "○", 0x9A: "○", 0x9B: "○", 0x9D: "⊙", 0xA0: "▪", 0xA1: "■", 0xA2: "■", 0xA3: "□",
	0xA4: "□", 0xA5: "□", 0xA6: "□", 0xA8: "▣", 0xAD: "◆", 0xAE: "◆", 0xAF: "◇", 0xB0: "◇", 0xB1: "◈", 0xF8: "※",
}, 0x6A, "①②③④⑤⑥⑦⑧⑨⑩", 0x75, "❶❷❸❹❺❻❼❽❾❿")

// webdings: the same source. 0x61 is U+2714, 0x63 U+2B1C, 0x67 U+2B1B, 0x6E U+2B24, 0x72 U+1F5D9.
var webdings = map[byte]string{0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}

// zapfDingbats: PDF 32000-1, annex D.6, with the characters of the Unicode block Dingbats, made after this font.
var zapfDingbats = with(map[byte]string{
	0x33: "✓", 0x34: "✓", 0x35: "✗", 0x36: "✗", 0x37: "✗", 0x38: "✗", 0x48: "★", 0x6C: "●", 0x6D: "○", 0x6E: "■",
	0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "▲", 0x74: "▼", 0x75: "◆", 0x76: "❖", 0xD4: "→", 0xD5: "→",
}, 0xAC, "①②③④⑤⑥⑦⑧⑨⑩", 0xB6, "❶❷❸❹❺❻❼❽❾❿")

// symbol: PDF 32000-1, annex D.5, with the characters of the Adobe Glyph List; the Greek letters for its increment, ohm
// and micro signs, and the CJK angle brackets, to which its own are canonically equivalent. A blank is a code that has
// no character of Unicode or none at all.
var symbol = with(map[byte]string{0x20: " "},
	0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
	0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭")

// with adds runs of characters that follow each other from a code on; a blank among them is left out.
func with(marks map[byte]string, first byte, run string, second byte, run2 string) map[byte]string {
	add := func(code byte, run string) {
		for _, r := range run {
			if r != ' ' {
				marks[code] = string(r)
			}
			code++
		}
	}
	add(first, run)
	add(second, run2)
	return marks
}
