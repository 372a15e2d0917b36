// Package stamps tells what is laid over a page and is no text of it: watermarks, seals, page numbers in cells.
//
// In: the glyphs of a page, and the tables on it as boxes of cells. Out: a mark for each glyph of a stamp, the stamps
// with the reason for each, and the heads that are set at a slant, which look like watermarks and are text. A glyph is
// of a stamp by where it stands and how it is set; what it says matters for page numbers alone. The package is pure.
package stamps
