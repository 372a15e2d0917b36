package dumps

import (
	"regexp"
	"strings"
)

var (
	ticked   = regexp.MustCompile(`(?i)<input[^<>]*\bchecked\b[^<>]*>`)
	unticked = regexp.MustCompile(`(?i)<input[^<>]*\bcheckbox\b[^<>]*>`)
	formula  = regexp.MustCompile(`\$([^$\n]{1,40})\$`)
	symbols  = strings.NewReplacer(`\geqslant`, "≥", `\leqslant`, "≤", `\geq`, "≥", `\leq`, "≤", `\ge`, "≥", `\le`, "≤", `\times`, "×", `\div`, "÷", `\%`, "%", " ", "")
	// wingdings: code points of the private use area that symbol fonts put ticks and boxes at (Wingdings, Wingdings 2).
	wingdings = strings.NewReplacer("\uf052", "☑", "\uf0fe", "☑", "\uf0fc", "√", "\uf0a3", "□", "\uf0a8", "□", "\uf06f", "□")
)

// plainMarks writes marks as characters: check boxes of HTML, formulas of TeX, private characters of symbol fonts.
func plainMarks(text string) string {
	if strings.Contains(text, "<") {
		text = ticked.ReplaceAllString(text, "☑")
		text = unticked.ReplaceAllString(text, "□")
	}
	if strings.Contains(text, "$") {
		text = formula.ReplaceAllStringFunc(text, func(m string) string { return symbols.Replace(strings.Trim(m, "$")) })
	}
	if strings.IndexByte(text, 0xef) >= 0 { // the first byte of the private use area
		text = wingdings.Replace(text)
	}
	return text
}

// closeGaps drops the blanks that a line break of the page left between Chinese characters.
func closeGaps(text string) string {
	if !strings.Contains(text, " ") || strings.ContainsAny(text, ":：") {
		return text
	}
	runes := []rune(text)
	var b strings.Builder
	for i, r := range runes {
		if r == ' ' && i > 0 && i+1 < len(runes) && isHan(runes[i-1]) && isHan(runes[i+1]) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
