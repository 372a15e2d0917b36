package textpdf

import (
	"errors"
	"fmt"

	"github.com/juesuan/juesuan/extract"
)

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// decodeASCIIHex appends what hexadecimal digits stand for, up to the sign that ends them, and tells how far it has read.
// An odd digit at the end is followed by 0.
func decodeASCIIHex(dst, data []byte) (out []byte, read int) {
	high := -1
	for read < len(data) {
		c := data[read]
		read++
		if c == '>' {
			break
		}
		v := unhex(c)
		if v < 0 {
			continue
		}
		if high < 0 {
			high = v
			continue
		}
		dst = append(dst, byte(high<<4|v))
		high = -1
	}
	if high >= 0 {
		dst = append(dst, byte(high<<4))
	}
	return dst, read
}

func decodeASCII85(dst, data []byte) []byte {
	var group [5]byte
	n := 0
	for i, c := range data {
		switch {
		case c == '~':
			return flush85(dst, group, n)
		case c == 'z' && n == 0:
			dst = append(dst, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group[n] = c - '!'
			if n++; n == 5 {
				dst = flush85(dst, group, n)
				n = 0
			}
		case c == '<' && i == 0: // "<~" in front of the data
		}
	}
	return flush85(dst, group, n)
}

func flush85(dst []byte, group [5]byte, n int) []byte {
	if n < 2 {
		return dst
	}
	var v uint32
	for i := range group {
		d := byte(84)
		if i < n {
			d = group[i]
		}
		v = v*85 + uint32(d)
	}
	b := [4]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}
	return append(dst, b[:n-1]...)
}

func decodeRunLength(dst, data []byte, limit int64) ([]byte, error) {
	start := len(dst)
	for i := 0; i < len(data); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return dst, nil
		case n < 128:
			end := min(i+n+1, len(data))
			dst = append(dst, data[i:end]...)
			i = end
		case i < len(data):
			for range 257 - n {
				dst = append(dst, data[i])
			}
			i++
		}
		if int64(len(dst)-start) > limit {
			return dst, fmt.Errorf("%w: the stream grows to more than %d bytes", extract.ErrLimit, limit)
		}
	}
	return dst, nil
}

// decodeLZW decodes PDF's LZW: codes of 9 to 12 bits, highest bit first; early is 1 when the width grows one code early.
func decodeLZW(dst, data []byte, early int, limit int64) ([]byte, error) {
	const (
		clearTable = 256
		endOfData  = 257
		mostCodes  = 4096
	)
	type entry struct{ from, n int } // where in dst the entry's bytes were written
	var table [mostCodes]entry
	start := len(dst)
	next, width := 258, 9
	prev := entry{-1, 0}
	var acc uint32
	bits := 0
	for _, c := range data {
		acc = acc<<8 | uint32(c)
		bits += 8
		if bits < width {
			continue
		}
		bits -= width
		code := int(acc>>bits) & (1<<width - 1)
		if code == clearTable {
			next, width, prev = 258, 9, entry{-1, 0}
			continue
		}
		if code == endOfData {
			return dst, nil
		}
		at := len(dst)
		switch {
		case code < clearTable:
			dst = append(dst, byte(code))
		case code < next:
			e := table[code]
			dst = append(dst, dst[e.from:e.from+e.n]...)
		case code == next && prev.from >= 0:
			dst = append(dst, dst[prev.from:prev.from+prev.n]...)
			dst = append(dst, dst[prev.from])
		default:
			return dst, errors.New("a code that does not exist")
		}
		if prev.from >= 0 && next < mostCodes {
			table[next] = entry{prev.from, prev.n + 1} // prev and the byte written right after it
			next++
		}
		for width < 12 && next+early >= 1<<width {
			width++
		}
		prev = entry{at, len(dst) - at}
		if int64(len(dst)-start) > limit {
			return dst, fmt.Errorf("%w: the stream inflates to more than %d bytes", extract.ErrLimit, limit)
		}
	}
	return dst, nil
}

// unpredict undoes a predictor in place and returns how many bytes are left.
func unpredict(data []byte, predictor int, params *object) (int, error) {
	number := func(key string, otherwise int) int {
		if v := params.key(key).int(); v > 0 && v < 1<<20 {
			return v
		}
		return otherwise
	}
	colors, bpc, columns := number("Colors", 1), number("BitsPerComponent", 8), number("Columns", 1)
	bpp := max(1, colors*bpc/8)
	row := min((colors*bpc*columns+7)/8, len(data))
	if predictor == 2 {
		for at := 0; at < len(data); at += row {
			if err := undifference(data[at:min(at+row, len(data))], colors, bpc); err != nil {
				return len(data), err
			}
		}
		return len(data), nil
	}
	prior := make([]byte, row)
	line := make([]byte, row)
	n := 0
	for at := 0; at < len(data); at += row + 1 {
		kind := data[at]
		got := copy(line, data[at+1:])
		clear(line[got:])
		if err := unfilterPNG(kind, line, prior, bpp); err != nil {
			return n, err
		}
		n += copy(data[n:], line[:got]) // always behind what is still to be read: a row is one byte shorter
		line, prior = prior, line
	}
	return n, nil
}

// undifference undoes the TIFF predictor of one row: each component was stored as its difference from that of the pixel
// before it.
func undifference(line []byte, colors, bpc int) error {
	switch bpc {
	case 8:
		for i := colors; i < len(line); i++ {
			line[i] += line[i-colors]
		}
	case 16:
		for i := 2 * colors; i+1 < len(line); i += 2 {
			sum := uint16(line[i])<<8 | uint16(line[i+1])
			sum += uint16(line[i-2*colors])<<8 | uint16(line[i-2*colors+1])
			line[i], line[i+1] = byte(sum>>8), byte(sum)
		}
	case 1, 2, 4:
		each := 8 / bpc // components in a byte
		mask := byte(1<<bpc - 1)
		for i := colors; i < len(line)*each; i++ {
			before := i - colors
			left := line[before/each] >> (8 - bpc*(before%each+1)) & mask
			shift := 8 - bpc*(i%each+1)
			sum := (line[i/each]>>shift + left) & mask
			line[i/each] = line[i/each]&^(mask<<shift) | sum<<shift
		}
	default:
		return fmt.Errorf("a TIFF predictor of %d bits", bpc)
	}
	return nil
}

func unfilterPNG(kind byte, line, prior []byte, bpp int) error {
	for i := range line {
		var left, upLeft byte
		if i >= bpp {
			left, upLeft = line[i-bpp], prior[i-bpp]
		}
		switch kind {
		case 0:
		case 1:
			line[i] += left
		case 2:
			line[i] += prior[i]
		case 3:
			line[i] += byte((int(left) + int(prior[i])) / 2)
		case 4:
			line[i] += paeth(int(left), int(prior[i]), int(upLeft))
		default:
			return fmt.Errorf("unknown PNG filter %d", kind)
		}
	}
	return nil
}

func paeth(a, b, c int) byte {
	abs := func(v int) int { return max(v, -v) }
	pa, pb, pc := abs(b-c), abs(a-c), abs(a+b-2*c)
	switch {
	case pa <= pb && pa <= pc:
		return byte(a)
	case pb <= pc:
		return byte(b)
	}
	return byte(c)
}
