// Package layout turns pages into physical tables and the lines of text between them.
//
// In: pages with glyphs, rulings and fills ([]model.Page, ascending). Out: model.Layout, in which every table is one
// grid even when it is printed over several pages, and every visible glyph stands in exactly one cell, in
// exactly one line, or in a watermark that was set aside and is named in a repair or a diagnostic.
//
// Every table goes the same way, through one folder a step:
//
//	page   → edges   where cells are parted: rules, fills, the white between texts and how these are set
//	edges  → frame   rows, columns and cells; glyphs by their centre; a text across an edge is evidence against it
//	frame  → cells   the text of each cell, its lines joined in reading order: a part
//	parts  → join    tables over page breaks, repeated heads dropped, cut rows made whole
//
// What is not as printed is recorded in repairs. The package is pure: no files, no clock, no logging.
package layout
