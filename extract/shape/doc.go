// Package shape reads glyphs by what they look like, where their fonts don't say what they are, or can't be believed:
// pages of text and pictures of them in, what each shape is out.
//
// A shape is the outline of a glyph (model.Glyph.Shape). It is recognised once for a document, from lines in which it
// stands beside others, and the result holds for all its uses. Since it is known where each glyph stands, what an engine
// reads in a line is told apart by place, and the uses of a shape vote.
//
//	shape.go    pages            → Reading: the function that calls all others
//	runs.go     glyphs of a page → runs: glyphs that stand side by side, read in one piece
//	sample.go   runs             → those to be read, so that each shape is seen often enough
//	crop.go     picture, run     → crop, and the place of each glyph in it
//	align.go    what was read    → which character each glyph was read as
//	vote.go     characters       → one for each shape, and whether it is sure
//	apply.go    Reading, page    → the page with what its shapes are
//
// What always holds: a figure that was not read alike by all engines in nearly all of its uses stays doubtful, and so
// does every shape that was not seen; pages without shapes are not drawn, and no engine is asked for them; the same
// pages and readings give the same result.
package shape
