// Package layout turns pages into physical tables and the lines of text between them.
//
// In: pages with glyphs and rulings ([]model.Page, ascending). Out: model.Layout, in which every table is one
// grid even when it is printed over several pages, and every visible glyph stands in exactly one cell, in
// exactly one line, or in a watermark that was set aside and is named in a repair or a diagnostic.
//
// The way from rulings to a table is a chain of conversions, each of which can be drawn:
//
//	rulings → components   rules that touch each other belong to one table
//	        → lattice      snapped positions of its rules, and which edges between them are drawn
//	        → cells        places that no drawn edge parts are one cell, with its spans
//	        → bands        rows of amounts under each other, with no rules between, are parted by their lines
//	        → text         glyphs by their centre, lines joined in reading order
//	        → grid         parts over page breaks joined, repeated heads dropped, cut rows made whole
//
// What is not as printed is recorded in repairs. The package is pure: no files, no clock, no logging.
package layout
