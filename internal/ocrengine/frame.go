package ocrengine

import (
	"image"
	"math"
)

// framing is how a crop is made ready for an engine: scaled to a height and set into white.
type framing struct {
	height int     // of the ink, in pixels, after scaling
	margin float64 // white above and below, as a part of that height
	side   float64 // white left and right, as a part of that height
}

// placed tells where the crop's pixels went.
type placed struct {
	scale float64 // pixels of the framed image to one of the crop
	left  float64 // where the crop's left edge is in it
	width float64 // of the crop
}

// back is the place in the crop of a place in the framed image.
func (p placed) back(x float64) float64 {
	return math.Max(0, math.Min(p.width, (x-p.left)/p.scale))
}

// Bounds of what is framed.
const (
	// flat is the height in pixels below which a crop is a stroke (a dash, 一) rather than a line of characters: at 150
	// dpi and 9 points, a digit is 13 pixels high.
	flat = 10
	// square is the height in pixels that a flat crop is given at most: that of a character at 300 dpi.
	square = 40
	// mostFramed is the widest framed image in pixels: a line of 150 characters. A wider crop is no line.
	mostFramed = 5760
)

// apply frames a crop. It reports false for one that is no line.
func (f framing) apply(crop *image.Gray) (*image.Gray, placed, bool) {
	crop = unflatten(crop)
	w, h := crop.Rect.Dx(), crop.Rect.Dy()
	if w*f.height > mostFramed*h {
		return nil, placed{}, false
	}
	scale := float64(f.height) / float64(h)
	sw := max(1, int(math.Round(float64(w)*scale)))
	top, side := int(math.Round(f.margin*float64(f.height))), int(math.Round(f.side*float64(f.height)))
	out := white(sw+2*side, f.height+2*top)
	rescale(out.SubImage(image.Rect(side, top, side+sw, top+f.height)).(*image.Gray), crop)
	return out, placed{scale: float64(sw) / float64(w), left: float64(side), width: float64(w)}, true
}

// unflatten sets a flat crop into the white that a character has above and below: scaled to the height of a line, a dash
// would be a black bar.
func unflatten(crop *image.Gray) *image.Gray {
	w, h := crop.Rect.Dx(), crop.Rect.Dy()
	if h >= flat {
		return crop
	}
	out := white(w, min(max(w, flat), square))
	top := (out.Rect.Dy() - h) / 2
	for y := range h {
		copy(out.Pix[(top+y)*out.Stride:], crop.Pix[y*crop.Stride:y*crop.Stride+w])
	}
	return out
}

func white(w, h int) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, w, h))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	return out
}

// rescale fills dst with src: bilinear, over the whole area of each pixel where it is made smaller.
func rescale(dst, src *image.Gray) {
	w, h := dst.Rect.Dx(), src.Rect.Dy()
	narrow := make([]float32, w*h)
	across := weights(src.Rect.Dx(), w)
	for y := range h {
		row := src.Pix[y*src.Stride:]
		for x, taps := range across {
			var sum float32
			for i, weight := range taps.weight {
				sum += weight * float32(row[taps.first+i])
			}
			narrow[y*w+x] = sum
		}
	}
	for y, taps := range weights(h, dst.Rect.Dy()) {
		row := dst.Pix[y*dst.Stride:]
		for x := range w {
			var sum float32
			for i, weight := range taps.weight {
				sum += weight * narrow[(taps.first+i)*w+x]
			}
			row[x] = uint8(math.Round(float64(sum)))
		}
	}
}

// taps are the pixels that one scaled pixel is made of.
type taps struct {
	first  int
	weight []float32 // they add up to 1
}

// weights are the taps of each of to pixels that stand for from.
func weights(from, to int) []taps {
	out := make([]taps, to)
	step := float64(from) / float64(to)
	reach := math.Max(step, 1)
	for i := range out {
		centre := (float64(i)+0.5)*step - 0.5
		first := max(0, int(math.Ceil(centre-reach)))
		last := min(from-1, int(math.Floor(centre+reach)))
		t := taps{first: first}
		var sum float64
		for j := first; j <= last; j++ {
			w := math.Max(0, 1-math.Abs(float64(j)-centre)/reach)
			t.weight = append(t.weight, float32(w))
			sum += w
		}
		for j := range t.weight {
			t.weight[j] /= float32(sum)
		}
		out[i] = t
	}
	return out
}
