package textpdf

import "math"

type tokenKind uint8

const (
	tokEOF tokenKind = iota
	tokNumber
	tokString
	tokName
	tokKeyword
	tokArrayOpen
	tokArrayClose
	tokDictOpen
	tokDictClose

	// The kinds below are made by the interpreter, for its operands.
	tokArray // first and last index the items
	tokDict
)

// token is a token of a content stream or a CMap.
type token struct {
	kind        tokenKind
	num         float64
	text        []byte // of a string (decoded), a name (without its slash) or a keyword; valid until lexer.reset
	first, last int32
}

// lexer splits content streams and CMaps into tokens. It never fails: a byte that fits nowhere is skipped.
type lexer struct {
	data  []byte
	pos   int
	arena []byte // decoded strings of the current operator
}

// reset frees the strings of the tokens read so far.
func (l *lexer) reset() { l.arena = l.arena[:0] }

// charClass: 0 for a regular character, else white space or a delimiter.
var charClass [256]uint8

const (
	classSpace = 1
	classDelim = 2
)

func init() {
	for _, c := range "\x00\t\n\f\r " {
		charClass[c] = classSpace
	}
	for _, c := range "()<>[]{}/%" {
		charClass[c] = classDelim
	}
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		switch {
		case charClass[c] == classSpace:
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

func (l *lexer) next() token {
	for {
		l.skipSpace()
		if l.pos >= len(l.data) {
			return token{kind: tokEOF}
		}
		c := l.data[l.pos]
		if charClass[c] != classDelim {
			return l.regular(c)
		}
		l.pos++
		switch c {
		case '/':
			return token{kind: tokName, text: l.name()}
		case '(':
			return token{kind: tokString, text: l.literal()}
		case '<':
			if l.pos < len(l.data) && l.data[l.pos] == '<' {
				l.pos++
				return token{kind: tokDictOpen}
			}
			return token{kind: tokString, text: l.hex()}
		case '>':
			if l.pos < len(l.data) && l.data[l.pos] == '>' {
				l.pos++
				return token{kind: tokDictClose}
			}
		case '[':
			return token{kind: tokArrayOpen}
		case ']':
			return token{kind: tokArrayClose}
		}
	}
}

// regular reads a number or a keyword.
func (l *lexer) regular(c byte) token {
	start := l.pos
	if c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if v, ok := l.number(); ok {
			return token{kind: tokNumber, num: v}
		}
		l.pos = start
	}
	for l.pos < len(l.data) && charClass[l.data[l.pos]] == 0 {
		l.pos++
	}
	return token{kind: tokKeyword, text: l.data[start:l.pos]}
}

// powers of ten that divide exactly.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// number reads a number. As viewers do it takes "--5" for 5 below zero, and ends a number at a second point or a sign
// inside it ("0.0.5" is 0.0 and .5; "12-34" is 12).
func (l *lexer) number() (float64, bool) {
	data, i := l.data, l.pos
	negative := false
	for i < len(data) && (data[i] == '-' || data[i] == '+') {
		negative = negative || data[i] == '-'
		i++
	}
	var mantissa uint64
	digits, decimals, point := 0, 0, false
	for ; i < len(data); i++ {
		c := data[i]
		if c >= '0' && c <= '9' {
			if mantissa < 1e15 {
				mantissa = mantissa*10 + uint64(c-'0')
				if point {
					decimals++
				}
			} else if !point {
				l.skipDigits(i)
				if negative {
					return -math.MaxInt32, true
				}
				return math.MaxInt32, true
			}
			digits++
			continue
		}
		if c == '.' && !point {
			point = true
			continue
		}
		break
	}
	if digits == 0 {
		if point && (i >= len(data) || charClass[data[i]] != 0) {
			l.pos = i
			return 0, true // "." and "-." stand for 0
		}
		return 0, false
	}
	if i < len(data) && data[i] == '-' { // "12-34"
		for i < len(data) && (data[i] == '-' || data[i] >= '0' && data[i] <= '9') {
			i++
		}
	}
	l.pos = i
	v := float64(mantissa) / powers[min(decimals, len(powers)-1)]
	if negative {
		v = -v
	}
	return v, true
}

// skipDigits passes over the rest of a number that is too long to be meant.
func (l *lexer) skipDigits(i int) {
	for i < len(l.data) && (l.data[i] >= '0' && l.data[i] <= '9' || l.data[i] == '.') {
		i++
	}
	l.pos = i
}

func (l *lexer) name() []byte {
	start := l.pos
	escaped := false
	for l.pos < len(l.data) && charClass[l.data[l.pos]] == 0 {
		escaped = escaped || l.data[l.pos] == '#'
		l.pos++
	}
	raw := l.data[start:l.pos]
	if !escaped {
		return raw
	}
	from := len(l.arena)
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && unhex(raw[i+1]) >= 0 && unhex(raw[i+2]) >= 0 {
			l.arena = append(l.arena, byte(unhex(raw[i+1])<<4|unhex(raw[i+2])))
			i += 2
			continue
		}
		l.arena = append(l.arena, raw[i])
	}
	return l.arena[from:len(l.arena):len(l.arena)]
}

func (l *lexer) hex() []byte {
	from := len(l.arena)
	read := 0
	l.arena, read = decodeASCIIHex(l.arena, l.data[l.pos:])
	l.pos += read
	return l.arena[from:len(l.arena):len(l.arena)]
}

func (l *lexer) literal() []byte {
	from := len(l.arena)
	depth := 1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return l.arena[from:len(l.arena):len(l.arena)]
			}
		case '\r':
			if l.pos < len(l.data) && l.data[l.pos] == '\n' {
				l.pos++
			}
			c = '\n'
		case '\\':
			l.escape()
			continue
		}
		l.arena = append(l.arena, c)
	}
	return l.arena[from:len(l.arena):len(l.arena)]
}

// escape reads what follows a backslash.
func (l *lexer) escape() {
	if l.pos >= len(l.data) {
		return
	}
	c := l.data[l.pos]
	l.pos++
	switch c {
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '\r':
		if l.pos < len(l.data) && l.data[l.pos] == '\n' {
			l.pos++
		}
		return
	case '\n':
		return
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := int(c - '0')
		for range 2 {
			if l.pos >= len(l.data) || l.data[l.pos] < '0' || l.data[l.pos] > '7' {
				break
			}
			v = v*8 + int(l.data[l.pos]-'0')
			l.pos++
		}
		c = byte(v)
	}
	l.arena = append(l.arena, c)
}

// skipInlineImage passes over the data of an inline image, from behind ID to behind EI. length is the size of the data
// when it is known, else -1. Image data may hold the letters EI: the real ones stand between white space and are
// followed by text.
func (l *lexer) skipInlineImage(length int) {
	if l.pos < len(l.data) && charClass[l.data[l.pos]] == classSpace {
		l.pos++
	}
	start := l.pos
	if length >= 0 && length <= len(l.data)-start {
		l.pos += length
		if l.findEI(l.pos + 8) {
			return
		}
		l.pos = start
	}
	if !l.findEI(len(l.data)) {
		l.pos = start // data without an end: better read operators out of noise than lose those behind it
	}
}

// findEI moves behind the next EI that begins before end.
func (l *lexer) findEI(end int) bool {
	data := l.data
	for i := l.pos; i+1 < len(data) && i < end; i++ {
		if data[i] != 'E' || data[i+1] != 'I' {
			continue
		}
		if i > 0 && i != l.pos && charClass[data[i-1]] != classSpace {
			continue
		}
		if i+2 < len(data) && charClass[data[i+2]] != classSpace {
			continue
		}
		if textFollows(data[i+2:]) {
			l.pos = i + 2
			return true
		}
	}
	return false
}

// textFollows reports whether the next bytes look like operators and not like image data.
func textFollows(data []byte) bool {
	const look = 16
	for _, c := range data[:min(len(data), look)] {
		if c >= 0x7f || c < 0x20 && charClass[c] != classSpace {
			return false
		}
	}
	return true
}
