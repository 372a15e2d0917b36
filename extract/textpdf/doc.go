// Package textpdf reads PDF files that have a text layer: bytes in, model.Page out.
//
// The PDF library serves as the object reader alone (objects, cross-references, decryption). Streams, content
// operators, fonts and CMaps are read here, and the way through them is:
//
//	open.go, pagetree.go    bytes          → File: the pages and what they inherit
//	xrefguard.go, objectstreams.go  what the library is not to believe of the file's structure
//	objects.go, streams.go  references     → objects resolved once, streams inflated up to a limit
//	interpreter.go          content stream → glyphs, paths, images in the space of the displayed page, by its operators:
//	                        operands.go, textstate.go, colour.go, rulings.go, images.go, xobjects.go, marked.go
//	font*.go, cmap.go       font objects   → for each character code its Unicode and its width
//	fontfaults.go           font objects   → what shows that they are damaged
//	predefined.go           predefined CMaps and collections of CJK fonts
//	spelling.go             radicals → ideographs, codes of symbol fonts → ticks and boxes
//	embedded.go, claims.go, lies.go  what a font claims of its glyphs ↔ their outlines, advances and the font's own cmap
//	figure*.go              what it calls its figures ↔ what figures look like
//	contours.go, cffoutlines.go, drawnglyphs.go  TrueType, CFF and Type3 glyphs → outlines
//	outlines.go             glyphs whose text is not known, or not believed → numbers of their outlines
//	rulings.go              path operators → paths, of which extract/paths makes rulings and fills
//	textclip.go, patterns.go  what is painted through text, and patterns that show text → the same
//	annotations.go, fields.go  appearances, and texts that fields and notes hold → the same
//	page.go                 all of it      → model.Page
//
// A glyph's Angle is that of its baseline; in vertical writing the baseline of upright characters stays at 0 and Vertical
// is set. Annotations (filled-in fields, stamps) are read behind the page's own content, layers that are off are Hidden.
//
// A glyph's text comes, in this order, from the font's ToUnicode, its CMap, its embedded program, its CID's collection. A
// font that says what can't be true of its glyphs is not believed: all its glyphs are Doubtful, and the page has the
// diagnostic font_distrusted. Those glyphs, and those without any text, have a Shape. Package trust says of each page whether it is text.
//
// What always holds: every character code that a page shows becomes exactly one glyph, with U+FFFD when its Unicode
// can't be known, save where the same text is printed twice in one place (a bold made by printing twice); no panic
// leaves the package; what could not be read is named in the diagnostics of the page.
package textpdf
