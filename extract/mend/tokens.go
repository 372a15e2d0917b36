package mend

import (
	"bytes"
)

// isSpace reports PDF white space.
func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

// isDelimiter reports the characters that end a name, number or word besides white space.
func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// skipSpace is the place of the next token at or after i, comments left out.
func skipSpace(b []byte, i int) int {
	for i < len(b) {
		switch {
		case isSpace(b[i]):
			i++
		case b[i] == '%':
			for i < len(b) && b[i] != '\n' && b[i] != '\r' {
				i++
			}
		default:
			return i
		}
	}
	return i
}

// skipRegular is the end of the name, number or word at i.
func skipRegular(b []byte, i int) int {
	for i < len(b) && !isSpace(b[i]) && !isDelimiter(b[i]) {
		i++
	}
	return i
}

// skipToken is the end of the token at i, -1 when it is a string that never ends. Strings are one token, brackets are
// tokens of their own.
func skipToken(b []byte, i int) int {
	switch c := b[i]; {
	case c == '(':
		return skipString(b, i)
	case c == '<' && i+1 < len(b) && b[i+1] == '<', c == '>' && i+1 < len(b) && b[i+1] == '>':
		return i + 2
	case c == '<':
		if n := bytes.IndexByte(b[i:], '>'); n >= 0 {
			return i + n + 1
		}
		return -1
	case c == '/':
		return skipRegular(b, i+1)
	case isDelimiter(c):
		return i + 1
	}
	return skipRegular(b, i)
}

// skipString is the end of the literal string at i, -1 when it has none.
func skipString(b []byte, i int) int {
	for depth := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// skipValue is the end of the value at i: a dictionary or an array to its closing bracket, a reference to its R. ok is
// false when there is no value, or when it does not end before the object does.
func skipValue(b []byte, i int) (end int, ok bool) {
	i = skipSpace(b, i)
	if i >= len(b) {
		return i, false
	}
	if _, _, end, ok := reference(b, i); ok {
		return end, true
	}
	depth := 0
	for i < len(b) {
		end := skipToken(b, i)
		if end < 0 {
			return len(b), false
		}
		switch token := string(b[i:min(end, i+len("endstream"))]); token {
		case "<<", "[":
			depth++
		case ">>", "]":
			depth--
		case "endobj", "endstream", "obj":
			return i, false
		}
		if depth <= 0 {
			return end, depth == 0
		}
		i = skipSpace(b, end)
	}
	return i, false
}

// integer reads an unsigned integer at i.
func integer(b []byte, i int) (value, end int, ok bool) {
	const most = 1 << 40
	for end = i; end < len(b) && isDigit(b[end]); end++ {
		if value = value*10 + int(b[end]-'0'); value > most {
			return 0, i, false
		}
	}
	return value, end, end > i
}

// reference reads "12 0 R" at i.
func reference(b []byte, i int) (number, generation, end int, ok bool) {
	number, end, ok = integer(b, i)
	if !ok || end >= len(b) || !isSpace(b[end]) {
		return 0, 0, i, false
	}
	generation, end, ok = integer(b, skipSpace(b, end))
	if !ok || end >= len(b) || !isSpace(b[end]) {
		return 0, 0, i, false
	}
	end = skipSpace(b, end)
	if end >= len(b) || b[end] != 'R' || skipRegular(b, end) != end+1 {
		return 0, 0, i, false
	}
	return number, generation, end + 1, true
}

// entry is a key of a dictionary, without its slash, and its value as it is written.
type entry struct {
	key   string
	value []byte
}

// dictionary are the entries of a dictionary, in the order of writing.
type dictionary []entry

// mostEntries bounds the entries kept of one dictionary; real ones have some hundreds.
const mostEntries = 1 << 17

// readDictionary reads the dictionary at i. What follows a fault in it is left out; ok is false when there is none.
func readDictionary(b []byte, i int) (d dictionary, end int, ok bool) {
	i = skipSpace(b, i)
	if !bytes.HasPrefix(b[min(i, len(b)):], []byte("<<")) {
		return nil, i, false
	}
	d = dictionary{}
	for i += 2; ; {
		i = skipSpace(b, i)
		switch {
		case i >= len(b):
			return d, i, true
		case bytes.HasPrefix(b[i:], []byte(">>")):
			return d, i + 2, true
		case b[i] != '/':
			return d, i, true
		}
		end := skipRegular(b, i+1)
		key := string(b[i+1 : end])
		from := skipSpace(b, end)
		if bytes.HasPrefix(b[min(from, len(b)):], []byte(">>")) {
			return d, from + 2, true
		}
		to, ok := skipValue(b, from)
		if !ok {
			return d, to, true
		}
		if len(d) < mostEntries {
			d = append(d, entry{key, b[from:to]})
		}
		i = to
	}
}

// get is the value of a key, nil when there is none. Of two values the last counts.
func (d dictionary) get(key string) []byte {
	for i := len(d) - 1; i >= 0; i-- {
		if d[i].key == key {
			return d[i].value
		}
	}
	return nil
}

// number is the integer value of a key.
func (d dictionary) number(key string) (int, bool) {
	v := d.get(key)
	n, end, ok := integer(v, 0)
	return n, ok && end == len(v)
}

// reference is the object number that the value of a key refers to.
func (d dictionary) reference(key string) (int, bool) {
	number, _, _, ok := reference(d.get(key), 0)
	return number, ok
}
