package normalize

import (
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// readNotes reads the notes printed under a table: lines[from:to]. A note begins with 注： or 说明：, or says that the
// department had nothing to report; it runs on until a sentence ends, and on with lines that speak of rows (行) and
// columns (栏) by number.
func readNotes(lines []model.Line, from, to, page int, opt Options) []string {
	var notes []string
	open := false // the last note's sentence has not ended
	for _, line := range lines[from:max(from, to)] {
		printed := strings.TrimSpace(line.Text())
		f := text.Fold(printed)
		if f == "" || pageNumber.MatchString(f) {
			continue
		}
		if line.Page != page {
			break
		}
		switch {
		case noteRe.MatchString(f), isEmptySentence(f), len(notes) > 0 && isRule(f):
			notes = append(notes, printed)
		case open && !headingRe.MatchString(f) && !strings.HasSuffix(f, "表"):
			notes[len(notes)-1] = joinNote(notes[len(notes)-1], printed)
		default:
			return notes
		}
		open = !strings.HasSuffix(f, "。") && !strings.HasSuffix(f, ";") && !strings.HasSuffix(f, ".")
	}
	return notes
}

// isEmptySentence holds for 本部门没有政府性基金收入，… and its like.
func isEmptySentence(f string) bool {
	for _, who := range []string{"本部门", "本单位", "我部门", "我单位", "本表", "该部门", "此表", "本年度", "我局", "我委", "我办", "我院", "我校"} {
		if strings.HasPrefix(f, who) {
			return accounts.SaysNone(f)
		}
	}
	return false
}

// isRule holds for a note that says which rows or columns add up: 27行=(1+2+…)行; 2.本表…
func isRule(f string) bool {
	if len(f) == 0 || f[0] < '0' || f[0] > '9' {
		return false
	}
	return strings.Contains(f, "=") || strings.Contains(f, "本表")
}

// joinNote joins the wrapped line of a note: a blank only between Latin words.
func joinNote(before, after string) string {
	last, first := before[len(before)-1], after[0]
	if last < 0x80 && first < 0x80 {
		return before + " " + after
	}
	return before + after
}
