package textpdf

import (
	"math"

	"github.com/ledongthuc/pdf"
)

// drawnGlyphs are the glyphs of a Type3 font: content streams, by the codes that select them. What they draw is read as
// far as it is needed to tell them apart.
type drawnGlyphs struct {
	file   *File
	dict   *object
	matrix matrix // glyph space to em
	names  [256]string
	named  bool
}

// glyph is the code itself, -1 when the font draws nothing for it.
func (d *drawnGlyphs) glyph(at int) int {
	if !d.named {
		d.named = true
		d.names = differences(d.dict.key("Encoding").key("Differences"))
	}
	if at < 0 || at >= len(d.names) || d.names[at] == "" {
		return -1
	}
	return at
}

func (d *drawnGlyphs) program(at int) []byte {
	stream := d.dict.key("CharProcs").key(d.names[at])
	if stream.kind() != pdf.Stream {
		return nil
	}
	data, _ := d.file.streamBytes(nil, stream)
	return data
}

// shape compares programs by their bytes. Only paths are known to draw alike wherever they stand.
func (d *drawnGlyphs) shape(at int) (shape, bool) {
	data := d.program(at)
	if data == nil {
		return shape{}, false
	}
	path, whole := d.path(data)
	return shape{hash: hashOf(data), inked: !whole || len(path) > 0, whole: whole}, true
}

func (d *drawnGlyphs) contours(at int) [][]contourPoint {
	path, _ := d.path(d.program(at))
	return path
}

// glyphOf implements glyphShapes: a Type3 font has no cmap.
func (d *drawnGlyphs) glyphOf(rune) (int, bool) { return 0, false }

// unicodes implements glyphShapes.
func (d *drawnGlyphs) unicodes() map[int][]rune { return nil }

// path is the path that a glyph's content fills, curves as polygons; whole is false when it draws anything else.
func (d *drawnGlyphs) path(content []byte) (out [][]contourPoint, whole bool) {
	const mostOperators = 1 << 12
	lex := lexer{data: content}
	var args []float64
	var at [2]float64
	add := func(x, y float64) {
		at = [2]float64{x, y}
		const unit, most = 10_000, 100 // of an em; ems
		x, y = d.matrix.A*x, d.matrix.D*y
		if !(math.Abs(x) < most && math.Abs(y) < most) {
			return
		}
		last := len(out) - 1
		out[last] = append(out[last], contourPoint{x: int(math.Round(unit * x)), y: int(math.Round(unit * y)), onCurve: true})
	}
	curve := func(bx, by, cx, cy, x, y float64) {
		bend([4][2]float64{at, {bx, by}, {cx, cy}, {x, y}}, add)
	}
	for n := 0; n < mostOperators; {
		t := lex.next()
		switch t.kind {
		case tokEOF:
			return out, true
		case tokNumber:
			args = append(args, t.num)
			continue
		case tokKeyword:
			n++
		default:
			return nil, false
		}
		op, want := string(t.text), map[string]int{"m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "re": 4}[string(t.text)]
		if len(args) < want || want > 0 && op != "m" && op != "re" && len(out) == 0 {
			return nil, false
		}
		a := args[len(args)-want:]
		switch op {
		case "m":
			out = append(out, nil)
			add(a[0], a[1])
		case "l":
			add(a[0], a[1])
		case "re":
			out = append(out, nil)
			for _, corner := range [][2]float64{{0, 0}, {a[2], 0}, {a[2], a[3]}, {0, a[3]}} {
				add(a[0]+corner[0], a[1]+corner[1])
			}
		case "c":
			curve(a[0], a[1], a[2], a[3], a[4], a[5])
		case "v":
			curve(at[0], at[1], a[0], a[1], a[2], a[3])
		case "y":
			curve(a[0], a[1], a[2], a[3], a[2], a[3])
		case "h", "f", "F", "f*", "n", "d0", "d1", "q", "Q", "g":
		default:
			return nil, false
		}
		args = args[:0]
	}
	return nil, false
}
