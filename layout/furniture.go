package layout

import (
	"regexp"

	"github.com/juesuan/juesuan/model"
)

// furniture tells which lines are page numbers and running heads: they part no table from its continuation.
type furniture struct {
	is   []bool
	drop []bool // left out of the layout: all page numbers, and every running head but its first print
}

var (
	pageNumber = regexp.MustCompile(`^[-—–－·.\s]*(?:第\s*)?[0-9０-９]{1,4}\s*(?:页)?[-—–－·.\s]*(?:[/／,，]?\s*(?:共|of)?\s*[0-9０-９]{1,4}\s*页?)?[-—–－·.\s]*$`)
	digits     = regexp.MustCompile(`[0-9０-９]+`)
	labelColon = regexp.MustCompile(`\p{Han}\s*[)）]?\s*[:：]`)
)

// minRepeats: a line in the margin of at least so many pages, and of a third of all, is a running head.
const minRepeats = 3

func findFurniture(lines []model.Line, pages []model.Page, opt Options) furniture {
	f := furniture{make([]bool, len(lines)), make([]bool, len(lines))}
	height := map[int]float64{}
	for i := range pages {
		height[pages[i].Number] = pages[i].Height
	}
	heads := map[string][]int{}
	for i, l := range lines {
		h := height[l.Page]
		if h == 0 || l.CenterY() > h*opt.Margin && l.CenterY() < h*(1-opt.Margin) {
			continue
		}
		text := l.Text()
		if pageNumber.MatchString(text) {
			f.is[i], f.drop[i] = true, true
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
				f.is[i], f.drop[i] = true, k > 0
			}
		}
	}
	return f
}

// dropFurniture takes the dropped lines out of the layout and moves the grids' line indexes along.
func dropFurniture(l *model.Layout, f furniture) {
	kept := make([]int, len(l.Lines)+1) // lines kept before line i
	lines := l.Lines[:0:0]
	for i := range l.Lines {
		kept[i+1] = kept[i]
		if !f.drop[i] {
			kept[i+1]++
			lines = append(lines, l.Lines[i])
		}
	}
	l.Lines = lines
	for i := range l.Grids {
		l.Grids[i].Above = kept[l.Grids[i].Above]
		l.Grids[i].Below = kept[l.Grids[i].Below]
	}
}
