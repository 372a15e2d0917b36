package normalize

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// genericHeadRows counts the rows of heads of a table that is none of the catalog, by its structure alone: the rows that
// were printed again after a page break; else those above the first row with a figure that no head prints; else, where
// all is text, the first row, if it names every column. h is what the words of budgets and accounts tell.
func genericHeadRows(s *sheet, h *heads) int {
	if isChinese(s) && h.rows < s.Rows && (h.rows > h.first || !hasYears(s, h.first)) {
		return h.rows
	}
	if n := s.HeaderRows; n > h.first && n < s.Rows {
		return n
	}
	body := h.first
	for body < s.Rows && !hasValue(s, body, h.first) {
		body++
	}
	if body < s.Rows {
		return aboveGroups(s, h.first, body)
	}
	if s.Rows-h.first < 2 || !namesColumns(s, h.first) {
		return h.first
	}
	return spanEnd(s, h.first, h.first, s.Rows-1)
}

var (
	// western is a figure with the signs that tables print with it: $ 1,234  (12.5)  3.1%  0.05***  12 (a)
	western = regexp.MustCompile(`^[($€£¥+\-–—−<>≤≥~±\s]*[0-9][0-9.,\s]*[\s)%*†‡¹²³]*(?:[(\[][a-z0-9.%,\s]{1,8}[)\]])?$`)
	// headFigure is one that heads print: a year, a span of years, a column's number.
	headFigure = regexp.MustCompile(`^(?:(?:19|20)\d{2}(?:[-/–]\d{2,4})?[a-z*]?|\(?\d{1,2}\)?)$`)
	rowNumber  = regexp.MustCompile(`^\d{1,4}[.、]?$`)
)

// isChinese reports whether a cell of the grid has a Chinese character.
func isChinese(s *sheet) bool {
	han := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	return slices.ContainsFunc(s.folded, func(f string) bool { return strings.ContainsFunc(f, han) })
}

// hasYears reports whether row r heads columns with years: 2019, 2020.
func hasYears(s *sheet, r int) bool {
	return slices.ContainsFunc(s.words(r), func(f string) bool { return len(f) >= 4 && headFigure.MatchString(f) })
}

// hasValue reports whether row r prints a figure, or begins with the number of a row.
func hasValue(s *sheet, r, first int) bool {
	for i, to := s.row(r); i < to; i++ {
		f := s.folded[i]
		if s.Cells[i].Col == 0 {
			if r > first && rowNumber.MatchString(f) {
				return true
			}
			continue
		}
		if western.MatchString(f) && !headFigure.MatchString(f) {
			return true
		}
		if n := len(f); n > 0 && n < 3 && r > first && rowNumber.MatchString(f) && !isNumbersRow(s, r, first) {
			return true
		}
	}
	return false
}

// aboveGroups is the first of the rows before the body that have a label alone in the first column: the name of a group
// of rows.
func aboveGroups(s *sheet, first, body int) int {
	for body > first+1 && len(s.words(body-1)) == 1 && s.text(body-1, 0) != "" && s.index(body-1, 0) >= 0 && s.Cells[s.index(body-1, 0)].RowSpan == 1 {
		body--
	}
	return body
}

// namesColumns reports whether row r has a short text over every column but, perhaps, the first.
func namesColumns(s *sheet, r int) bool {
	for c := 1; c < s.Cols; c++ {
		if t := s.text(r, c); t == "" || strings.ContainsAny(t, "。;") {
			return false
		}
	}
	return s.Cols > 1 && len(s.words(r)) > 1
}
