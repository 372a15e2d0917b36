package dump

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
)

// Table tools write the tables of a document as comma-separated values, among its text or alone. Their records become lines
// with tabs. Text has commas, too, between the groups of an amount: what makes records of lines is that several have as
// many fields, and a quoted or a blank one among them.

const (
	fewestRecords = 2
	// longestRecord bounds a record in bytes: a quotation mark in a text opens no cell of a page.
	longestRecord = 8192
)

// delimiters part the fields of records.
var delimiters = []byte{',', ';'}

// fileName is the name of the file that a table was in, which tools print over it.
var fileName = regexp.MustCompile(`^[\p{L}\p{N}_.\-/ ]{1,120}\.(?i:csv|tsv)$`)

// onlyFileNames reports whether a text is blank but for names of files.
func onlyFileNames(text string) bool {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !fileName.MatchString(line) {
			return false
		}
	}
	return true
}

// recordsIn finds the stretches of a text that are records.
func recordsIn(text string) []stretch {
	var out []stretch
	for pos := 0; pos < len(text); {
		run, ok := recordsAt(text, pos)
		if ok {
			if n := len(out); n > 0 && out[n-1].fields != run.fields {
				run.goesOn = false
			}
			out = append(out, run)
		}
		if run.to > pos {
			pos = run.to
			continue
		}
		_, rest, ended := cutLine(text[pos:])
		if !ended {
			break
		}
		pos = len(text) - len(rest)
	}
	return out
}

// recordsAt reads the records that begin at a place, where there are any. The stretch is that of the records read, be they
// enough to be a table or not.
func recordsAt(text string, pos int) (run stretch, ok bool) {
	for _, d := range delimiters {
		fields, next := record(text, pos, d)
		if len(fields) < 2 || !plausible(fields) {
			continue
		}
		run = stretch{from: pos, to: next, delimiter: d, fields: len(fields), goesOn: slices.ContainsFunc(fields, isBody)}
		n, evident := 1, evidentRecord(fields)
		for run.to < len(text) {
			more, next := record(text, run.to, d)
			if len(more) != len(fields) || !plausible(more) {
				break
			}
			n, evident = n+1, evident || evidentRecord(more)
			run.to = next
		}
		if n >= fewestRecords && evident {
			return run, true
		}
	}
	return run, false
}

// record parses one record: its fields, and where the next line begins. nil where the line has no delimiter, or a quoted
// field is not closed.
func record(text string, pos int, delimiter byte) (fields []string, next int) {
	var field strings.Builder
	limit := min(len(text), pos+longestRecord)
	parted := false
	for i := pos; ; {
		if i < limit && text[i] == '"' { // a quoted field
			i++
			for {
				end := strings.IndexByte(text[i:limit], '"')
				if end < 0 {
					return nil, 0
				}
				field.WriteString(text[i : i+end])
				i += end + 1
				if i >= limit || text[i] != '"' {
					break
				}
				field.WriteByte('"')
				i++
			}
			if i < limit && text[i] != delimiter && text[i] != '\n' && text[i] != '\r' {
				return nil, 0
			}
		}
		end := i
		for end < limit && text[end] != delimiter && text[end] != '\n' && text[end] != '\r' && text[end] != '\f' {
			end++
		}
		field.WriteString(text[i:end])
		fields = append(fields, field.String())
		field.Reset()
		switch {
		case end >= len(text):
			next = end
		case end >= limit:
			return nil, 0
		case text[end] == delimiter:
			parted = true
			i = end + 1
			continue
		default:
			_, rest, _ := cutLine(text[end:])
			next = len(text) - len(rest)
		}
		if !parted {
			return nil, 0
		}
		return fields, next
	}
}

// plausible reports whether fields can be cells: none holds two numbers with a blank between, as lines of text do.
func plausible(fields []string) bool {
	return !slices.ContainsFunc(fields, func(f string) bool {
		if strings.ContainsRune(f, '\t') {
			return true
		}
		for line := range strings.Lines(f) { // a figure may wrap in its cell
			words := strings.Fields(line)
			for i := 1; i < len(words); i++ {
				if isFigure(words[i-1]) && isFigure(words[i]) {
					return true
				}
			}
		}
		return false
	})
}

// isBody holds for a field that no row of heads has: a figure, or a numbered item.
func isBody(s string) bool { return isFigure(s) || numberedItem.MatchString(s) }

var numberedItem = regexp.MustCompile(`^[一二三四五六七八九十]{1,3}、`)

func isFigure(s string) bool {
	return s != "" && strings.Trim(s, "0123456789.,-%") == "" && strings.ContainsAny(s, "0123456789")
}

// evidentRecord holds for a record that no line of text looks like: it has a blank field, or one with a comma or a line end in it.
func evidentRecord(fields []string) bool {
	return slices.ContainsFunc(fields, func(f string) bool { return f == "" || strings.ContainsAny(f, ",\n") })
}

// recordLines adds records as lines with tabs, each at the place where it begins.
func (at *place) recordLines(lines []model.Line, text string, delimiter byte) []model.Line {
	for pos := 0; pos < len(text); {
		fields, next := record(text, pos, delimiter)
		if len(fields) == 0 || next <= pos {
			return at.plainLines(lines, text[pos:])
		}
		for i, f := range fields {
			fields[i] = strings.TrimSpace(joinLines(f))
		}
		lines = append(lines, toLine(strings.Join(fields, "\t"), *at))
		at.pass(text[pos:next])
		pos = next
	}
	return lines
}

// joinLines makes the lines of a cell one: nothing stands between Chinese characters, or inside a number, that a line end parts.
func joinLines(s string) string {
	if !strings.ContainsAny(s, "\r\n") {
		return s
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, "\r\n")
		if b.Len() > 0 && line != "" {
			last, _ := utf8.DecodeLastRuneInString(b.String())
			first, _ := utf8.DecodeRuneInString(line)
			if last < unicode.MaxLatin1 && first < unicode.MaxLatin1 && (unicode.IsLetter(last) || unicode.IsLetter(first)) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(line)
	}
	return b.String()
}
