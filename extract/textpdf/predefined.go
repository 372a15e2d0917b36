package textpdf

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/juesuan/juesuan/extract/cmaps"
)

// predefinedEncoding is the CMap of a name that the PDF standard defines.
func predefinedEncoding(name string) (e encoding, vertical, ok bool) {
	m, ok := cmaps.Predefined(name)
	if !ok {
		return nil, strings.HasSuffix(name, "-V"), false
	}
	p := predefinedCMap{CMap: m}
	switch {
	case strings.Contains(name, "-UCS2-"), strings.Contains(name, "-UTF16-"):
		p.common = inUTF16
	case strings.HasPrefix(name, "GBK"), strings.HasPrefix(name, "GB-EUC"), strings.HasPrefix(name, "GBpc-EUC"):
		p.common = inGBK
	}
	return p, m.Vertical(), true
}

// predefinedCMap is a predefined CMap as the encoding of a composite font.
type predefinedCMap struct {
	*cmaps.CMap
	common charset
}

// charset is what the codes of a CMap are written in, where they tell their Unicode themselves.
type charset uint8

const (
	inOther charset = iota
	inUTF16         // UCS-2 and UTF-16
	inGBK           // GB 2312, GBK and GB 18030
)

// next does not ask the CMap about the codes that nearly all text consists of.
func (p predefinedCMap) next(s []byte) (uint32, int) {
	if len(s) >= 2 {
		lead, trail := s[0], s[1]
		switch p.common {
		case inUTF16:
			if lead&0xf8 != 0xd8 { // no surrogate
				return uint32(lead)<<8 | uint32(trail), 2
			}
		case inGBK:
			if lead < 0x80 {
				return uint32(lead), 1
			}
			if lead >= 0xa1 && lead <= 0xfc && trail >= 0xa1 && trail <= 0xfe { // GB 2312
				return uint32(lead)<<8 | uint32(trail), 2
			}
		}
	}
	value, n := p.Next(s)
	return value, max(n, 1)
}

func (p predefinedCMap) cid(value uint32, n int) (int, bool) {
	cid, ok := p.CID(value, n)
	return cid, ok || cid != 0 // a control code has the glyph of its notdef range, a blank
}

// unicode of a code in Unicode is the code: through the CID it would lose the difference between characters that share
// a glyph. A code of another character set goes through the CID, and what the collection does not have is asked of the
// character set.
func (p predefinedCMap) unicode(value uint32, n int) string {
	if p.Collection() == "" {
		return ""
	}
	direct := ""
	switch p.common {
	case inUTF16:
		if direct = readUTF16(value, n); direct != "" && !isPrivate(direct) {
			return direct
		}
	case inGBK:
		direct = readGBK(value, n)
	}
	if cid, ok := p.cid(value, n); ok {
		if s, ok := cmaps.Unicode(p.Collection(), cid); ok {
			return s
		}
	}
	return direct
}

// collectionOf is the character collection that an encoding's CIDs belong to, "" when the font alone knows.
func collectionOf(e encoding) string {
	switch e := e.(type) {
	case predefinedCMap:
		return e.Collection()
	case *cmap:
		return collectionOf(e.uses)
	}
	return ""
}

// readUTF16 is the Unicode of a UCS-2 or UTF-16 code.
func readUTF16(value uint32, n int) string {
	switch {
	case n == 4:
		return cleanText([]rune{utf16.DecodeRune(rune(value>>16), rune(value&0xffff))})
	case n != 2:
		return ""
	case value < ' ':
		return " "
	}
	return cleanText([]rune{rune(value)})
}

func readGBK(value uint32, n int) string {
	if value < ' ' {
		return " "
	}
	s, ok := fromGBK([]byte{byte(value >> 24), byte(value >> 16), byte(value >> 8), byte(value)}[4-n:])
	if !ok {
		return ""
	}
	return s
}

// fromGBK decodes GB 18030, of which GBK and GB 2312 are parts.
func fromGBK(b []byte) (string, bool) {
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	if err != nil || strings.ContainsRune(string(out), utf8.RuneError) {
		return "", false
	}
	s := cleanText([]rune(string(out)))
	return s, s != ""
}

// twoBytes takes a code of two bytes; one at the end of an odd string stands alone.
func twoBytes(s []byte) (uint32, int) {
	if len(s) < 2 {
		return uint32(s[0]), 1
	}
	return uint32(s[0])<<8 | uint32(s[1]), 2
}

// identityEncoding is Identity-H and Identity-V, and what stands in for an encoding that is not known: the code is the
// CID.
type identityEncoding struct{}

func (identityEncoding) next(s []byte) (uint32, int)         { return twoBytes(s) }
func (identityEncoding) cid(value uint32, _ int) (int, bool) { return int(value), true }
func (identityEncoding) unicode(value uint32, _ int) string  { return "" }

// namedGBK reads simple fonts that are no simple fonts: old Chinese producers write a TrueType font by its Chinese name
// (宋体, in GBK), not embedded, with WinAnsiEncoding, and then show GBK text in it. Widths are those of the bytes.
type namedGBK struct{}

func (namedGBK) next(s []byte) (uint32, int) {
	lead := s[0]
	if lead <= 0x80 || lead == 0xff || len(s) < 2 {
		return uint32(lead), 1
	}
	return uint32(s[0])<<8 | uint32(s[1]), 2
}

func (namedGBK) cid(value uint32, n int) (int, bool) { return int(value), n == 1 }
func (namedGBK) unicode(value uint32, n int) string  { return readGBK(value, n) }

// isNamedGBK reports whether a font's name is Chinese, written in GBK.
func isNamedGBK(rawName string) bool {
	if utf8.ValidString(rawName) {
		return false
	}
	name, ok := fromGBK([]byte(rawName))
	return ok && strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
