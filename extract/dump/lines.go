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
	var lines []model.Line
	for len(text) > 0 {
		var line string
		line, text = cutLine(text)
		lines = append(lines, toLine(line, len(lines)))
	}
	return lines, nil
}

// cutLine cuts the first line off. A line ends at CR, LF or both; a form feed ends one too, where a page does.
func cutLine(text string) (line, rest string) {
	end := strings.IndexAny(text, "\n\r\f\v")
	if end < 0 {
		return text, ""
	}
	next := end + 1
	if text[end] == '\r' && next < len(text) && text[next] == '\n' {
		next++
	}
	return text[:end], text[next:]
}

func toLine(text string, n int) model.Line {
	line := model.Line{BBox: model.BBox{Top: float64(n), Bottom: float64(n + 1)}}
	if strings.TrimSpace(text) == "" && !strings.Contains(text, "\t") {
		return line
	}
	line.X1 = float64(utf8.RuneCountInString(text))
	line.Words = []model.Word{{BBox: line.BBox, Text: text}}
	return line
}
