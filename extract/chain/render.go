package chain

import (
	"fmt"
	"image"
)

// Render draws page n, from 1, as pdfium.Document.Render does. An error means that PDFium can't open the file, or draw
// the page.
func (f *File) Render(n int, dpi float64) (*image.RGBA, error) {
	if _, err := f.openLast(); err != nil {
		return nil, fmt.Errorf("the page can't be drawn: %w", err)
	}
	if f.last.NumPage() != f.NumPage() {
		return nil, fmt.Errorf("the page can't be drawn: PDFium finds %d pages, not %d", f.last.NumPage(), f.NumPage())
	}
	return f.last.Render(n, dpi)
}
