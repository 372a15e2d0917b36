package raster

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // a format that Pictures reads
	_ "image/png"  // another
	"math"

	"golang.org/x/image/tiff"

	"github.com/juesuan/juesuan/model"
)

// Picture is a page of an image file.
type Picture struct {
	image.Image
	DPI float64 // as the file tells, or else as if the longer side were that of A4
}

// Resolutions that are believed; programs write 72 or 96 into files that have none.
const leastDPI, mostDPI = 100, 1200

const longerA4 = 11.69 // inches

// File is an image file of one page or more.
type File struct {
	data []byte
	opt  Options
	// offsets of the image directories of a TIFF file
	pages []uint32
	order binary.ByteOrder
}

// OpenFile reads the heads of a PNG, JPEG or TIFF file. Errors are *model.Failure: damaged, limit_pages.
func OpenFile(data []byte, opt Options) (*File, error) {
	f := &File{data: data, opt: opt.withDefaults()}
	f.order = tiffOrder(data)
	if f.order == nil {
		if _, _, err := image.DecodeConfig(bytes.NewReader(data)); err != nil {
			return nil, broken(err)
		}
		return f, nil
	}
	return f, f.findPages()
}

// NumPage is the number of pages.
func (f *File) NumPage() int {
	if f.order == nil {
		return 1
	}
	return len(f.pages)
}

// Page decodes page n, from 1. Errors are *model.Failure: damaged, limit_size.
func (f *File) Page(n int) (Picture, error) {
	if n < 1 || n > f.NumPage() {
		return Picture{}, fmt.Errorf("the file has %d pages, and no page %d", f.NumPage(), n)
	}
	size, decode, dpi := f.head(n)
	config, err := size()
	if err != nil {
		return Picture{}, broken(err)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > f.opt.MaxPixels/config.Height {
		return Picture{}, &model.Failure{
			Reason:  model.ReasonLimitSize,
			Message: fmt.Sprintf("the image has %d × %d pixels, more than %d; scan it at a lower resolution", config.Width, config.Height, f.opt.MaxPixels),
		}
	}
	picture, err := decode()
	if err != nil {
		return Picture{}, broken(err)
	}
	if dpi < leastDPI || dpi > mostDPI {
		dpi = math.Round(float64(max(config.Width, config.Height)) / longerA4)
	}
	return Picture{picture, dpi}, nil
}

// head gives ways to read a page's size and pixels, and the resolution that the file tells, 0 when it tells none.
func (f *File) head(n int) (size func() (image.Config, error), decode func() (image.Image, error), dpi float64) {
	if f.order == nil {
		size = func() (image.Config, error) {
			c, _, err := image.DecodeConfig(bytes.NewReader(f.data))
			return c, err
		}
		decode = func() (image.Image, error) {
			p, _, err := image.Decode(bytes.NewReader(f.data))
			return p, err
		}
		return size, decode, max(pngDPI(f.data), jpegDPI(f.data))
	}
	// The decoder reads the first page; the file's head is made to name this one first.
	head := bytes.Clone(f.data)
	f.order.PutUint32(head[4:], f.pages[n-1])
	size = func() (image.Config, error) { return tiff.DecodeConfig(bytes.NewReader(head)) }
	decode = func() (image.Image, error) {
		p, err := tiff.Decode(bytes.NewReader(head))
		if err == nil && f.isReversed(f.pages[n-1]) {
			p = reversed(p)
		}
		return p, err
	}
	return size, decode, f.tiffDPI(f.pages[n-1])
}

func broken(err error) error {
	return &model.Failure{Reason: model.ReasonDamaged, Message: "the image can't be decoded; scan or fetch it again", Err: err}
}

func tiffOrder(data []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(data, []byte("II*\x00")):
		return binary.LittleEndian
	case bytes.HasPrefix(data, []byte("MM\x00*")):
		return binary.BigEndian
	}
	return nil
}

const (
	tiffHead  = 8
	tiffEntry = 12
)

// findPages follows the chain of image directories.
func (f *File) findPages() error {
	if len(f.data) < tiffHead {
		return broken(errors.New("the file ends in its head"))
	}
	seen := map[uint32]bool{}
	for at := f.order.Uint32(f.data[4:]); at != 0; {
		entries, ok := f.entries(at)
		if !ok || seen[at] {
			break // the pages before are whole
		}
		if len(f.pages) >= f.opt.MaxFilePages {
			return &model.Failure{Reason: model.ReasonLimitPages, Message: fmt.Sprintf("the file has more than %d pages; split it", f.opt.MaxFilePages)}
		}
		seen[at] = true
		f.pages = append(f.pages, at)
		next := int(at) + 2 + len(entries)
		if next+4 > len(f.data) {
			break
		}
		at = f.order.Uint32(f.data[next:])
	}
	if len(f.pages) == 0 {
		return broken(errors.New("there is no image directory"))
	}
	return nil
}

// entries are those of the image directory at an offset.
func (f *File) entries(at uint32) ([]byte, bool) {
	start := int(at)
	if start < tiffHead || start+2 > len(f.data) {
		return nil, false
	}
	n := int(f.order.Uint16(f.data[start:])) * tiffEntry
	if start+2+n > len(f.data) {
		return nil, false
	}
	return f.data[start+2 : start+2+n], true
}

// Tags of TIFF 6.0.
const (
	tagCompression    = 259
	tagPhotometric    = 262
	tagXResolution    = 282
	tagResolutionUnit = 296
	unitCentimetre    = 3
	firstFax, lastFax = 2, 4 // compressions of ITU-T T.4 and T.6
	blackIsZero       = 1
)

const inch = 2.54 // centimetres

func (f *File) tiffDPI(at uint32) float64 {
	entries, _ := f.entries(at)
	dpi, factor := 0.0, 1.0
	for ; len(entries) >= tiffEntry; entries = entries[tiffEntry:] {
		switch f.order.Uint16(entries) {
		case tagXResolution:
			if k := int(f.order.Uint32(entries[8:])); k+8 <= len(f.data) {
				if d := f.order.Uint32(f.data[k+4:]); d != 0 {
					dpi = float64(f.order.Uint32(f.data[k:])) / float64(d)
				}
			}
		case tagResolutionUnit:
			if f.order.Uint16(entries[8:]) == unitCentimetre {
				factor = inch
			}
		}
	}
	return dpi * factor
}

// isReversed reports whether what a fax calls black is white in the image of a directory: there, a bit that is 1 is white.
// The decoder takes it for black all the same.
func (f *File) isReversed(at uint32) bool {
	entries, _ := f.entries(at)
	fax, zeroIsBlack := false, false
	for ; len(entries) >= tiffEntry; entries = entries[tiffEntry:] {
		value := f.order.Uint16(entries[8:])
		switch f.order.Uint16(entries) {
		case tagCompression:
			fax = value >= firstFax && value <= lastFax
		case tagPhotometric:
			zeroIsBlack = value == blackIsZero
		}
	}
	return fax && zeroIsBlack
}

// reversed is a picture with black for white.
func reversed(p image.Image) image.Image {
	b := p.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Rect, p, b.Min, draw.Src)
	for i, v := range out.Pix {
		out.Pix[i] = 255 - v
	}
	return out
}

// pngDPI reads the pHYs chunk.
func pngDPI(data []byte) float64 {
	const signature, metre = "\x89PNG\r\n\x1a\n", 1
	if !bytes.HasPrefix(data, []byte(signature)) {
		return 0
	}
	for at := len(signature); at+8 <= len(data); {
		n, name := int(binary.BigEndian.Uint32(data[at:])), string(data[at+4:at+8])
		if name == "IDAT" || n > len(data)-at-8 {
			break
		}
		if body := data[at+8 : at+8+n]; name == "pHYs" && n == 9 && body[8] == metre {
			return float64(binary.BigEndian.Uint32(body)) * inch / 100
		}
		at += 12 + n
	}
	return 0
}

// jpegDPI reads the JFIF segment.
func jpegDPI(data []byte) float64 {
	const head, length = "\xff\xd8\xff\xe0", 18
	if !bytes.HasPrefix(data, []byte(head)) || len(data) < length || string(data[6:11]) != "JFIF\x00" {
		return 0
	}
	density := float64(binary.BigEndian.Uint16(data[14:]))
	switch data[13] {
	case 1:
		return density
	case 2:
		return density * inch
	}
	return 0
}
