// Package inset reads what stands as pictures or curves on pages of text: a page and a drawing of it in, the page with the
// glyphs and rulings of its pictures out.
//
//	area.go    images of a page   → areas: those that may be tables, by their size
//	table.go   drawing of an area → whether its rules frame a table in which something is written; no engine is asked
//	read.go    drawing of an area → glyphs and rulings, which join the page's
//	place.go   images and ink of a page, its cells → places: those that may be figures, in cells or in rows
//	line.go    ink                → lines: characters beside each other
//	run.go     lines and the text beside them → figures that are text in part
//	text.go    which text stands in a box, or beside it
//	figure.go  drawing of places  → glyphs, which join the page's; what can't be read is U+FFFD, and its cell is not blank
//
// What always holds: text of the page is not read again; logos, seals, photographs, bullets and backgrounds of text reach no
// engine; a page without pictures and curves is not drawn.
package inset
