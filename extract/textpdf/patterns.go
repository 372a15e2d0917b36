package textpdf

import (
	"math"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/model"
)

// mostTiles bounds how often a pattern's cell is painted in one area. More are a ground, not a text.
const mostTiles = 64

// paintTiles paints an area with a tiling pattern that shows text or images: its cell is run for every tile. False when
// the fill is of another kind; hatchings and grounds stay areas.
func (in *interpreter) paintTiles(area model.BBox) bool {
	if in.fill.family != pattern || in.fill.pattern == "" {
		return false
	}
	cell := in.res.find("Pattern", in.fill.pattern)
	own := cell.key("Resources")
	if cell.kind() != pdf.Stream || cell.key("PatternType").int() != 1 || len(own.key("Font").keys())+len(own.key("XObject").keys()) == 0 {
		return false
	}
	box, ok := rectangle(cell.key("BBox"))
	stepX, stepY := math.Abs(cell.key("XStep").num()), math.Abs(cell.key("YStep").num())
	m := matrixOf(cell.key("Matrix"), paths.Identity).Mul(in.home)
	back, invertible := m.Inverse()
	area, seen := paths.Clipped(area, in.clip)
	if !ok || stepX == 0 || stepY == 0 || !invertible || !seen {
		return false
	}
	on := back.Box(area.X0, area.Top, area.X1, area.Bottom)
	const slack = 1e-3 // of a step: a tile that only touches the area is none
	x0, x1 := math.Floor((on.X0-box.X1)/stepX+slack)+1, math.Ceil((on.X1-box.X0)/stepX-slack)-1
	y0, y1 := math.Floor((on.Top-box.Bottom)/stepY+slack)+1, math.Ceil((on.Bottom-box.Top)/stepY-slack)-1
	if !((x1-x0+1)*(y1-y0+1) <= mostTiles) {
		in.tell("pattern_unread", "a pattern with text is painted more than %d times in one area: it was taken for a ground", mostTiles)
		return false
	}
	outer := in.state
	ink := paint{alpha: in.fill.alpha}
	if cell.key("PaintType").int() == 2 { // its colour is the area's
		ink.luminance = in.fill.luminance
	}
	in.clipTo(area)
	in.fill, in.stroke, in.lineWidth, in.text = ink, ink, 1, textState{scale: 1}
	for y := y0; y <= y1 && !in.stopped; y++ {
		for x := x0; x <= x1 && !in.stopped; x++ {
			in.paintContent(cell, "of pattern "+outer.fill.pattern, paths.MatrixOf(1, 0, 0, 1, x*stepX, y*stepY).Mul(m))
		}
	}
	in.state = outer
	return true
}
