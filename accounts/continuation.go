package accounts

import (
	"strings"

	"github.com/juesuan/juesuan/text"
)

// Continuation answers what must be known of accounts to tell whether a table goes on on the next page.
type Continuation struct{}

// Title tells which table a line names, and false where it names none for sure.
func (Continuation) Title(line string) (table string, ok bool) {
	if found := MatchTitle(line); len(found) > 0 {
		return string(found[0].Table.ID), true
	}
	return "", false
}

// Label reports whether a text is the whole label of a row: a line of a summary table, or the name of a code.
func (Continuation) Label(printed string) bool {
	f := text.Fold(printed)
	return IsLine(WithoutNumber(f)) || IsClass(f) || IsClosing(f)
}

// Closes reports whether a label is the total that a summary table ends with: 总计.
func (Continuation) Closes(label string) bool {
	return strings.HasSuffix(text.Fold(label), "总计")
}
