package normalize

import (
	"math"
	"slices"
	"unicode/utf8"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// linesBelow is how many lines below a label may hold the rest of it: what stands beside the label may be set between.
const linesBelow = 2

// joinWrappedLabels gives the lines with the labels whole that had no room on theirs: 部门名称：甲市人大 / 常委会办公厅.
// The lines stay as many; what was taken from one is gone from it. lines is not changed.
func joinWrappedLabels(lines []model.Line) []model.Line {
	out := lines
	for i := range lines {
		for w := 0; w < len(out[i].Words); w++ {
			word := out[i].Words[w]
			if !beginsLabel(word.Text) {
				continue
			}
			for k := i + 1; k <= i+linesBelow && k < len(out) && out[k].Page == out[i].Page; k++ {
				at := slices.IndexFunc(out[k].Words, func(tail model.Word) bool { return isRestOf(word, tail, out[i], out[k]) })
				if at < 0 {
					continue
				}
				if &out[0] == &lines[0] {
					out = slices.Clone(lines)
				}
				word.Text += out[k].Words[at].Text
				out[i].Words = slices.Clone(out[i].Words)
				out[i].Words[w] = word
				out[k].Words = slices.Delete(slices.Clone(out[k].Words), at, at+1)
				break
			}
		}
	}
	return out
}

// beginsLabel holds for words that begin with the label of a department or of the unit.
func beginsLabel(printed string) bool {
	f := text.Squash(printed)
	return startsWithOwner(text.Fold(f)) || bareUnit.MatchString(f)
}

// isRestOf reports whether a word under a label goes on with it: it stands against it, in the same type, where the label
// or the name in it begins, and both together say what the label alone does not.
func isRestOf(label, tail model.Word, on, below model.Line) bool {
	size := on.Size
	if size <= 0 || math.Abs(below.Size-size) > 0.1*size || tail.Top-label.Bottom > 0.7*size || tail.CenterY()-label.CenterY() < 0.5*size {
		return false
	}
	f := text.Fold(tail.Text)
	if f == "" || ownerLabel.MatchString(f) || tail.X1 > label.X1+size && !endsWithColon(label.Text) {
		return false
	}
	if unit := text.Squash(label.Text); bareUnit.MatchString(unit) {
		l, only := parseLabels(unit + tail.Text)
		return only && l.unit != "" && l.department == "" && tail.X0 > label.X0-size
	}
	begins := math.Abs(tail.X0-label.X0) < size
	if name := nameAt(label); name < label.X1 {
		begins = begins || math.Abs(tail.X0-name) < size
	}
	if _, title := bindTitle(tail.Text); title || !begins || accounts.IsTableTitle(f) || bracketed.MatchString(f) || headingRe.MatchString(f) {
		return false
	}
	if l, only := parseLabels(tail.Text); only && (l.unit != "" || l.number != 0 || l.year != 0) {
		return false
	}
	l, only := parseLabels(label.Text + tail.Text)
	return only && l.department != "" && (accounts.IsOwner(text.Fold(l.department)) || bareOwner.MatchString(l.department))
}

func endsWithColon(printed string) bool {
	f := text.Fold(printed)
	return f != "" && f[len(f)-1] == ':'
}

// nameAt is where the name behind the label begins, as far as characters of one width tell.
func nameAt(label model.Word) float64 {
	f := text.Fold(label.Text)
	loc := ownerLabel.FindStringIndex(f)
	if loc == nil {
		return label.X1
	}
	return label.X0 + label.Width()*float64(utf8.RuneCountInString(f[:loc[1]]))/float64(utf8.RuneCountInString(f))
}
