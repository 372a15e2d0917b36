// Package scan reads pages that are images: a picture in, a model.Page out, the same that later stages get from text.
//
//	scan.go     picture    → model.Page: the function that calls all others
//	upright.go  page       → the page turned so that its text can be read, where its figures don't tell
//	lines.go    ink, cells → lines: what is read in one piece, cell by cell, and outside the tables
//	kind.go     line       → whether figures or text stand in it
//	wrapped.go  lines      → the lines of a cell that one figure is wrapped into, as one
//	read.go     lines      → readings, each line by the engines that suit it
//	choose.go   readings   → the one believed, and whether it is doubtful
//	spread.go   figures with more ink than characters → the same, read with their ink drawn apart
//	marks.go    reading    → the same with the mark of 十、 that engines leave out
//	raised.go   reading    → the same without the note mark that is raised behind a figure
//	sequence.go numbers of lines → the same, held against each other
//	glyphs.go   reading    → glyphs in points
//
// The cells come from the caller, who knows how rulings make them; the engines are behind ocr.Reader.
//
// What always holds: a blank cell is not read; a figure that is not read alike by all engines that saw it, or not surely
// by the only one, is made of doubtful glyphs, and the page's Alternatives have what each engine read; the same picture
// and the same readings give the same page.
package scan
