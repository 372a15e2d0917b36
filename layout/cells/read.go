// Package cells reads the cells of frames.
//
// In: a frame, with the glyphs of its page in its cells (package frame). Out: the part of a table (package join), its cells
// in the same order, each with its text. The package is pure.
package cells

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/layout/frame"
	"github.com/juesuan/juesuan/layout/join"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// fullLine: a line that leaves less than this of its cell's width, in em, could hold no further character beside
// the usual padding (5.4 pt on each side in Word, at 9 pt 1.2 em).
const fullLine = 2.6

// Read makes the part of a frame whose glyphs are in its cells. buf is scratch space and may be nil.
func Read(f *frame.Frame, opt words.Options, buf words.Buffer) (*join.Part, words.Buffer) {
	p := &join.Part{Page: f.Page.Number, BBox: f.BBox, Xs: f.Xs, Ys: f.Ys, Cells: make([]join.Cell, len(f.Cells)), Repairs: append(f.Repairs, shapesRead(f)...)}
	for i := range f.Cells {
		p.Cells[i], buf = readCell(f, &f.Cells[i], opt, buf)
	}
	return p, buf
}

func readCell(f *frame.Frame, of *frame.Cell, opt words.Options, buf words.Buffer) (join.Cell, words.Buffer) {
	c := join.Cell{Row: of.Row, Col: of.Col, Rows: of.Rows, Cols: of.Cols, Page: f.Page.Number, Box: f.CellBox(of), Doubtful: of.Doubtful, Misplaced: of.Misplaced}
	if !of.Inked {
		return c, buf
	}
	all := f.Page.Glyphs
	for _, k := range of.Glyphs {
		c.Doubtful = c.Doubtful || all[k].Doubtful
		c.Confidence = lowerConfidence(c.Confidence, all[k].Confidence)
	}
	glyphs, marks := words.TakeMarks(all, of.Glyphs, opt)
	lines, buf := words.FromGlyphs(all, glyphs, math.Inf(1), opt, buf)
	rest, second := words.TakeSecondFigure(lines, opt)
	c.Marks, c.Doubtful = append(marks, second...), c.Doubtful || len(second) > 0
	for k, l := range rest {
		c.Doubtful = c.Doubtful || l.Overprinted
		c.Ink = c.Ink.Union(l.BBox)
		c.Lines = append(c.Lines, withoutLeader(l.Text()))
		if k == 0 {
			c.Indent = l.X0 - c.Box.X0
		}
		c.Full = c.Box.Width()-l.Width() < fullLine*l.Size
	}
	c.Text = words.Join(c.Lines)
	return c, buf
}

// leader is a dot leader behind a text.
var leader = regexp.MustCompile(`\s*(?:(?:[.．·‥]\s*){4,}|…{2,})$`)

// withoutLeader takes the dots off that lead from a Chinese label to the next column.
func withoutLeader(s string) string {
	if last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s)); !strings.ContainsRune(".．·‥…", last) {
		return s
	}
	if rest := leader.ReplaceAllString(s, ""); words.HasChinese(rest) {
		return rest
	}
	return s
}

// shapesRead records which glyphs of a table were taken for something else than their fonts say.
func shapesRead(f *frame.Frame) []model.Repair {
	if len(f.Page.Claims) == 0 {
		return nil
	}
	var out []model.Repair
	told := map[int32]bool{}
	for i := range f.Cells {
		for _, k := range f.Cells[i].Glyphs {
			g := &f.Page.Glyphs[k]
			claim, ok := f.Page.Claims[g.Shape]
			if !ok || told[g.Shape] {
				continue
			}
			told[g.Shape] = true
			out = append(out, model.Repair{
				Kind: model.GlyphByShape, Row: -1, Col: -1, Before: []string{claim}, After: g.Text,
				Why: fmt.Sprintf("read by shape wherever it stands on page %d: its font can't be believed", f.Page.Number),
			})
		}
	}
	return out
}

// lowerConfidence is the lower of two confidences; 0 is none.
func lowerConfidence(a, b float64) float64 {
	if a == 0 || b > 0 && b < a {
		return b
	}
	return a
}

// PlaceAlternatives gives each cell what recognisers read in it: the cell of the smallest of the frames that hold an
// alternative's middle. parts are those of the frames.
func PlaceAlternatives(frames []*frame.Frame, parts []*join.Part, pages []model.Page) {
	for i := range pages {
		for _, a := range pages[i].Alternatives {
			var found *join.Cell
			area := math.Inf(1)
			for n, f := range frames {
				if f.Page.Number != pages[i].Number {
					continue
				}
				if k, size := f.CellAt(a.CenterX(), a.CenterY()), f.Width()*f.Height(); k >= 0 && size < area {
					found, area = &parts[n].Cells[k], size
				}
			}
			if found != nil {
				found.Readings = append(found.Readings, a.Readings...)
			}
		}
	}
}
