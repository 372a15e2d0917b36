package normalize

import (
	"unicode/utf8"

	"github.com/juesuan/juesuan/text"
)

// mendedCode is the reason of a repair.
const mendedCode = "a code that was written as a number, or with a note mark"

// codesThatAgree is how many codes make a column one of codes.
const codesThatAgree = 3

// mendCodes gives the codes of a column their digits where a spreadsheet took them for numbers (2010301.00, 2,010,301),
// where points part them or a note mark stands on them. Such a column holds no other number, and the class of every
// code in it: amounts that look like codes do not do that.
func (s *sheet) mendCodes() {
	for c := range s.Cols {
		for i, digits := range s.codesOf(c) {
			s.folded[i] = digits
		}
	}
}

// codesOf are the digits of the spoiled codes of a column by cell, nil where it is no column of codes.
func (s *sheet) codesOf(c int) map[int]string {
	mended := map[int]string{}
	classes, codes := map[string]bool{}, 0
	for r := range s.Rows {
		i := s.index(r, c)
		if i < 0 || s.Cells[i].Row != r || s.Cells[i].Col != c || utf8.RuneCountInString(s.folded[i]) < 3 {
			continue
		}
		code, ok := text.ParseCode(s.Cells[i].Text)
		switch {
		case ok && code.Name == "":
			if code.Spoiled || code.Mark != "" {
				mended[i] = code.Digits
			}
			classes[code.Digits[:3]] = classes[code.Digits[:3]] || len(code.Digits) == 3
			codes++
		case s.kind(i) == text.Figure:
			return nil
		}
	}
	for _, printed := range classes {
		if !printed {
			return nil
		}
	}
	if len(mended) == 0 || codes < codesThatAgree {
		return nil
	}
	return mended
}

// code gives the digits of a cell's code, alone or with its name; where the cell prints no code, its text.
func (s *sheet) code(i int) string {
	if code, ok := text.ParseCode(s.Cells[i].Text); ok && code.Name != "" {
		return code.Digits
	}
	return s.folded[i]
}

// withoutCode is a name without the code that is printed in its cell.
func withoutCode(name, code string) string {
	if c, ok := text.ParseCode(name); ok && c.Digits == code {
		return c.Name
	}
	return name
}
