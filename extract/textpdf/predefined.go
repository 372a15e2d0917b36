package textpdf

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// predefinedEncoding is the CMap of a name that the PDF standard defines. The tables of the Adobe-GB1 collection are
// not here: Unicode comes from the character set that the code is written in, and CIDs are known for half-width ASCII
// alone, the one part of these fonts whose widths differ from DW.
func predefinedEncoding(name string) (e encoding, vertical, ok bool) {
	vertical = strings.HasSuffix(name, "-V") || name == "V"
	switch strings.TrimSuffix(strings.TrimSuffix(name, "-H"), "-V") {
	case "Identity":
		return identityEncoding{}, vertical, true
	case "GBK-EUC", "GB-EUC":
		return gbkEncoding{halfWidth: 814, space: 7716}, vertical, true
	case "GBKp-EUC", "GBpc-EUC":
		return gbkEncoding{halfWidth: 2, space: 1}, vertical, true
	case "GBK2K":
		return gbkEncoding{halfWidth: 2, space: 1, fourBytes: true}, vertical, true
	case "UniGB-UCS2", "UniGB-UTF16", "UniCNS-UCS2", "UniCNS-UTF16", "UniJIS-UCS2", "UniJIS-UTF16", "UniKS-UCS2", "UniKS-UTF16":
		return utf16Encoding{}, vertical, true
	}
	return nil, vertical, false
}

// twoBytes takes a code of two bytes; one at the end of an odd string stands alone.
func twoBytes(s []byte) (uint32, int) {
	if len(s) < 2 {
		return uint32(s[0]), 1
	}
	return uint32(s[0])<<8 | uint32(s[1]), 2
}

// identityEncoding is Identity-H and Identity-V: the code is the CID.
type identityEncoding struct{}

func (identityEncoding) next(s []byte) (uint32, int)         { return twoBytes(s) }
func (identityEncoding) cid(value uint32, _ int) (int, bool) { return int(value), true }
func (identityEncoding) unicode(value uint32, _ int) string  { return "" }

// gbkEncoding reads GB 2312, GBK and GB 18030 codes. halfWidth is the CID of "!", space that of the blank.
type gbkEncoding struct {
	halfWidth, space int
	fourBytes        bool
}

func (e gbkEncoding) next(s []byte) (uint32, int) {
	lead := s[0]
	if lead <= 0x80 || lead == 0xff || len(s) < 2 {
		return uint32(lead), 1
	}
	if e.fourBytes && len(s) >= 4 && s[1] >= '0' && s[1] <= '9' {
		return uint32(s[0])<<24 | uint32(s[1])<<16 | uint32(s[2])<<8 | uint32(s[3]), 4
	}
	return uint32(s[0])<<8 | uint32(s[1]), 2
}

func (e gbkEncoding) cid(value uint32, n int) (int, bool) {
	switch {
	case n != 1:
		return 0, false
	case value <= ' ': // control codes are blanks here
		return e.space, true
	case value > ' ' && value < 0x7f:
		return e.halfWidth + int(value-'!'), true
	}
	return 0, false
}

func (e gbkEncoding) unicode(value uint32, n int) string {
	if value < ' ' {
		return " "
	}
	b := []byte{byte(value >> 24), byte(value >> 16), byte(value >> 8), byte(value)}[4-n:]
	s, ok := fromGBK(b)
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

// utf16Encoding reads UCS-2 and UTF-16 codes.
type utf16Encoding struct{}

func (utf16Encoding) next(s []byte) (uint32, int) {
	if len(s) >= 4 && s[0]&0xfc == 0xd8 && s[2]&0xfc == 0xdc {
		return uint32(s[0])<<24 | uint32(s[1])<<16 | uint32(s[2])<<8 | uint32(s[3]), 4
	}
	return twoBytes(s)
}

// cid: in all four collections of the Uni… CMaps the CIDs 1 to 95 are ASCII.
func (utf16Encoding) cid(value uint32, n int) (int, bool) {
	switch {
	case n != 2 || value >= 0x7f:
		return 0, false
	case value <= ' ': // control codes are blanks here
		return 1, true
	}
	return int(value-' ') + 1, true
}

func (utf16Encoding) unicode(value uint32, n int) string {
	if n == 4 {
		return cleanText([]rune{utf16.DecodeRune(rune(value>>16), rune(value&0xffff))})
	}
	if value < ' ' {
		return " "
	}
	return cleanText([]rune{rune(value)})
}

// namedGBK reads simple fonts that are no simple fonts: old Chinese producers write a TrueType font by its Chinese name
// (宋体, in GBK), not embedded, with WinAnsiEncoding, and then show GBK text in it. Widths are those of the bytes.
type namedGBK struct{ gbkEncoding }

func (namedGBK) cid(value uint32, n int) (int, bool) { return int(value), n == 1 }

// isNamedGBK reports whether a font's name is Chinese, written in GBK.
func isNamedGBK(rawName string) bool {
	if utf8.ValidString(rawName) {
		return false
	}
	name, ok := fromGBK([]byte(rawName))
	return ok && strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
