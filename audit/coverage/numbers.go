package coverage

import "iter"

// tokens lists the numbers in a text: digits, with single points and commas between them.
func tokens(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := 0; i < len(s); {
			n := digitAt(s, i)
			if n == 0 {
				i++
				continue
			}
			from := i
			for n > 0 {
				i += n
				if n = digitAt(s, i); n > 0 {
					continue
				}
				if sep := separatorAt(s, i); sep > 0 && digitAt(s, i+sep) > 0 {
					n = sep
				}
			}
			if !yield(s[from:i]) {
				return
			}
		}
	}
}

// count is how many numbers a text has.
func count(s string) int {
	n := 0
	for range tokens(s) {
		n++
	}
	return n
}

// digitAt is how many bytes the digit at i has, 0 where there is none: ASCII or full width.
func digitAt(s string, i int) int {
	switch {
	case i < len(s) && s[i] >= '0' && s[i] <= '9':
		return 1
	case i+2 < len(s) && s[i] == 0xEF && s[i+1] == 0xBC && s[i+2] >= 0x90 && s[i+2] <= 0x99: // ０ to ９
		return 3
	}
	return 0
}

func separatorAt(s string, i int) int {
	switch {
	case i < len(s) && (s[i] == '.' || s[i] == ','):
		return 1
	case i+2 < len(s) && s[i] == 0xEF && s[i+1] == 0xBC && (s[i+2] == 0x8C || s[i+2] == 0x8E): // ， ．
		return 3
	}
	return 0
}
