package batch

import (
	"fmt"
	"strings"

	"github.com/juesuan/juesuan/internal/worker"
	"github.com/juesuan/juesuan/model"
)

// reviewMessage says in a sentence what a person should look at.
func reviewMessage(r *worker.Reply, why model.ReasonCode) string {
	switch why {
	case model.ReasonDoubtfulAmounts:
		if r.Doubtful == 0 && len(r.Uncertain) > 0 {
			return "texts in doubt, of " + listed(r.Uncertain) + "; compare with the page"
		}
		return fmt.Sprintf("%s in doubt; compare with the page", count(r.Doubtful, "amount"))
	case model.ReasonMissingTables:
		names := make([]string, len(r.Missing))
		for i, t := range r.Missing {
			names[i] = string(t)
		}
		return "not found: " + strings.Join(names, ", ") + "; see whether the document prints them"
	case model.ReasonOCRUnavailable:
		return fmt.Sprintf("%s without text, and there is no OCR; read by eye", count(r.Unread, "page"))
	case model.ReasonUnreadablePages:
		if r.Unread == 0 {
			return fmt.Sprintf("%s damaged and perhaps not read whole; compare with the page", count(r.Incomplete, "page"))
		}
		return fmt.Sprintf("%s could not be read; read by eye", count(r.Unread, "page"))
	default:
		return "the document should be looked at"
	}
}

// listed is the first few of some names, and how many more there are.
func listed(names []string) string {
	const most = 5
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
