package normalize

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/juesuan/juesuan/text"
)

// Marks of ticked and empty boxes. The private ones are what text layers give for glyphs of Wingdings and Wingdings 2
// whose characters the file does not tell: F0FE þ and F052 R are ticked boxes, F0A8, F0A3 and F06F empty ones; p, R, þ
// and £ are the same glyphs as a reader without those fonts writes them down.
const (
	ticks    = "☑☒✓✔√■🗹✅🗸●◉þýpR\uf052\uf0fe\uf0fd\uf0fc\uf053\uf054\uf050"
	boxes    = "□☐○◯▢❏❑￡£\uf0a3\uf0a8\uf06f\uf071\uf072\uf02a"
	lettered = "pRþý" // marks that are letters elsewhere
)

var (
	checkbox     = regexp.MustCompile(`(?i)<input\b[^>]*>`)
	tag          = regexp.MustCompile(`</?[a-zA-Z][^>]*>`)
	checked      = regexp.MustCompile(`(?i)\bchecked\b`)
	bracketTick  = regexp.MustCompile(`[（(\[【〔]\s*([` + ticks + `])\s*[)）\]】〕]`)
	bracketBlank = regexp.MustCompile(`[（(\[【〔]\s*[)）\]】〕]`)
	optionNumber = regexp.MustCompile(`(?:[(（]?\d{1,2}[)）]|\d{1,2}\s*[、.．]|[①②③④⑤⑥⑦⑧⑨])\s*`)
)

// choice is one option of a multiple choice.
type choice struct {
	text   strings.Builder
	marked bool // has a mark, ticked or not
	ticked bool
}

// readChoices gives the ticked options of text, without their numbers: of 1、常年性项目 ☑ 2、延续性项目 □ the first. The
// marks stand behind the options, or before them when the text begins with one. A text that lists nothing is the choice
// itself.
func readChoices(printed string) []string {
	t := checkbox.ReplaceAllStringFunc(printed, func(input string) string {
		if checked.MatchString(input) {
			return "☑"
		}
		return "□"
	})
	t = tag.ReplaceAllString(t, "")
	t = bracketTick.ReplaceAllString(t, "$1")
	t = bracketBlank.ReplaceAllString(t, "□")
	runes := []rune(strings.TrimFunc(t, text.IsBlank))
	options, marks := splitChoices(runes)
	if marks == 0 && len(options) == 1 && !optionNumber.MatchString(t) && t != "" {
		return []string{clean(options[0])}
	}
	var out []string
	for _, o := range options {
		if name := clean(o); o.ticked && name != "" {
			out = append(out, name)
		}
	}
	return out
}

func clean(c *choice) string {
	name, _ := text.Name(c.text.String())
	return strings.Trim(name, "、，,;；:：。.")
}

// splitChoices parts the options at their numbers and at their marks.
func splitChoices(runes []rune) (options []*choice, marks int) {
	before := len(runes) > 0 && markAt(runes, 0) != noMark
	open := &choice{}
	options = append(options, open)
	begin := func() {
		open = &choice{}
		options = append(options, open)
	}
	for i := 0; i < len(runes); {
		if m := markAt(runes, i); m != noMark {
			marks++
			if before && strings.TrimSpace(open.text.String()) != "" {
				begin()
			}
			open.marked, open.ticked = true, open.ticked || m == tickMark
			i++
			continue
		}
		n := numberAt(runes, i)
		if n > 0 && (!before || open.text.Len() > 0) && (open.text.Len() > 0 || open.marked) {
			begin()
		}
		if n > 0 {
			i += n
			continue
		}
		if !before && open.marked && !text.IsBlank(runes[i]) {
			begin() // the next option, without a number
		}
		open.text.WriteRune(runes[i])
		i++
	}
	return options, marks
}

// numberAt is the length of the option number at i, 0 when none begins there. A number inside an option, as in
// 2021年度项目, is not followed by a mark of enumeration.
func numberAt(runes []rune, i int) int {
	if i > 0 && (unicode.IsDigit(runes[i-1]) || runes[i-1] == '.') {
		return 0
	}
	rest := string(runes[i:min(len(runes), i+6)])
	loc := optionNumber.FindStringIndex(rest)
	if loc == nil || loc[0] != 0 {
		return 0
	}
	return len([]rune(rest[:loc[1]]))
}

type mark uint8

const (
	noMark mark = iota
	boxMark
	tickMark
)

// markAt is the mark at i. A letter is one only where no Latin letter stands beside it.
func markAt(runes []rune, i int) mark {
	r := runes[i]
	if strings.ContainsRune(lettered, r) && (i > 0 && isLatinLetter(runes[i-1]) || i+1 < len(runes) && isLatinLetter(runes[i+1])) {
		return noMark
	}
	switch {
	case strings.ContainsRune(ticks, r):
		return tickMark
	case strings.ContainsRune(boxes, r):
		return boxMark
	}
	return noMark
}

func isLatinLetter(r rune) bool { return r < 0x2e80 && unicode.IsLetter(r) }
