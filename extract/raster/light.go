package raster

import "image"

// paperShare: of the pixels of an area, this share is darker than its paper.
const paperShare = 0.8

// darkestPaper bounds what is taken for paper, of 255: darker areas are pictures, and stay dark.
const darkestPaper = 90

// evenLight divides each pixel by the brightness of the paper around it, so that paper is white everywhere.
func evenLight(g *image.Gray, scale float64, opt Options) *image.Gray {
	tile := max(int(opt.LightTile*scale), 16)
	paper := paperOf(g, tile)
	out := image.NewGray(g.Rect)
	width := g.Rect.Dx()
	left, right, part := weights(width, tile, paper.cols)
	line := make([]int, paper.cols)
	for y := range g.Rect.Dy() {
		above, below, share := between(y, tile, paper.rows)
		for c := range line {
			line[c] = paper.at[above*paper.cols+c]*(weightOne-share) + paper.at[below*paper.cols+c]*share
		}
		from, to := g.Pix[y*g.Stride:y*g.Stride+width], out.Pix[y*out.Stride:y*out.Stride+width]
		for x, v := range from {
			// brightness times 2^16
			bright := (line[left[x]]*(weightOne-part[x]) + line[right[x]]*part[x])
			level := uint64(v) * 255 << (2 * weightBits) / uint64(bright)
			to[x] = uint8(min(level, 255))
		}
	}
	return out
}

// contrasted makes the print of a pale picture on white paper as dark as print is. A picture without print stays as it is.
func contrasted(g *image.Gray, opt Options) *image.Gray {
	var count [256]int
	for y := 0; y < g.Rect.Dy(); y += 3 {
		for _, v := range g.Pix[y*g.Stride : y*g.Stride+g.Rect.Dx()] {
			count[v]++
		}
	}
	all := g.Rect.Dx() * ((g.Rect.Dy() + 2) / 3)
	print, darker := 0, 0
	for float64(darker) <= printShare*float64(all) && print < 255 {
		darker += count[print]
		print++
	}
	if float64(print) < opt.PalePrint || print > noPrint {
		return g
	}
	var level [256]uint8
	for v := range level {
		level[v] = uint8(255 - min((255-v)*(255-fullPrint)/(255-print), 255-fullPrint))
	}
	out := image.NewGray(g.Rect)
	for i, v := range g.Pix {
		out.Pix[i] = level[v]
	}
	return out
}

const (
	printShare = 0.002 // of a page's pixels: less than the print of a table, more than dust
	noPrint    = 205   // brighter is no print, but the paper's noise
	fullPrint  = 20    // the brightness of dark print
)

const (
	weightBits = 8
	weightOne  = 1 << weightBits
)

// between gives the two tiles whose middles a pixel stands between, and how far it is towards the second.
func between(x, tile, tiles int) (first, second, share int) {
	at := (2*x + 1 - tile) * weightOne / (2 * tile)
	if at <= 0 {
		return 0, 0, 0
	}
	first = at >> weightBits
	if first >= tiles-1 {
		return tiles - 1, tiles - 1, 0
	}
	return first, first + 1, at & (weightOne - 1)
}

func weights(width, tile, tiles int) (left, right, share []int) {
	left, right, share = make([]int, width), make([]int, width), make([]int, width)
	for x := range width {
		left[x], right[x], share[x] = between(x, tile, tiles)
	}
	return left, right, share
}

// paper is the brightness of the paper in each tile.
type paper struct {
	cols, rows int
	at         []int
}

func paperOf(g *image.Gray, tile int) paper {
	p := paper{cols: max(g.Rect.Dx()/tile, 1), rows: max(g.Rect.Dy()/tile, 1)}
	raw := make([]int, p.cols*p.rows)
	for r := range p.rows {
		for c := range p.cols {
			raw[r*p.cols+c] = brightness(g, image.Rect(c*tile, r*tile, (c+1)*tile, (r+1)*tile).Intersect(g.Rect))
		}
	}
	// The brightest of the neighbours: a tile that a bold title or a black area fills has no paper of its own.
	bright := p.filter(raw, func(around []int) int {
		most := 0
		for _, v := range around {
			most = max(most, v)
		}
		return most
	})
	p.at = p.filter(bright, func(around []int) int {
		sum := 0
		for _, v := range around {
			sum += v
		}
		return max(sum/len(around), darkestPaper)
	})
	return p
}

func (p paper) filter(in []int, f func([]int) int) []int {
	out := make([]int, len(in))
	var around []int
	for r := range p.rows {
		for c := range p.cols {
			around = around[:0]
			for i := max(r-1, 0); i <= min(r+1, p.rows-1); i++ {
				around = append(around, in[i*p.cols+max(c-1, 0):i*p.cols+min(c+1, p.cols-1)+1]...)
			}
			out[r*p.cols+c] = f(around)
		}
	}
	return out
}

// brightness of the paper in a part of the picture, told by every second pixel of every second line.
func brightness(g *image.Gray, part image.Rectangle) int {
	var count [256]int
	all := 0
	for y := part.Min.Y; y < part.Max.Y; y += 2 {
		for x := part.Min.X; x < part.Max.X; x += 2 {
			count[g.Pix[y*g.Stride+x]]++
			all++
		}
	}
	darker := 0
	for v, n := range count {
		darker += n
		if float64(darker) > paperShare*float64(all) {
			return v
		}
	}
	return 255
}

// brightestInk is the highest level that may part ink from paper.
func brightestInk(opt Options) uint8 { return uint8(opt.InkDark * 255) }

// inkLevel parts ink from paper on an evenly lit page: Otsu's level, within what Options allow.
func inkLevel(g *image.Gray, opt Options) uint8 {
	most := opt.InkDark * 255
	var count [256]int
	for y := 0; y < g.Rect.Dy(); y += 3 {
		for _, v := range g.Pix[y*g.Stride : y*g.Stride+g.Rect.Dx()] {
			count[v]++
		}
	}
	all, sum := 0, 0
	for v, n := range count {
		all += n
		sum += v * n
	}
	best, level := -1.0, 0
	below, belowSum := 0, 0
	for v, n := range count {
		below += n
		belowSum += v * n
		if below == 0 || below == all {
			continue
		}
		d := float64(belowSum)/float64(below) - float64(sum-belowSum)/float64(all-below)
		if s := d * d * float64(below) * float64(all-below); s > best {
			best, level = s, v
		}
	}
	return uint8(min(max(float64(level), most*3/4), most))
}
