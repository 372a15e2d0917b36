package dumptable

import "slices"

// A scattered table may print its codes in three columns, 类, 款 and 项: 204 / 06 / 01. Written column after column the
// parts of a code stand far from each other, and its name is what tells it: names come in the order of the rows, and
// each code stands under its 类 and 款.

// maxCodeParts bounds the different 款 and 项 of one table.
const maxCodeParts = 60

// hasSplitCodes tells whether the codes of a scattered table are printed in parts.
func hasSplitCodes(tokens []token) bool {
	whole, parts := 0, 0
	for _, t := range tokens {
		switch {
		case t.kind == code && len(t.plain) > 3:
			whole++
		case t.kind == count && len(t.plain) == 2:
			parts++
		}
	}
	return parts > 3 && whole == 0
}

// joinedCodes puts codes together of their parts by the names of the rows: of the codes that the parts allow, each
// name in turn takes the first one after the code before it whose official name it is.
func joinedCodes(tokens, words []token, official func(string) string) []*row {
	codes, names := candidateCodes(tokens, official)
	var rows []*row
	has := map[string]bool{}
	next := 0
	for j := 0; j < len(words); {
		at, n := -1, 0
		for i := next; i < len(codes); i++ {
			if len(codes[i]) > 3 && !has[codes[i][:len(codes[i])-2]] {
				continue
			}
			if k := spells(words[j:], names[i]); k > 0 {
				at, n = i, k
				break
			}
		}
		if at < 0 {
			j++
			continue
		}
		rows = append(rows, &row{key: codes[at], label: words[j : j+n : j+n], code: partsOf(codes[at], tokens)})
		has[codes[at]] = true
		next, j = at+1, j+n
	}
	return rows
}

// candidateCodes are the codes that the printed 类 and parts can make, in their order, and their names: each stands
// under one that has a name.
func candidateCodes(tokens []token, official func(string) string) (codes, names []string) {
	var classes, parts []string
	for _, t := range tokens {
		switch {
		case t.kind == code && len(t.plain) == 3:
			classes = append(classes, t.plain)
		case t.kind == count && len(t.plain) == 2:
			parts = append(parts, t.plain)
		}
	}
	classes, parts = distinct(classes), distinct(parts)
	if len(parts) > maxCodeParts {
		return nil, nil
	}
	var add func(key string)
	add = func(key string) {
		name := official(key)
		if name == "" {
			return
		}
		codes, names = append(codes, key), append(names, name)
		for _, p := range parts {
			if len(key) < 7 {
				add(key + p)
			}
		}
	}
	for _, c := range classes {
		add(c)
	}
	return codes, names
}

func distinct(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}

// partsOf is where the 类 of a code is printed: its parts are not known apart from those of other rows.
func partsOf(key string, tokens []token) []token {
	for _, t := range tokens {
		if t.kind == code && t.plain == key[:3] {
			t.text, t.plain, t.lines = key, key, []string{key}
			return []token{t}
		}
	}
	return nil
}
