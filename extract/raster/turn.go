package raster

import (
	"image"
	"math"
)

// turned is a picture after quarters turns clockwise.
func turned(g *image.Gray, quarters int) *image.Gray {
	width, height := g.Rect.Dx(), g.Rect.Dy()
	switch quarters & 3 {
	case 0:
		return g
	case 2:
		out := image.NewGray(image.Rect(0, 0, width, height))
		for y := range height {
			from, to := g.Pix[y*g.Stride:], out.Pix[(height-1-y)*out.Stride:]
			for x := range width {
				to[width-1-x] = from[x]
			}
		}
		return out
	}
	out := image.NewGray(image.Rect(0, 0, height, width))
	const block = 32 // so that both pictures stay in the processor's cache
	for y0 := 0; y0 < height; y0 += block {
		for x0 := 0; x0 < width; x0 += block {
			for y := y0; y < min(y0+block, height); y++ {
				for x := x0; x < min(x0+block, width); x++ {
					v := g.Pix[y*g.Stride+x]
					if quarters&3 == 1 {
						out.Pix[x*out.Stride+height-1-y] = v
					} else {
						out.Pix[(width-1-x)*out.Stride+y] = v
					}
				}
			}
		}
	}
	return out
}

// skew is how the lines of a page stand in the middle of its picture, in degrees clockwise, and by how much they turn over
// all of it: horizontals from head to foot, verticals from left to right.
type skew struct {
	horizontal, vertical       float64
	horizontalFan, verticalFan float64
}

// fixedBits: places between pixels are counted in 1/65536.
const fixedBits = 16

// straightened undoes a skew around the middle of the picture. The size stays; what was outside is white.
func straightened(g *image.Gray, s skew) *image.Gray {
	if s.horizontalFan != 0 || s.verticalFan != 0 {
		return unfanned(g, s)
	}
	width, height := g.Rect.Dx(), g.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, width, height))
	sinH, cosH := math.Sincos(s.horizontal * math.Pi / 180)
	sinV, cosV := math.Sincos(s.vertical * math.Pi / 180)
	stepX, stepY := fixed(cosH), fixed(sinH)
	middleX, middleY := float64(width-1)/2, float64(height-1)/2
	for y := range height {
		down := float64(y) - middleY
		sx := fixed(middleX - middleX*cosH - down*sinV)
		sy := fixed(middleY - middleX*sinH + down*cosV)
		sampleLine(g, out.Pix[y*out.Stride:y*out.Stride+width], sx, sy, stepX, stepY)
	}
	return out
}

// sampleLine fills a line with the pixels met from sx, sy on, between four of them by their nearness.
func sampleLine(g *image.Gray, line []uint8, sx, sy, stepX, stepY int) {
	const one = 1 << 8
	width, height := g.Rect.Dx(), g.Rect.Dy()
	for i := range line {
		x, y := sx>>fixedBits, sy>>fixedBits
		fx, fy := sx>>(fixedBits-8)&(one-1), sy>>(fixedBits-8)&(one-1)
		sx, sy = sx+stepX, sy+stepY
		if uint(x) >= uint(width-1) || uint(y) >= uint(height-1) {
			line[i] = 255
			continue
		}
		at := y*g.Stride + x
		a, b := int(g.Pix[at]), int(g.Pix[at+1])
		c, d := int(g.Pix[at+g.Stride]), int(g.Pix[at+g.Stride+1])
		top, bottom := a*(one-fx)+b*fx, c*(one-fx)+d*fx
		line[i] = uint8((top*(one-fy) + bottom*fy + 1<<15) >> 16)
	}
}
