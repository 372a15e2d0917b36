package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// checkTranscodings makes sure that the UTF-16 and UTF-8 CMaps beside a UTF-32 one say the same of each character, so
// that package cmaps may answer for all three from one table. The notdef range of the control codes is in the UTF-16
// and UTF-8 CMaps alone in Adobe-KR: it is taken over.
func checkTranscodings(dir, name string, utf32 *resource) error {
	if !strings.Contains(name, "-UTF32-") {
		return nil
	}
	forms := []struct {
		name   string
		encode func(rune) code
	}{{"-UTF16-", codeUTF16}, {"-UTF8-", codeUTF8}}
	for _, form := range forms {
		other := strings.Replace(name, "-UTF32-", form.name, 1)
		res, err := readResource(filepath.Join(dir, other))
		if err != nil {
			return err
		}
		base := strings.Replace(utf32.base, "-UTF32-", form.name, 1)
		if len(utf32.notdef) == 0 && form.name == "-UTF16-" {
			for c, cid := range res.notdef {
				utf32.notdef[code{4, c.value}] = cid
			}
		}
		if res.base != base || res.vertical != utf32.vertical ||
			!maps.Equal(res.cids, transcode(utf32.cids, form.encode)) || !maps.Equal(res.notdef, transcode(utf32.notdef, form.encode)) {
			return fmt.Errorf("%s is not %s in another form", other, name)
		}
	}
	return nil
}

func transcode(cids map[code]int, encode func(rune) code) map[code]int {
	out := make(map[code]int, len(cids))
	for c, cid := range cids {
		out[encode(rune(c.value))] = cid
	}
	return out
}

func codeUTF16(r rune) code {
	if r < 0x10000 {
		return code{2, uint32(r)}
	}
	high, low := utf16.EncodeRune(r)
	return code{4, uint32(high)<<16 | uint32(low)}
}

func codeUTF8(r rune) code {
	var v uint32
	b := utf8.AppendRune(nil, r)
	for _, c := range b {
		v = v<<8 | uint32(c)
	}
	return code{len(b), v}
}
