package accounts

import "strings"

// expand lists the spellings that a name stands for, the one without any optional part last: "a[b]c" gives abc and ac,
// "{a|b}c" gives ac and bc. An optional part may list alternatives: "[a|b]c". Groups stand in groups: "{a[b]|c}d".
func expand(name string) []string {
	at := strings.IndexAny(name, "[{")
	if at < 0 {
		return []string{name}
	}
	end, choices := group(name[at:])
	var out []string
	tails := expand(name[at+end:])
	for _, c := range choices {
		for _, choice := range expand(c) {
			for _, tail := range tails {
				out = append(out, name[:at]+choice+tail)
			}
		}
	}
	return out
}

// group reads the group that s begins with, and gives its length and the texts it stands for.
func group(s string) (length int, choices []string) {
	depth, begin := 0, 1
	for i := range len(s) {
		switch s[i] {
		case '[', '{':
			depth++
		case '|':
			if depth == 1 {
				choices, begin = append(choices, s[begin:i]), i+1
			}
		case ']', '}':
			if depth--; depth > 0 {
				continue
			}
			choices = append(choices, s[begin:i])
			if s[0] == '[' {
				choices = append(choices, "")
			}
			return i + 1, choices
		}
	}
	panic("accounts: a group of the spelling " + s + " has no end")
}

// spellings lists all spellings of names.
func (n Names) spellings() []string {
	var out []string
	for _, name := range n {
		out = append(out, expand(name)...)
	}
	return out
}

// Official is the first spelling of the first name.
func (n Names) Official() string {
	if len(n) == 0 {
		return ""
	}
	return expand(n[0])[0]
}
