package raster

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// tiffOf writes grey pictures as the pages of a TIFF file, unpacked, of 200 dots per inch.
func tiffOf(pictures ...*image.Gray) []byte {
	le := binary.LittleEndian
	out := append([]byte("II*\x00"), 0, 0, 0, 0)
	link := 4
	for _, p := range pictures {
		pixels := len(out)
		out = append(out, p.Pix...)
		resolution := len(out)
		out = le.AppendUint32(le.AppendUint32(out, 400), 2)
		le.PutUint32(out[link:], uint32(len(out)))
		entries := [][3]uint32{ // tag, type, value
			{256, 4, uint32(p.Rect.Dx())}, {257, 4, uint32(p.Rect.Dy())}, {258, 3, 8}, {259, 3, 1}, {262, 3, 1},
			{273, 4, uint32(pixels)}, {277, 3, 1}, {278, 4, uint32(p.Rect.Dy())}, {279, 4, uint32(len(p.Pix))},
			{282, 5, uint32(resolution)}, {296, 3, 2},
		}
		out = le.AppendUint16(out, uint16(len(entries)))
		for _, e := range entries {
			out = le.AppendUint16(le.AppendUint16(out, uint16(e[0])), uint16(e[1]))
			out = le.AppendUint32(le.AppendUint32(out, 1), e[2])
		}
		link = len(out)
		out = le.AppendUint32(out, 0)
	}
	return out
}

// faxOf is a TIFF file of 8 × 8 pixels that a fax calls white, packed as ITU-T T.6 has it: each row as the one above.
func faxOf(photometric uint32) []byte {
	le := binary.LittleEndian
	rows := []byte{0xFF, 0x00, 0x10, 0x01} // and the end
	out := append([]byte("II*\x00"), 0, 0, 0, 0)
	out = append(out, rows...)
	le.PutUint32(out[4:], uint32(len(out)))
	entries := [][3]uint32{
		{256, 4, 8}, {257, 4, 8}, {258, 3, 1}, {259, 3, 4}, {262, 3, photometric},
		{273, 4, 8}, {277, 3, 1}, {278, 4, 8}, {279, 4, uint32(len(rows))},
	}
	out = le.AppendUint16(out, uint16(len(entries)))
	for _, e := range entries {
		out = le.AppendUint16(le.AppendUint16(out, uint16(e[0])), uint16(e[1]))
		out = le.AppendUint32(le.AppendUint32(out, 1), e[2])
	}
	return le.AppendUint32(out, 0)
}

// What a fax calls white is white where 0 is, and black where 0 is black: libtiff writes and reads it so.
func TestFaxWhoseZeroIsBlack(t *testing.T) {
	for photometric, want := range []uint32{0xFFFF, 0} {
		f, err := OpenFile(faxOf(uint32(photometric)), Options{})
		if err != nil {
			t.Fatal(err)
		}
		p, err := f.Page(1)
		if err != nil {
			t.Fatal(err)
		}
		if got, _, _, _ := p.At(3, 3).RGBA(); got != want {
			t.Errorf("photometric %d: brightness %d, not %d", photometric, got, want)
		}
	}
}

func plainPicture(width, height int, level uint8) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, width, height))
	for i := range g.Pix {
		g.Pix[i] = level
	}
	return g
}

func TestTIFFOfSeveralPages(t *testing.T) {
	data := tiffOf(plainPicture(30, 20, 10), plainPicture(20, 40, 200))
	f, err := OpenFile(data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if f.NumPage() != 2 {
		t.Fatalf("%d pages", f.NumPage())
	}
	for n, want := range []struct {
		size  image.Point
		level uint8
	}{{image.Pt(30, 20), 10}, {image.Pt(20, 40), 200}} {
		p, err := f.Page(n + 1)
		if err != nil {
			t.Fatal(err)
		}
		if p.Bounds().Size() != want.size || color.GrayModel.Convert(p.At(5, 5)) != (color.Gray{want.level}) || p.DPI != 200 {
			t.Errorf("page %d: %v, %v, %v dots per inch", n+1, p.Bounds().Size(), p.At(5, 5), p.DPI)
		}
	}
	if _, err := f.Page(3); err == nil {
		t.Error("there is a page 3")
	}
}

// A chain of directories that leads back to its begin ends.
func TestTIFFThatGoesRoundInCircles(t *testing.T) {
	data := tiffOf(plainPicture(3, 3, 0))
	binary.LittleEndian.PutUint32(data[len(data)-4:], binary.LittleEndian.Uint32(data[4:]))
	f, err := OpenFile(data, Options{})
	if err != nil || f.NumPage() != 1 {
		t.Fatalf("%v; %v", f, err)
	}
}

func TestResolutionOfPicture(t *testing.T) {
	picture := plainPicture(827, 1169, 255) // A4 at 100 dots per inch
	var plainPNG, plainJPEG bytes.Buffer
	if err := errors.Join(png.Encode(&plainPNG, picture), jpeg.Encode(&plainJPEG, picture, nil)); err != nil {
		t.Fatal(err)
	}
	chunk := append([]byte("pHYs"), 0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1) // 11811 to the metre
	withPHYs := binary.BigEndian.AppendUint32(bytes.Clone(plainPNG.Bytes()[:33]), uint32(len(chunk)-4))
	withPHYs = binary.BigEndian.AppendUint32(append(withPHYs, chunk...), crc32.ChecksumIEEE(chunk))
	withPHYs = append(withPHYs, plainPNG.Bytes()[33:]...)
	jfif := append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\xc8\x00\xc8\x00\x00"), plainJPEG.Bytes()[2:]...)
	for name, c := range map[string]struct {
		data []byte
		dpi  float64
	}{"png that tells none": {plainPNG.Bytes(), 100}, "png": {withPHYs, 300}, "jpeg that tells none": {plainJPEG.Bytes(), 100}, "jpeg": {jfif, 200}} {
		f, err := OpenFile(c.data, Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		p, err := f.Page(1)
		if err != nil || p.DPI < c.dpi-1 || p.DPI > c.dpi+1 {
			t.Errorf("%s: %v dots per inch, not %v; %v", name, p.DPI, c.dpi, err)
		}
	}
}

func TestPictureThatIsNone(t *testing.T) {
	var whole bytes.Buffer
	if err := png.Encode(&whole, plainPicture(100, 100, 3)); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data   []byte
		opt    Options
		reason model.ReasonCode
	}{
		"text":            {[]byte("no picture"), Options{}, model.ReasonDamaged},
		"cut png":         {whole.Bytes()[:whole.Len()-30], Options{}, model.ReasonDamaged},
		"head of a tiff":  {[]byte("II*\x00"), Options{}, model.ReasonDamaged},
		"large png":       {whole.Bytes(), Options{MaxPixels: 9999}, model.ReasonLimitSize},
		"many pages":      {tiffOf(plainPicture(2, 2, 0), plainPicture(2, 2, 0)), Options{MaxFilePages: 1}, model.ReasonLimitPages},
		"tiff cut inside": {tiffOf(plainPicture(50, 50, 0))[:100], Options{}, model.ReasonDamaged},
	} {
		f, err := OpenFile(c.data, c.opt)
		if err == nil {
			_, err = f.Page(1)
		}
		var failure *model.Failure
		if !errors.As(err, &failure) || failure.Reason != c.reason {
			t.Errorf("%s: %v, not %s", name, err, c.reason)
		}
	}
}
