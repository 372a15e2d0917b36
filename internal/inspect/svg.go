// Package inspect draws what the program saw on a page.
//
// In: one page, the tables and lines that layout found, and the converted document. Out: an SVG picture in the
// page's own points, for any browser: glyphs with their boxes, rulings, fills, images, the cells of each table with
// their spans, and what each amount became. Point at a thing to read about it.
package inspect

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"

	"github.com/juesuan/juesuan/model"
)

const (
	margin = 24 // around the page, in points; text that lies off the page shows here
	legend = 40 // below the page, in points
)

// View is one page and what became of it.
type View struct {
	Page   *model.Page
	Layout *model.Layout
	Result *model.Result
}

// SVG draws the view.
func SVG(v View) []byte {
	d := &drawing{}
	w, h := v.Page.Width, v.Page.Height
	d.printf(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	d.printf(`<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="%d %d %s %s">`+"\n",
		num(w+2*margin), num(h+2*margin+legend), -margin, -margin, num(w+2*margin), num(h+2*margin+legend))
	d.printf("<title>%s, page %d</title>\n<style>%s</style>\n", text(v.Result.Document.Source.Path), v.Page.Number, style)
	d.rect("desk", model.BBox{X0: -margin, Top: -margin, X1: w + margin, Bottom: h + margin + legend}, "")
	d.rect("paper", model.BBox{X1: w, Bottom: h}, "")
	d.fills(v.Page)
	d.images(v.Page)
	d.tables(v)
	d.rulings(v.Page)
	d.glyphs(v)
	d.amounts(v)
	d.legend(v)
	d.printf("</svg>\n")
	return d.out.Bytes()
}

const style = `
text { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", SimSun, "WenQuanYi Zen Hei", sans-serif; }
rect, line, path { vector-effect: non-scaling-stroke; }
.desk { fill: #eee; }
.paper { fill: white; stroke: #888; stroke-width: 1; }
.image { fill: #9cf; fill-opacity: .25; stroke: #39c; stroke-width: 1; }
.box { fill: none; stroke: #aaa; stroke-width: .4; }
.glyph { fill: #222; text-anchor: middle; }
.hidden { fill: #c0c; }
.offpage { fill: #e70; }
.watermark { fill: #0a9; }
.unknown { fill: #e00; }
.ruling { fill: none; stroke-opacity: .75; }
.horizontal { stroke: #d33; }
.vertical { stroke: #36d; }
.oblique { stroke: #939; }
.cell { fill: #4a4; fill-opacity: .07; stroke: #4a4; stroke-opacity: .7; stroke-width: 1; }
.head { fill: #a80; fill-opacity: .12; }
.unused { fill: none; stroke: #888; stroke-dasharray: 4 2; }
.amount { stroke: none; fill-opacity: .3; }
.proved { fill: #2b5; }
.read { fill: #fc3; }
.doubtful { fill: #f22; }
.corrected { fill: #38f; }
.label { font-size: 3px; fill: #063; }
.name { font-size: 7px; fill: #063; font-weight: bold; text-anchor: end; }
.key { font-size: 8px; }
`

// drawing collects the picture.
type drawing struct {
	out bytes.Buffer
}

func (d *drawing) printf(format string, args ...any) { fmt.Fprintf(&d.out, format, args...) }

// rect draws a box; about, when not empty, shows when one points at it.
func (d *drawing) rect(class string, b model.BBox, about string) {
	d.printf(`<rect class="%s" x="%s" y="%s" width="%s" height="%s"`, class, num(b.X0), num(b.Top), num(max(b.Width(), 0)), num(max(b.Height(), 0)))
	if about == "" {
		d.printf("/>\n")
		return
	}
	d.printf("><title>%s</title></rect>\n", text(about))
}

func (d *drawing) text(class string, x, y float64, s string) {
	d.printf(`<text class="%s" x="%s" y="%s">%s</text>`+"\n", class, num(x), num(y), text(s))
}

func (d *drawing) fills(p *model.Page) {
	for _, f := range p.Fills {
		grey := int(math.Round(255 * min(max(f.Luminance, 0), 1)))
		d.printf(`<rect x="%s" y="%s" width="%s" height="%s" fill="rgb(%d,%d,%d)"><title>fill, luminance %s</title></rect>`+"\n",
			num(f.X0), num(f.Top), num(f.Width()), num(f.Height()), grey, grey, grey, num(f.Luminance))
	}
}

func (d *drawing) images(p *model.Page) {
	for _, m := range p.Images {
		d.rect("image", m.BBox, fmt.Sprintf("image of %d × %d pixels", m.PixelWidth, m.PixelHeight))
	}
}

func (d *drawing) rulings(p *model.Page) {
	class := [...]string{model.Horizontal: "horizontal", model.Vertical: "vertical", model.Oblique: "oblique"}
	for _, r := range p.Rulings {
		d.printf(`<line class="ruling %s" x1="%s" y1="%s" x2="%s" y2="%s" stroke-width="%s"><title>%s ruling, %s pt thick</title></line>`+"\n",
			class[r.Orientation], num(r.X0), num(r.Top), num(r.X1), num(r.Bottom), num(max(r.Thickness, 0.6)), class[r.Orientation], num(r.Thickness))
	}
}

// legend says which colour is which, and how the page was read.
func (d *drawing) legend(v View) {
	p := v.Page
	about := fmt.Sprintf("page %d, %s × %s pt, read as %s", p.Number, num(p.Width), num(p.Height), p.Via)
	if p.Reader != "" {
		about += " by " + string(p.Reader)
	}
	if p.Reason != "" {
		about += ": " + p.Reason
	}
	y := p.Height + margin + 10
	d.text("key", 0, y, about)
	x := 0.0
	for _, k := range []struct{ class, what string }{
		{"glyph", "text"}, {"hidden", "hidden"}, {"offpage", "off the page"}, {"watermark", "watermark"}, {"unknown", "no Unicode"},
		{"proved", "proved"}, {"read", "read"}, {"doubtful", "doubtful"}, {"corrected", "corrected"},
	} {
		d.printf(`<rect class="%s" x="%s" y="%s" width="7" height="7"/>`, k.class, num(x), num(y+8))
		d.text("key", x+9, y+14.5, k.what)
		x += 16 + 4.4*float64(len(k.what))
	}
}

// text escapes a string for XML.
func text(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a Buffer does not fail
	return b.String()
}

// num writes a length with two decimals at most.
func num(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}
