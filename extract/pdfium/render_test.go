package pdfium

import (
	"image/color"
	"testing"

	"github.com/juesuan/juesuan/model"
)

func TestRender(t *testing.T) {
	// A red rectangle in the lower left quarter of a page that is displayed turned clockwise: upper left.
	data := draft([]pageDraft{{"/Rotate 90", "1 0 0 rg 0 0 150 100 re f"}, {"", "0 0 1 rg 0 0 150 100 re f"}})
	d := open(t, shared(), data)
	picture, err := d.Render(1, 36)
	if err != nil {
		t.Fatal(err)
	}
	if b := picture.Bounds(); b.Dx() != 100 || b.Dy() != 150 {
		t.Fatalf("the picture is %d × %d", b.Dx(), b.Dy())
	}
	red, white, blue := color.RGBA{255, 0, 0, 255}, color.RGBA{255, 255, 255, 255}, color.RGBA{0, 0, 255, 255}
	for _, c := range []struct {
		x, y int
		want color.RGBA
	}{{2, 2, red}, {48, 73, red}, {52, 73, white}, {48, 77, white}, {98, 148, white}} {
		if got := picture.RGBAAt(c.x, c.y); got != c.want {
			t.Errorf("at %d, %d the picture is %v, not %v", c.x, c.y, got, c.want)
		}
	}
	if picture, err = d.Render(2, 72); err != nil || picture.RGBAAt(10, 190) != blue || picture.RGBAAt(10, 90) != white {
		t.Errorf("page 2: %v", err)
	}
	for _, dpi := range []float64{0, -1} {
		if _, err := d.Render(1, dpi); err == nil {
			t.Errorf("rendered at %v dpi", dpi)
		}
	}
	_, err = d.Render(1, 1e6)
	expectReason(t, err, model.ReasonLimitSize)
	if _, err = d.Render(3, 72); err == nil {
		t.Error("rendered page 3 of 2")
	}
}
