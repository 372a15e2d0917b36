package raster

import (
	"image"
	"math/bits"
)

// Bitmap has one bit a pixel, set where there is ink.
type Bitmap struct {
	Width, Height int
	stride        int // words a row
	words         []uint64
}

const wordBits = 64

func newBitmap(width, height int) *Bitmap {
	stride := (width + wordBits - 1) / wordBits
	return &Bitmap{Width: width, Height: height, stride: stride, words: make([]uint64, stride*height)}
}

func (b *Bitmap) row(y int) []uint64 { return b.words[y*b.stride : (y+1)*b.stride] }

// At reports ink at a pixel; outside there is none.
func (b *Bitmap) At(x, y int) bool {
	if x < 0 || y < 0 || x >= b.Width || y >= b.Height {
		return false
	}
	return b.words[y*b.stride+x/wordBits]>>(x%wordBits)&1 != 0
}

// any reports ink in a row from x0 up to x1, which is not part of it.
func (b *Bitmap) any(y, x0, x1 int) bool {
	row := b.row(y)
	for w := x0 / wordBits; w*wordBits < x1; w++ {
		word := row[w]
		if first := x0 - w*wordBits; first > 0 {
			word &^= 1<<first - 1
		}
		if last := x1 - w*wordBits; last < wordBits {
			word &= 1<<last - 1
		}
		if word != 0 {
			return true
		}
	}
	return false
}

func (b *Bitmap) set(x, y int)   { b.words[y*b.stride+x/wordBits] |= 1 << (x % wordBits) }
func (b *Bitmap) clear(x, y int) { b.words[y*b.stride+x/wordBits] &^= 1 << (x % wordBits) }

// threshold sets what is darker than dark.
func threshold(g *image.Gray, dark uint8) *Bitmap {
	b := newBitmap(g.Rect.Dx(), g.Rect.Dy())
	for y := range b.Height {
		line := g.Pix[y*g.Stride : y*g.Stride+b.Width]
		row := b.row(y)
		for w := range row {
			var word uint64
			for i, v := range line[w*wordBits : min((w+1)*wordBits, len(line))] {
				word |= uint64((int(v)-int(dark))>>31&1) << i
			}
			row[w] = word
		}
	}
	return b
}

// run is ink from x0 up to x1, which is not part of it.
type run struct{ x0, x1 int }

// runs appends the runs of a row of words. Those that gap pixels or fewer part are one.
func runs(row []uint64, gap int, into []run) []run {
	from := len(into)
	for w := 0; w < len(row); w++ {
		word := row[w]
		for word != 0 {
			start := bits.TrailingZeros64(word)
			length := bits.TrailingZeros64(^(word >> start))
			x0 := w*wordBits + start
			x1 := x0 + length
			if n := len(into); n > from && x0-into[n-1].x1 <= gap {
				into[n-1].x1 = x1
			} else {
				into = append(into, run{x0, x1})
			}
			if start+length >= wordBits {
				break
			}
			word &^= (1<<length - 1) << start
		}
	}
	return into
}

// transpose turns rows into columns.
func (b *Bitmap) transpose() *Bitmap {
	out := newBitmap(b.Height, b.Width)
	var block [wordBits]uint64
	for y := 0; y < b.Height; y += wordBits {
		for w := range b.stride {
			any := uint64(0)
			for i := range block {
				block[i] = 0
				if y+i < b.Height {
					block[i] = b.words[(y+i)*b.stride+w]
				}
				any |= block[i]
			}
			if any == 0 {
				continue
			}
			transposeBlock(&block)
			for i := range block {
				if x := w*wordBits + i; x < b.Width {
					out.words[x*out.stride+y/wordBits] = block[i]
				}
			}
		}
	}
	return out
}

// transposeBlock exchanges rows and bits: Warren, Hacker's Delight, 7-3, for the lowest bit first.
func transposeBlock(a *[wordBits]uint64) {
	mask := uint64(0x00000000FFFFFFFF)
	for j := wordBits / 2; j != 0; j, mask = j>>1, mask^mask<<(j>>1) {
		for k := 0; k < wordBits; k = (k + j + 1) &^ j {
			t := (a[k]>>j ^ a[k+j]) & mask
			a[k] ^= t << j
			a[k+j] ^= t
		}
	}
}

func (b *Bitmap) clone() *Bitmap {
	out := *b
	out.words = append([]uint64(nil), b.words...)
	return &out
}
