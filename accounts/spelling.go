package accounts

import "strings"

// expand lists the spellings that a name stands for, the one without any optional part last: "a[b]c" gives abc and ac,
// "{a|b}c" gives ac and bc. An optional part may list alternatives: "[a|b]c".
func expand(name string) []string {
	at := strings.IndexAny(name, "[{")
	if at < 0 {
		return []string{name}
	}
	end, choices := group(name[at:])
	var out []string
	tails := expand(name[at+end:])
	for _, c := range choices {
		for _, tail := range tails {
			out = append(out, name[:at]+c+tail)
		}
	}
	return out
}

// group reads the group that s begins with, and gives its length and the texts it stands for.
func group(s string) (length int, choices []string) {
	closing := byte(']')
	if s[0] == '{' {
		closing = '}'
	}
	length = strings.IndexByte(s, closing) + 1
	if length == 0 {
		panic("accounts: a group of the spelling " + s + " has no end")
	}
	choices = strings.Split(s[1:length-1], "|")
	if closing == ']' {
		choices = append(choices, "")
	}
	return length, choices
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
