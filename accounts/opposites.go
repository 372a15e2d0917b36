package accounts

import "strings"

// opposites are pairs of words that print and OCR do not take for each other, however near they are: 本年支出合计 is no
// misread 本年收入合计.
var opposites = [...][2]string{
	{"收入", "支出"}, {"决算", "预算"}, {"年初", "年末"}, {"上年", "本年"}, {"上缴", "补助"}, {"购置", "运行"},
	{"基本支出", "项目支出"}, {"基本支出", "资本性支出"}, {"人员", "公用"},
}

// sides tell which words of the opposites a label has: two bits a pair.
type sides uint32

func sidesOf(folded string) sides {
	var out sides
	for i, pair := range opposites {
		for k, word := range pair {
			if strings.Contains(folded, word) {
				out |= 1 << (2*i + k)
			}
		}
	}
	return out
}

// opposes reports whether of one pair each label has the word that the other lacks.
func (s sides) opposes(other sides) bool {
	const first sides = 0x55555555
	mine, theirs := s&^other, other&^s
	return mine&first&(theirs>>1) != 0 || (mine>>1)&first&theirs != 0
}
