package textpdf

import (
	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/model"
)

// paintImage places an image: the unit square under the current matrix. A long thin image is a drawn rule. An opaque one
// hides the text under it: software that recognises scans puts its text below the scan.
func (in *interpreter) paintImage(width, height int, mask, opaque bool) {
	if in.muted > 0 || in.fill.alpha == 0 {
		return
	}
	box := in.ctm.Box(0, 0, 1, 1)
	if in.textClip != nil {
		in.showThrough(box, middling, model.Colour{})
		return
	}
	const thin = 2 // points
	w, h := box.Width(), box.Height()
	luminance := 0.0 // an image is taken for print, a mask has the fill colour
	if mask {
		luminance = in.fill.shown()
	}
	if min(w, h) <= thin && max(w, h) >= in.opt.MinImageRuleLength {
		if b, ok := paths.Clipped(box, in.clip); ok {
			in.rules.Bar(b, luminance)
		}
		return
	}
	if b, ok := paths.Clipped(box, in.clip); ok {
		in.addArea(b, model.Colour{}, opaque && !mask && in.ctm.Level() && in.covers())
	}
	if len(in.page.Images) < in.opt.MaxRulings {
		in.page.Images = append(in.page.Images, model.Image{BBox: box, PixelWidth: max(width, 0), PixelHeight: max(height, 0)})
	}
}

// inlineImage reads BI … ID … EI.
func (in *interpreter) inlineImage() {
	d := in.readDict(tokKeyword) // ends at ID
	width, _ := d.get("W", "Width")
	height, _ := d.get("H", "Height")
	maskToken, _ := d.get("IM", "ImageMask")
	mask := string(maskToken.text) == "true"
	length := -1
	if _, filtered := d.get("F", "Filter"); !filtered {
		length = rawImageLength(d, int(width.num), int(height.num), mask)
	}
	in.lex.skipInlineImage(length)
	in.paintImage(int(width.num), int(height.num), mask, true)
}

// rawImageLength is the number of bytes of an inline image without filters, -1 when its colour space is not known.
func rawImageLength(d inlineDict, width, height int, mask bool) int {
	const most = 1 << 15
	if width <= 0 || height <= 0 || width > most || height > most {
		return -1
	}
	bits := 8
	if b, ok := d.get("BPC", "BitsPerComponent"); ok {
		bits = int(b.num)
	}
	components := 0
	space, _ := d.get("CS", "ColorSpace")
	switch string(space.text) {
	case "G", "DeviceGray", "I", "Indexed":
		components = 1
	case "RGB", "DeviceRGB":
		components = 3
	case "CMYK", "DeviceCMYK":
		components = 4
	}
	if mask {
		bits, components = 1, 1
	}
	if components == 0 || bits <= 0 || bits > 16 {
		return -1
	}
	return (width*bits*components + 7) / 8 * height
}
