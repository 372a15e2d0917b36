package textpdf

import "unicode/utf16"

// parseCMap reads a CMap program. What it does not understand it passes over.
func parseCMap(data []byte) *cmap {
	m := &cmap{texts: map[code]string{}}
	p := cmapParser{lexer: lexer{data: data}, m: m}
	var last token
	for {
		t := p.next()
		if t.kind == tokEOF {
			m.sortRanges()
			return m
		}
		if t.kind == tokKeyword {
			switch string(t.text) {
			case "begincodespacerange":
				p.codespaces()
			case "begincidrange", "beginnotdefrange":
				p.cidRanges(string(t.text) == "begincidrange")
			case "begincidchar", "beginnotdefchar":
				p.cidChars(string(t.text) == "begincidchar")
			case "beginbfchar":
				p.bfChars()
			case "beginbfrange":
				p.bfRanges()
			case "usecmap":
				if last.kind == tokName {
					m.usesName = string(last.text)
				}
			}
			p.reset()
		}
		if t.kind == tokNumber && last.kind == tokName && string(last.text) == "WMode" {
			m.vertical = t.num == 1
		}
		last = t
	}
}

type cmapParser struct {
	lexer
	m *cmap
}

// entry reads the next operand of a section; false at its end.
func (p *cmapParser) entry() (token, bool) {
	t := p.next()
	return t, t.kind != tokEOF && t.kind != tokKeyword
}

func codeOf(t token) code {
	var v uint32
	b := t.text
	if len(b) > 4 {
		b = b[len(b)-4:]
	}
	for _, c := range b {
		v = v<<8 | uint32(c)
	}
	return code{v, uint8(len(b))}
}

func (p *cmapParser) codespaces() {
	for {
		lo, ok := p.entry()
		hi, ok2 := p.entry2(ok)
		if !ok || !ok2 {
			return
		}
		const mostSpaces = 256 // the predefined CMaps have up to 4
		if l, h := codeOf(lo), codeOf(hi); l.bytes == h.bytes && l.bytes > 0 && len(p.m.spaces) < mostSpaces {
			p.m.spaces = append(p.m.spaces, codespace{l.bytes, l.value, h.value})
		}
	}
}

// entry2 reads an operand when the one before it was there.
func (p *cmapParser) entry2(before bool) (token, bool) {
	if !before {
		return token{}, false
	}
	return p.entry()
}

func (p *cmapParser) cidRanges(keep bool) {
	for {
		lo, ok := p.entry()
		hi, ok2 := p.entry2(ok)
		cid, ok3 := p.entry2(ok2)
		if !ok3 {
			return
		}
		if l, h := codeOf(lo), codeOf(hi); keep && l.bytes == h.bytes && h.value >= l.value {
			p.m.cidRanges = append(p.m.cidRanges, cidRange{l.bytes, l.value, h.value, int(cid.num)})
		}
	}
}

func (p *cmapParser) cidChars(keep bool) {
	for {
		c, ok := p.entry()
		cid, ok2 := p.entry2(ok)
		if !ok2 {
			return
		}
		if keep {
			if p.m.cids == nil {
				p.m.cids = map[code]int{}
			}
			p.m.cids[codeOf(c)] = int(cid.num)
		}
	}
}

func (p *cmapParser) bfChars() {
	for {
		c, ok := p.entry()
		to, ok2 := p.entry2(ok)
		if !ok2 {
			return
		}
		p.m.texts[codeOf(c)] = destination(to)
		p.reset()
	}
}

// destination is the text that a code is mapped to: UTF-16 in a string, or a glyph name.
func destination(t token) string {
	if t.kind == tokName {
		return glyphText(string(t.text))
	}
	return cleanText(utf16Runes(t.text))
}

// utf16Runes decodes UTF-16; half a surrogate pair becomes U+FFFD, which cleanText leaves out.
func utf16Runes(b []byte) []rune { return utf16.Decode(units(b)) }

func (p *cmapParser) bfRanges() {
	for {
		lo, ok := p.entry()
		hi, ok2 := p.entry2(ok)
		to, ok3 := p.entry2(ok2)
		if !ok3 {
			return
		}
		l, h := codeOf(lo), codeOf(hi)
		r := textRange{bytes: l.bytes, lo: l.value, hi: h.value}
		switch to.kind {
		case tokArrayOpen:
			r.each = []string{}
			for {
				t := p.next()
				if t.kind == tokEOF || t.kind == tokArrayClose || t.kind == tokKeyword {
					break
				}
				r.each = append(r.each, destination(t))
			}
		case tokString:
			r.first = utf16Runes(to.text)
		}
		if r.hi >= r.lo && (r.each != nil || len(r.first) > 0) {
			p.m.ranges = append(p.m.ranges, r)
		}
		p.reset()
	}
}
