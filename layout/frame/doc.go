// Package frame finds the rows and columns of the tables on pages.
//
// In: the edges of a page (package edges) and its glyphs. Out: frames, each with its borders, its cells, and the glyphs in
// each cell. Always: the cells cover each place of rows × columns exactly once, a glyph stands in one cell at most, and
// what stands in none is loose.
//
// Every table goes one way; its kinds differ in which edges speak:
//
//	edges → frames     sets of drawn edges, ruled or filled, by the places they leave
//	words → regions    what bars frame, or what keeps its columns over lines: tables that no set of edges frames
//	      → columns    of a region, by the white between its texts and by how these are set, over all its pages
//	      → blocks     the lines of a wrapped cell, by drawing order, fullness and pitch
//	      → rows       of a head by the labels over each other, of a body by what stands side by side: in a region, and
//	                   wherever drawn edges leave a row with amounts under each other
package frame
