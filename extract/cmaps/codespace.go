package cmaps

import "github.com/juesuan/juesuan/extract/cmaps/internal/packed"

// Next takes the first character code off a string: its value, most significant byte first, and its length in bytes.
// n is 0 for an empty string and otherwise from 1 to 4, never more than len(b).
//
// Bytes that no codespace range admits are a code too, which CID does not know. How many of them, says PDF 32000-1,
// 9.7.6.3: as many as the codes of the range that agrees with the most of the leading bytes, of several such ranges
// the one with the shortest codes, and the shortest codes of all when no range agrees with the first byte. At the end
// of the string, what is left of it.
func (c *CMap) Next(b []byte) (code uint32, n int) {
	spaces := c.codespaces()
	for n = 1; n <= packed.MaxCodeLength && n <= len(b); n++ {
		code = code<<8 | uint32(b[n-1])
		for i := range spaces {
			if spaces[i].Length == n && agreeing(&spaces[i], b) == n {
				return code, n
			}
		}
	}
	n = min(invalidLength(spaces, b), len(b))
	code = 0
	for _, v := range b[:n] {
		code = code<<8 | uint32(v)
	}
	return code, n
}

// agreeing counts the leading bytes of b that lie within those of a codespace range.
func agreeing(s *packed.Codespace, b []byte) int {
	n := 0
	for n < s.Length && n < len(b) {
		shift := 8 * (s.Length - 1 - n)
		if b[n] < byte(s.Lo>>shift) || b[n] > byte(s.Hi>>shift) {
			break
		}
		n++
	}
	return n
}

func invalidLength(spaces []packed.Codespace, b []byte) int {
	length, most := 1, -1
	for i := range spaces {
		n := agreeing(&spaces[i], b)
		if n > most || n == most && spaces[i].Length < length {
			length, most = spaces[i].Length, n
		}
	}
	return length
}

// codespaces are those of the CMap or, when it has none of its own, of its base.
func (c *CMap) codespaces() []packed.Codespace {
	if s := c.form.codespaces(); s != nil {
		return s
	}
	for m := c; m != nil; m = m.base {
		if s := m.table().Codespaces; s != nil {
			return s
		}
	}
	return nil
}
