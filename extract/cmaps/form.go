package cmaps

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/juesuan/juesuan/extract/cmaps/internal/packed"
)

// form is how the codes of a CMap relate to those of its table. The UTF-16 and UTF-8 CMaps have no tables of their own:
// they say the same as the UTF-32 one, which the packer makes sure of.
type form uint8

const (
	formTable    form = iota // the codes are those of the table
	formUTF16                // of a UTF-32 table
	formUTF8                 // of a UTF-32 table
	formIdentity             // two bytes that are the CID; there is no table
)

var (
	codespacesUTF16 = []packed.Codespace{
		{Length: 2, Lo: 0x0000, Hi: 0xD7FF},
		{Length: 4, Lo: 0xD800DC00, Hi: 0xDBFFDFFF},
		{Length: 2, Lo: 0xE000, Hi: 0xFFFF},
	}
	codespacesUTF8 = []packed.Codespace{
		{Length: 1, Lo: 0x00, Hi: 0x7F},
		{Length: 2, Lo: 0xC080, Hi: 0xDFBF},
		{Length: 3, Lo: 0xE08080, Hi: 0xEFBFBF},
		{Length: 4, Lo: 0xF0808080, Hi: 0xF7BFBFBF},
	}
	codespacesIdentity = []packed.Codespace{{Length: 2, Lo: 0x0000, Hi: 0xFFFF}}
)

// codespaces are those of the resources of that name; nil for formTable.
func (f form) codespaces() []packed.Codespace {
	switch f {
	case formUTF16:
		return codespacesUTF16
	case formUTF8:
		return codespacesUTF8
	case formIdentity:
		return codespacesIdentity
	}
	return nil
}

// tableCode turns a code of n bytes into one of the table.
func (f form) tableCode(code uint32, n int) (uint32, int, bool) {
	switch f {
	case formUTF16:
		r, ok := runeUTF16(code, n)
		return r, 4, ok
	case formUTF8:
		r, ok := runeUTF8(code, n)
		return r, 4, ok
	}
	return code, n, n >= 1 && n <= packed.MaxCodeLength
}

func runeUTF16(code uint32, n int) (uint32, bool) {
	switch n {
	case 2:
		return code, code <= 0xFFFF
	case 4:
		r := utf16.DecodeRune(rune(code>>16), rune(code&0xFFFF))
		return uint32(r), r != utf8.RuneError
	}
	return 0, false
}

func runeUTF8(code uint32, n int) (uint32, bool) {
	if n < 1 || n > utf8.UTFMax {
		return 0, false
	}
	b := [utf8.UTFMax]byte{}
	for i := range n {
		b[i] = byte(code >> (8 * (n - 1 - i)))
	}
	r, size := utf8.DecodeRune(b[:n])
	return uint32(r), size == n && (r != utf8.RuneError || n == 3)
}
