package scan

import (
	"image"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
	"github.com/juesuan/juesuan/model"
)

func TestRaisedMarkIsTakenOff(t *testing.T) {
	const high, low, mark, dot, broken = 'd', 'b', 'r', '.', 'h'
	draw := func(shapes string) (out []raster.Component) {
		for i, s := range shapes {
			c := raster.Component{X0: 20 * i, X1: 20*i + 15, Y0: 0, Y1: 30}
			switch s {
			case mark: // raised
				c.Y1 = 18
			case low: // as small, on the foot of the digits
				c.Y0 = 12
			case dot:
				c.Y0 = 26
			case broken: // its foot is pale
				c.Y1 = 25
			}
			out = append(out, c)
		}
		return out
	}
	for _, c := range []struct {
		name, ink, read, want string
		kind                  ocr.Kind
	}{
		{"a mark", "ddd.ddr", "979.772", "979.77", ocr.Amount},
		{"a mark of two digits", "ddd.ddrr", "979.7712", "979.77", ocr.Amount},
		{"no mark", "ddd.ddd", "979.772", "979.772", ocr.Amount},
		{"decimals in smaller type", "ddd.bb", "979.77", "979.77", ocr.Amount},
		{"the engine left the mark out", "ddd.ddr", "979.77", "979.77", ocr.Amount},
		{"a digit whose foot is pale", "ddd.ddh", "979.772", "979.772", ocr.Amount},
		{"no decimals would be left", "ddd.r", "979.2", "979.2", ocr.Amount},
		{"no point", "dddr", "9792", "9792", ocr.Digits},
		{"a text", "ddd.ddr", "979.772", "979.772", ocr.Text},
	} {
		ink := draw(c.ink)
		box := image.Rect(0, 0, ink[len(ink)-1].X1, 30)
		l := line{kind: c.kind, text: c.read, ink: ink, box: box, parts: []image.Rectangle{box}}
		for _, engine := range []model.Reader{ocr.Tesseract, ocr.PPOCR} {
			l.readings = append(l.readings, ocr.Reading{Engine: engine, Text: c.read})
		}
		l.withoutRaised()
		if cut := c.want != c.read; l.text != c.want || l.doubtful != cut || len(l.readings) > 2 != cut {
			t.Errorf("%s: %q, doubtful %v, %d readings; want %q", c.name, l.text, l.doubtful, len(l.readings), c.want)
		}
	}
}
