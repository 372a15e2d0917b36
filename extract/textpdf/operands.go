package textpdf

func (in *interpreter) clearArgs() {
	in.args, in.items = in.args[:0], in.items[:0]
}

// mostArgs bounds the operands that are kept; the operators with most take 6, save for colours of many inks.
const mostArgs = 64

func (in *interpreter) push(t token) {
	if len(in.args) == mostArgs {
		copy(in.args, in.args[1:])
		in.args = in.args[:mostArgs-1]
	}
	in.args = append(in.args, t)
}

// operand takes the keywords that are values.
func (in *interpreter) operand(word []byte) bool {
	switch string(word) {
	case "true", "false", "null":
		in.push(token{kind: tokKeyword, text: word})
		return true
	}
	return false
}

// array reads the elements of an array; those of arrays inside it are taken for its own.
func (in *interpreter) array() {
	first := len(in.items)
	depth := 1
	for depth > 0 {
		t := in.lex.next()
		switch t.kind {
		case tokEOF:
			depth = 0
		case tokArrayOpen:
			depth++
		case tokArrayClose:
			depth--
		case tokKeyword:
			if string(t.text) == "TJ" || string(t.text) == "ET" { // an array that was never closed
				in.lex.pos -= len(t.text)
				depth = 0
			}
		default:
			in.items = append(in.items, t)
		}
	}
	in.push(token{kind: tokArray, first: int32(first), last: int32(len(in.items))})
}

// inlineDict is a dictionary written in a content stream. Values are tokens; arrays and dictionaries inside are left out.
type inlineDict []struct {
	key   string
	value token
}

func (d inlineDict) get(keys ...string) (token, bool) {
	for _, e := range d {
		for _, k := range keys {
			if e.key == k {
				return e.value, true
			}
		}
	}
	return token{}, false
}

// readDict reads entries up to the closing token; with closing tokKeyword up to the word ID, for inline images.
func (in *interpreter) readDict(closing tokenKind) inlineDict {
	var d inlineDict
	for {
		k := in.lex.next()
		if k.kind == tokEOF || k.kind == closing {
			return d
		}
		if k.kind != tokName {
			continue
		}
		v := in.lex.next()
		switch v.kind {
		case tokEOF:
			return d
		case tokArrayOpen:
			for depth := 1; depth > 0; {
				switch t := in.lex.next(); t.kind {
				case tokArrayOpen:
					depth++
				case tokArrayClose:
					depth--
				case tokEOF:
					return d
				case tokName: // an array of one filter is that filter
					if depth == 1 && v.kind == tokArrayOpen {
						v = t
					}
				}
			}
		case tokDictOpen:
			in.readDict(tokDictClose)
			continue
		case tokDictClose:
			return d
		}
		d = append(d, struct {
			key   string
			value token
		}{string(k.text), v})
	}
}

// num is the i'th of the last n operands, 0 when there is none.
func (in *interpreter) num(i, n int) float64 {
	at := len(in.args) - n + i
	if at < 0 || at >= len(in.args) {
		return 0
	}
	return in.args[at].num
}

// has reports whether there are n operands, all numbers.
func (in *interpreter) has(n int) bool {
	if len(in.args) < n {
		return false
	}
	for _, a := range in.args[len(in.args)-n:] {
		if a.kind != tokNumber {
			return false
		}
	}
	return true
}

func (in *interpreter) lastName() string {
	for i := len(in.args) - 1; i >= 0; i-- {
		if in.args[i].kind == tokName {
			return string(in.args[i].text)
		}
	}
	return ""
}
