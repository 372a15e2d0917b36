package form

import (
	"strings"
	"unicode/utf8"
)

// maxLabelPieces is over how many pieces a label runs at most: 年度 / 绩效 / 目标 / （80 / 分）, and blanks inside.
const maxLabelPieces = 8

// maxLabelRunes is the length of the longest label, 偏差大或目标未完成原因分析及下一步改进措施 with its brackets.
const maxLabelRunes = 30

// closingLabels are the whole labels whose beginnings are labels, too, so that their ends could be taken for values.
var closingLabels = []string{
	"偏差大或目标未完成原因分析", "偏差原因分析及改进措施", "未完成原因分析及改进措施", "未完成原因和改进措施", "未完成原因分析", "偏差原因分析",
	"改进措施及结果应用方案", "下一步改进措施及结果应用", "下一步改进措施", "改进措施及结果应用", "改进措施", "整改措施", "年度总体目标完成情况",
}

// label finds the label that begins with piece i: what it stands for, and the piece after it. The longest text that is a
// label is taken, up to the next label; none when there is none.
func (r *reader) label(p []piece, i int) (found Word, end int) {
	end = i
	if strings.ContainsRune("（(", firstRune(p[i].text)) {
		return found, end
	}
	text := ""
	for j := i; j < len(p) && j < i+maxLabelPieces; j++ {
		text += p[j].text
		if isFigure(p[j].text) || utf8.RuneCountInString(text) > maxLabelRunes {
			break
		}
		if j > i && !beginsClosing(text) {
			own := r.word(p[j].text).Part
			if own.isLabel() || found.Part.isClosing() || found.Part != none && found.Part != remark && own != none {
				break
			}
		}
		if strings.Count(text, "（")+strings.Count(text, "(") > strings.Count(text, "）")+strings.Count(text, ")") {
			continue
		}
		if w := r.word(text); w.Part != none && !(w.Part == class2 && weightInside.MatchString(text)) {
			found, end = w, j+1
		}
	}
	return found, end
}

// beginsClosing holds for the beginning of a closing label.
func beginsClosing(text string) bool {
	for _, l := range closingLabels {
		if strings.HasPrefix(l, text) {
			return true
		}
	}
	return false
}
