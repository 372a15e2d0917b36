// Package dump reads text dumps: what is left of a document when only its extracted text was kept.
//
// In: the bytes of a .txt or .md file. Out: its lines, in order, as [model.Line]. A line of a dump has one word,
// the line as it stands with its blanks and tabs, since those are all that is left of the columns; a blank line
// has none. A row of a table written in HTML or Markdown is a line with tabs. A line's box counts characters and
// lines of the file instead of points: [column, line, column end, line end], both from 0. Its page counts the form
// feeds before it from 1; it is 0 in a dump without any.
//
// The encoding is told by content: a byte order mark, else UTF-8 where every byte fits it, else GB18030. A file
// whose bytes are no text in any of them is refused as [model.ReasonUnsupportedType]. Nothing is cleaned here:
// tags, page numbers and doubled words belong to who reads the lines.
package dump
