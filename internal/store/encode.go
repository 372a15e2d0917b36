package store

import (
	"bytes"
	"encoding/json"
	"slices"
)

// Encode writes a value as JSON that people can read and diff: objects and lists of plain values on one line each,
// whatever holds other objects on lines of its own, two blanks a level, a line feed at the end. Characters stand
// for themselves, < and & included.
func Encode(v any) ([]byte, error) { return new(encoder).encode(v) }

// marshal gives the compact form of a value.
func marshal(v any) ([]byte, error) { return new(encoder).marshal(v) }

// encoder lays compact JSON out anew. Its input is valid, for encoding/json wrote it.
type encoder struct {
	compact bytes.Buffer
	in      []byte // of compact
	at      int
	out     []byte
}

// encode is Encode; the bytes last until the encoder's next one.
func (e *encoder) encode(v any) ([]byte, error) {
	var err error
	if e.in, err = e.marshal(v); err != nil {
		return nil, err
	}
	e.at, e.out = 0, slices.Grow(e.out[:0], len(e.in)*3/2)
	e.value(0)
	e.out = append(e.out, '\n')
	return e.out, nil
}

func (e *encoder) marshal(v any) ([]byte, error) {
	e.compact.Reset()
	enc := json.NewEncoder(&e.compact)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(e.compact.Bytes(), "\n"), nil
}

// value copies the value at e.at.
func (e *encoder) value(level int) {
	switch c := e.in[e.at]; {
	case c != '{' && c != '[':
		e.scalar()
	case e.isFlat():
		e.line()
	default:
		e.block(level)
	}
}

// block writes an object or list, each member on a line of its own.
func (e *encoder) block(level int) {
	e.copy() // { or [
	for {
		e.newLine(level + 1)
		if e.in[e.at] == '"' {
			e.scalar() // a name, or a string in a list
			if e.in[e.at] == ':' {
				e.copy()
				e.out = append(e.out, ' ')
				e.value(level + 1)
			}
		} else {
			e.value(level + 1)
		}
		if e.in[e.at] != ',' {
			break
		}
		e.copy()
	}
	e.newLine(level)
	e.copy() // } or ]
}

// line writes a flat object or list, a blank after each comma and colon.
func (e *encoder) line() {
	depth := 0
	for {
		switch c := e.in[e.at]; c {
		case '{', '[':
			depth++
			e.copy()
		case '}', ']':
			depth--
			e.copy()
			if depth == 0 {
				return
			}
		case ',', ':':
			e.copy()
			e.out = append(e.out, ' ')
		default:
			e.scalar()
		}
	}
}

// isFlat reports whether the object or list at e.at holds nothing but plain values and lists of them, or nothing.
func (e *encoder) isFlat() bool {
	depth := 0
	for i := e.at; ; i++ {
		switch e.in[i] {
		case '"':
			i = e.stringEnd(i) - 1
		case '{':
			if depth > 0 && e.in[i+1] != '}' {
				return false
			}
			depth++
		case '[':
			if depth > 1 {
				return false
			}
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return true
			}
		}
	}
}

// scalar copies a string, number, true, false or null.
func (e *encoder) scalar() {
	end := e.at
	if e.in[end] == '"' {
		end = e.stringEnd(end)
	} else {
		for end < len(e.in) && e.in[end] != ',' && e.in[end] != '}' && e.in[end] != ']' {
			end++
		}
	}
	e.out = append(e.out, e.in[e.at:end]...)
	e.at = end
}

// stringEnd is the place after the string that begins at i.
func (e *encoder) stringEnd(i int) int {
	for i++; e.in[i] != '"'; i++ {
		if e.in[i] == '\\' {
			i++
		}
	}
	return i + 1
}

func (e *encoder) copy() {
	e.out = append(e.out, e.in[e.at])
	e.at++
}

func (e *encoder) newLine(level int) {
	e.out = append(e.out, '\n')
	for range level {
		e.out = append(e.out, ' ', ' ')
	}
}
