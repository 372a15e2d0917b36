package ocrengine

// fold gives a character the form that documents print: PP-OCR knows only 丶 where they print the comma 、, and reads
// digits of Chinese fonts as full-width ones.
func fold(text string) string {
	out := []rune(text)
	for i, r := range out {
		switch {
		case r == '丶':
			out[i] = '、'
		case r >= '０' && r <= '９':
			out[i] = r - '０' + '0'
		case r == '．':
			out[i] = '.'
		case r == '％':
			out[i] = '%'
		}
	}
	return string(out)
}
