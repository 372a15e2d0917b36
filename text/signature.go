package text

// Signature has a bit for each kind of character in a label; characters that print and OCR confuse are one kind. Each bit
// that one of two labels lacks puts at least a wrong character between them: most pairs of labels need no Distance.
func Signature(s string) uint64 {
	var out uint64
	for _, r := range s {
		if !isStroke(r) {
			out |= 1 << (kindOfRune(r) % 64)
		}
	}
	return out
}

func kindOfRune(r rune) rune {
	if k, ok := kinds[r]; ok {
		return k
	}
	return r
}

// kinds are, by character that is confused with others, the first of all that it is confused with, directly or by way of
// others.
var kinds = func() map[rune]rune {
	out := map[rune]rune{}
	for _, group := range confused {
		var first rune
		for _, r := range group {
			k, ok := out[r]
			switch {
			case !ok && first == 0:
				first = r
				out[r] = r
			case first == 0:
				first = k
			case !ok:
				out[r] = first
			case k != first:
				for other, of := range out {
					if of == k {
						out[other] = first
					}
				}
			}
		}
	}
	return out
}()

// WrongCharacter is the cost of one wrong character in a Distance.
const WrongCharacter = wrongCost
