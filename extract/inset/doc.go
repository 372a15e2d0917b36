// Package inset reads tables that stand as pictures on pages of text: a page and a drawing of it in, the page with the
// glyphs and rulings of its pictures out.
//
//	area.go   images of a page  → areas: those that may be tables, by their size
//	table.go  drawing of an area → whether its rules frame a table in which something is written; no engine is asked
//	read.go   drawing of an area → glyphs and rulings, which join the page's
//
// What always holds: text of the page is not read again; logos, seals, photographs and backgrounds of text reach no
// engine; a page without large pictures is not drawn.
package inset
