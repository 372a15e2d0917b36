// Package drawn reads what is drawn on a page and not written: a page in, the same page with the glyphs of its drawn signs
// out.
//
//	signs.go    a short bar before a figure → its minus; a square or a comma between two digits → a point or a comma
//	options.go  the tolerances
//
// What always holds: glyphs that the page has are not changed; a shape that becomes a sign is no rule and no ink any more;
// what may be a part of a rule, an underline or a stroke through text is none.
package drawn
