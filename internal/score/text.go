package score

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/juesuan/juesuan/model"
)

// Standard reports whether a table of this type has amounts under keys.
func Standard(t model.Type) bool { return family(t) == Nine }

func family(t model.Type) Types {
	switch {
	case strings.HasPrefix(string(t), "performance"):
		return Forms
	case t == "" || t == model.Generic:
		return Generic
	default:
		return Nine
	}
}

// squash drops blanks and folds widths, as names and cells are compared.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}
