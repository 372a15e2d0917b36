package batch

import (
	"fmt"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// reviewMessage says in a sentence what a person should look at.
func reviewMessage(r *model.Result, doubtful int) string {
	switch r.Reason {
	case model.ReasonDoubtfulAmounts:
		return fmt.Sprintf("%s in doubt; compare with the page", count(doubtful, "amount"))
	case model.ReasonMissingTables:
		names := make([]string, len(r.Document.Missing))
		for i, t := range r.Document.Missing {
			names[i] = string(t)
		}
		return "not found: " + strings.Join(names, ", ") + "; see whether the document prints them"
	case model.ReasonOCRUnavailable:
		return fmt.Sprintf("%s without text, and there is no OCR; read by eye", unread(r))
	case model.ReasonUnreadablePages:
		return fmt.Sprintf("%s could not be read; read by eye", unread(r))
	default:
		return "the document should be looked at"
	}
}

func unread(r *model.Result) string {
	n := 0
	for _, p := range r.Document.Pages {
		if p.Via == model.ViaNone {
			n++
		}
	}
	return count(n, "page")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
