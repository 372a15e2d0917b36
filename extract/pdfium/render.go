package pdfium

import (
	"fmt"
	"image"
	"math"

	"github.com/juesuan/juesuan/model"
)

// Formats and flags of PDFium's bitmaps.
const (
	formatBGRx       = 3
	renderAnnots     = 0x01
	renderRGB        = 0x10 // red first, as Go has it
	white            = 0xFFFFFFFF
	bytesPerPixel    = 4
	pointsPerInch    = 72
	smallestRendered = 1
)

// Render draws page n, from 1, on white paper as it is displayed, its annotations included, at dpi dots per inch. The
// image is in colour because a seal over a table is told from print by nothing else. An image of more than
// Options.MaxPixels is a *model.Failure of reason limit_size.
func (d *Document) Render(n int, dpi float64) (*image.RGBA, error) {
	if !(dpi > 0) || math.IsInf(dpi, 0) {
		return nil, fmt.Errorf("%v dots per inch", dpi)
	}
	var picture *image.RGBA
	err := d.withPage(n, func(m *module, page pointer) error {
		size := func(function string) float64 {
			points := float64(math.Float32frombits(uint32(m.call(function, uint64(page)))))
			return math.Max(smallestRendered, math.Round(points*dpi/pointsPerInch))
		}
		width, height := size("FPDF_GetPageWidthF"), size("FPDF_GetPageHeightF")
		if !(width*height <= float64(d.engine.opt.MaxPixels)) {
			return &model.Failure{
				Reason:  model.ReasonLimitSize,
				Message: fmt.Sprintf("page %d would have %.0f × %.0f pixels, more than %d", n, width, height, d.engine.opt.MaxPixels),
			}
		}
		picture = m.render(page, int(width), int(height))
		return nil
	})
	if err != nil {
		return nil, err
	}
	return picture, nil
}

// render is nil when m.err is set.
func (m *module) render(page pointer, width, height int) *image.RGBA {
	stride := width * bytesPerPixel
	buffer := m.malloc(stride * height)
	bitmap := m.object("FPDFBitmap_CreateEx", uint64(width), uint64(height), formatBGRx, uint64(buffer), uint64(stride))
	if bitmap == 0 && m.err == nil {
		m.err = errMemory
	}
	m.call("FPDFBitmap_FillRect", uint64(bitmap), 0, 0, uint64(width), uint64(height), white)
	m.call("FPDF_RenderPageBitmap", uint64(bitmap), uint64(page), 0, 0, uint64(width), uint64(height), 0, renderAnnots|renderRGB)
	if m.err != nil {
		return nil
	}
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	copy(picture.Pix, m.bytes(buffer, stride*height))
	for i := bytesPerPixel - 1; i < len(picture.Pix); i += bytesPerPixel {
		picture.Pix[i] = 0xFF // PDFium leaves the fourth byte of this format undefined
	}
	m.call("FPDFBitmap_Destroy", uint64(bitmap))
	m.free(buffer)
	if m.err != nil {
		return nil
	}
	return picture
}
