package dump

import (
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
)

// Lines reads a dump. The error is a [*model.Failure]: unsupported_type when the bytes are no text, empty when
// they hold nothing but blanks.
func Lines(data []byte) ([]model.Line, error) {
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(text) == "" {
		return nil, &model.Failure{Reason: model.ReasonEmpty, Message: "the dump holds nothing but blanks; extract the text again"}
	}
	lines := make([]model.Line, 0, strings.Count(text, "\n")+1)
	var at place
	if strings.Contains(text, "\f") {
		at.page = 1
	}
	end := 0
	for _, t := range tablesIn(text) {
		lines = at.textLines(lines, text[end:t.from])
		lines = at.tableLines(lines, text[t.from:t.to])
		end = t.to
	}
	return at.textLines(lines, text[end:]), nil
}

// textLines adds the lines of text without HTML tables, in which records of comma-separated values may stand.
func (at *place) textLines(lines []model.Line, text string) []model.Line {
	records := recordsIn(text)
	end := 0
	for i, r := range records {
		between := text[end:r.from]
		switch {
		case i > 0 && r.goesOn && onlyFileNames(between):
			at.pass(between)
		default:
			lines = at.plainLines(lines, between)
		}
		lines = at.recordLines(lines, text[r.from:r.to], r.delimiter)
		end = r.to
	}
	return at.plainLines(lines, text[end:])
}

// place is where in a dump the text begins that comes next; its page is 0 in a dump without form feeds.
type place struct{ line, column, page int }

// next is the beginning of the line after one that ends in a character.
func (at place) next(end byte) place {
	page := at.page
	if end == '\f' {
		page++
	}
	return place{line: at.line + 1, page: page}
}

// plainLines adds the lines of text without tables.
func (at *place) plainLines(lines []model.Line, text string) []model.Line {
	for len(text) > 0 {
		line, rest, ended := cutLine(text)
		if fileName.MatchString(line) {
			lines = append(lines, toLine("", *at))
		} else {
			lines = append(lines, toLine(pipesToTabs(line), *at))
		}
		if !ended {
			at.column += utf8.RuneCountInString(line)
			break
		}
		*at = at.next(text[len(line)])
		text = rest
	}
	return lines
}

// pass goes on by some text.
func (at *place) pass(text string) {
	for {
		line, rest, ended := cutLine(text)
		if !ended {
			at.column += utf8.RuneCountInString(line)
			return
		}
		*at, text = at.next(text[len(line)]), rest
	}
}

// cutLine cuts the first line off. A line ends at CR, LF or both; a form feed ends one too, where a page does.
func cutLine(text string) (line, rest string, ended bool) {
	end := strings.IndexAny(text, "\n\r\f\v")
	if end < 0 {
		return text, "", false
	}
	next := end + 1
	if text[end] == '\r' && next < len(text) && text[next] == '\n' {
		next++
	}
	return text[:end], text[next:], true
}

func toLine(text string, at place) model.Line {
	x, y := float64(at.column), float64(at.line)
	line := model.Line{BBox: model.BBox{X0: x, Top: y, X1: x, Bottom: y + 1}, Page: at.page}
	if strings.TrimSpace(text) == "" && !strings.Contains(text, "\t") {
		return line
	}
	line.X1 = x + float64(utf8.RuneCountInString(text))
	line.Words = []model.Word{{BBox: line.BBox, Text: text}}
	return line
}
