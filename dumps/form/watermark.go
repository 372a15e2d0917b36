package form

import "unicode/utf8"

// A watermark's characters stand slantwise over the page: in a dump each has a line of its own, with blank lines before
// it, since it lies between the lines of the text, or with the next of them after it.
const (
	markGap   = 3 // lines from the one before
	leastMark = 3 // characters, of a watermark and of a run of lines that is one
)

// dropWatermark leaves the characters of a watermark out, and gives them.
func dropWatermark(p []piece) (rest []piece, marks []string) {
	for i := 0; i < len(p); {
		n := 0
		for i+n < len(p) && alone(p, i+n) {
			n++
		}
		apart := n > 0 && i > 0 && p[i].line-p[i-1].line >= markGap
		switch {
		case n >= leastMark:
			for _, one := range p[i : i+n] {
				marks = append(marks, one.text)
			}
			i += n
		case apart:
			marks = append(marks, p[i].text)
			i++
		default:
			rest = append(rest, p[i])
			i++
		}
	}
	if len(marks) < leastMark {
		return p, nil
	}
	return rest, marks
}

// alone holds for a Chinese character that has a line of its own.
func alone(p []piece, i int) bool {
	return utf8.RuneCountInString(p[i].text) == 1 && isHan(firstRune(p[i].text)) &&
		i > 0 && p[i].line > p[i-1].line && (i+1 == len(p) || p[i+1].line > p[i].line)
}
