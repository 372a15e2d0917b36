package normalize

import "github.com/juesuan/juesuan/model"

// TitleType tells which of the nine standard tables a title names, "" when none. Readers of text dumps, in which a
// title is the only thing that parts one table from the next, find the tables by it.
func TitleType(title string) model.Type {
	bound, ok := bindTitle(title)
	if !ok {
		return ""
	}
	return bound.kind
}
