// Package words turns glyphs into printed lines of words.
//
// In: the glyphs of one area of a page, in any order, turned or not. Out: its lines in reading order, each with its words
// from left to right, and the note marks set apart from them. Each glyph stands in one line or in one mark; blanks and
// characters without a mark stand in none.
//
// The package also says what a text is: a number, an amount, Chinese, blank. It is pure.
package words
