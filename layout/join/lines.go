package join

import (
	"regexp"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// Lines are the lines of a document outside its tables, in reading order, and what became of them.
type Lines struct {
	All []model.Line
	// sheets has for each line the sheet it stands on.
	sheets []int
	// furniture are page numbers and running heads: they part no table from its continuation.
	furniture []bool
	fate      []fate
}

// fate is what becomes of a line.
type fate uint8

const (
	kept    fate = iota
	leftOut      // a page number, or a running head but its first print
	moved        // a cell or another line took its text
)

var (
	pageNumber = regexp.MustCompile(`^[-—–－·.\s]*(?:第\s*)?[0-9０-９]{1,4}\s*(?:页)?[-—–－·.\s]*(?:[/／,，]?\s*(?:共|of)?\s*[0-9０-９]{1,4}\s*页?)?[-—–－·.\s]*$`)
	digits     = regexp.MustCompile(`[0-9０-９]+`)
	labelColon = regexp.MustCompile(`\p{Han}\s*[)）]?\s*[:：]`)
)

// IsPageNumber reports whether a text can be a page number: 3, - 3 -, 第3页 共5页.
func IsPageNumber(s string) bool { return pageNumber.MatchString(s) }

// minRepeats: a line in the margin of at least so many pages, and of a third of all, is a running head.
const minRepeats = 3

// NewLines finds the page numbers and running heads among the lines. sheets has for each line its sheet.
func NewLines(all []model.Line, sheets []int, pages []model.Page, opt Options) *Lines {
	l := &Lines{all, sheets, make([]bool, len(all)), make([]fate, len(all))}
	height := map[int]float64{}
	for i := range pages {
		height[pages[i].Number] = pages[i].Height
	}
	heads := map[string][]int{}
	for i := range all {
		h := height[all[i].Page]
		if h == 0 || all[i].CenterY() > h*opt.Margin && all[i].CenterY() < h*(1-opt.Margin) {
			continue
		}
		text := all[i].Text()
		if pageNumber.MatchString(text) {
			l.furniture[i], l.fate[i] = true, leftOut
			continue
		}
		// 部门：… 单位：万元 stands on top of every table and is its own; 11:30 and https: label nothing
		if !labelColon.MatchString(text) {
			key := digits.ReplaceAllString(text, "#")
			heads[key] = append(heads[key], i)
		}
	}
	for _, at := range heads {
		if len(at) >= minRepeats && 3*len(at) >= len(pages) {
			for k, i := range at {
				if l.furniture[i] = true; k > 0 {
					l.fate[i] = leftOut
				}
			}
		}
	}
	return l
}

// Sheet is the sheet that line i stands on.
func (l *Lines) Sheet(i int) int { return l.sheets[i] }

// Drop takes the lines that are left out, or were moved, out of the layout, and moves the grids' line indexes along.
func (l *Lines) Drop(out *model.Layout) {
	before := make([]int, len(l.All)+1) // lines kept before line i
	lines := l.All[:0:0]
	for i := range l.All {
		before[i+1] = before[i]
		switch l.fate[i] {
		case kept:
			before[i+1]++
			lines = append(lines, l.All[i])
		case leftOut:
			out.Furniture = append(out.Furniture, l.All[i])
		}
	}
	out.Lines = lines
	for i := range out.Grids {
		out.Grids[i].Above = before[out.Grids[i].Above]
		out.Grids[i].Below = before[out.Grids[i].Below]
	}
}

func squash(s string) string { return text.Squash(s) }
