package normalize

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// indicatorPart is what a column of the indicator table holds.
type indicatorPart uint8

const (
	noPart indicatorPart = iota
	level1Part
	level2Part
	namePart
	naturePart // 指标性质: ≥, ≤, =, 定性
	targetPart
	unitPart // 度量单位
	actualPart
	weightPart
	scorePart
	remarkPart // reasons, of no field
	parts
)

// partForms are the heads of the indicator table, over labelCore; the first that fits has the column. Wuhan prints
// 年初目标值, 实际完成值; the ministry 年度指标值, 分值, 偏差原因分析及改进措施; Sichuan 指标性质, 指标值, 度量单位, 完成值, 权重.
var partForms = []struct {
	part indicatorPart
	ends string // the characters that such a head can end in, which are compared first
	form *regexp.Regexp
}{
	{level1Part, "级标称", regexp.MustCompile(`^一级(?:指标|目标)?(?:名称)?$`)},
	{level2Part, "级标称", regexp.MustCompile(`^二级(?:指标|目标)?(?:名称)?$`)},
	{namePart, "级标称容", regexp.MustCompile(`^三级(?:指标|目标)?(?:名称|内容)?$|^(?:具体|考核|评价)?指标(?:名称|内容)$|^(?:具体|考核|评价)指标$`)},
	{actualPart, "值数况成", regexp.MustCompile(`^[^未]{0,10}(?:完成|实现|达成|实际)(?:的)?(?:指标)?(?:值|数|情况)$|^实际完成$|^指标完成$`)},
	{targetPart, "值标成数", regexp.MustCompile(`(?:目标|指标|预期|计划|标准|设定|绩效)值$|^(?:年初|年度|预期|计划|全年|绩效)(?:绩效|预期)?(?:目标|指标)$|^目标$|^计划完成数?$`)},
	{naturePart, "质向号", regexp.MustCompile(`^(?:指标)?(?:性质|方向)$|^(?:计算|运算|比较)?符号$`)},
	{unitPart, "位", regexp.MustCompile(`^(?:度量|计量|指标)?单位$`)},
	{weightPart, "值重数分", regexp.MustCompile(`^(?:指标|标准|满)?(?:分值|权重|权数|分数|满分)(?:权重|分值)?$|^标准分$|^满分值?$|^赋分$`)},
	{scorePart, "分数值", regexp.MustCompile(`^(?:自评|实际|评价|指标|最终)?(?:得分|评分)(?:数|值)?$|^自评分(?:数|值)?$`)},
}

// remarkWords: a head with one of them stands over reasons.
var remarkWords = []string{"原因", "偏差", "备注", "说明", "措施"}

// indicatorPartOf tells what a head stands over.
func indicatorPartOf(core string) indicatorPart {
	if slices.ContainsFunc(remarkWords, func(w string) bool { return strings.Contains(core, w) }) {
		return remarkPart
	}
	last, _ := utf8.DecodeLastRuneInString(core)
	for _, f := range partForms {
		if strings.ContainsRune(f.ends, last) && f.form.MatchString(core) {
			return f.part
		}
	}
	return noPart
}

// columnsOf are the columns of a part: [from, to).
type columnsOf struct {
	from, to int
	in       bool // the head is printed
}

// indicatorHead are the heads over indicators.
type indicatorHead struct {
	of [parts]columnsOf
	// left and right bound all parts but the remarks: [left, right).
	left, right int
	score       columnsOf
	// bare is a column between the heads that has none of its own; -1 when there is none.
	bare int
}

// readIndicatorHead reads row r as heads of indicators; nil when it is none. Heads may be taller than the row, and a
// blank under one belongs to it.
func readIndicatorHead(s *sheet, r int) *indicatorHead {
	if !mayNameIndicators(s, r) {
		return nil
	}
	h := &indicatorHead{left: s.Cols, bare: -1}
	starts := false
	for c := 0; c < s.Cols; {
		i := s.index(r, c)
		if i < 0 {
			c++
			continue
		}
		cell := &s.Cells[i]
		next := max(c+1, cell.Col+cell.ColSpan)
		p := s.label(i).part
		if s.folded[i] == "" && r > 0 {
			p = upperPart(s, r, c)
		}
		if p > namePart && h.left == s.Cols {
			p = noPart // the label of the block: 年度绩效目标 stands left of the levels
		}
		if p != noPart && !h.of[p].in {
			h.of[p] = columnsOf{c, next, true}
			starts = starts || cell.Row == r && s.folded[i] != ""
			if p != remarkPart {
				h.left, h.right = min(h.left, c), max(h.right, next)
			}
		}
		c = next
	}
	levels := h.of[level1Part].in || h.of[level2Part].in
	values := h.of[actualPart].in || h.of[scorePart].in
	if !starts || !values || !h.of[namePart].in && !h.of[level2Part].in || !levels && !h.of[targetPart].in {
		return nil
	}
	if !h.of[namePart].in { // a form of two levels: the second names the indicator
		h.of[namePart], h.of[level2Part] = h.of[level2Part], columnsOf{}
	}
	h.score = h.of[scorePart]
	h.findBare(s, r)
	return h
}

// nameWords are characters: every head over the indicators' names has one of them, a 二级指标 included.
const nameWords = "级名内具考评"

// mayNameIndicators is false for most rows under the heads: none of their cells can be the head over the names.
func mayNameIndicators(s *sheet, r int) bool {
	for c := range s.Cols {
		if strings.ContainsAny(s.text(r, c), nameWords) {
			return true
		}
	}
	return false
}

// upperPart is the part of the cell that ends just above row r at column c, where the heads are printed in two rows and
// this column's stands in the upper one.
func upperPart(s *sheet, r, c int) indicatorPart {
	i := s.index(r-1, c)
	if i < 0 || s.folded[i] == "" || s.Cells[i].ColSpan > 1 {
		return noPart
	}
	switch p := s.label(i).part; p {
	case targetPart, actualPart, weightPart, scorePart, unitPart, naturePart, remarkPart:
		return p
	}
	return noPart
}

// findBare looks for a column between the name and the score that no head covers.
func (h *indicatorHead) findBare(s *sheet, r int) {
	for c := h.of[namePart].to; c < h.right; c++ {
		if s.text(r, c) == "" {
			h.bare = c
			return
		}
	}
}

// cell is the cell of row r under a part, -1 when it has none or it is blank. A cell that begins left of the part's
// columns is of the part that it begins under.
func (h *indicatorHead) cell(s *sheet, r int, p indicatorPart) int {
	cols := h.of[p]
	if !cols.in {
		return -1
	}
	for c := cols.from; c < cols.to; c++ {
		if i := s.index(r, c); i >= 0 && s.folded[i] != "" && s.Cells[i].Col >= cols.from {
			return i
		}
	}
	return -1
}

// crossed holds for a row in which one cell reaches over target, actual value and score, or from the labels into them:
// it holds a label and its value, and no indicator.
func (h *indicatorHead) crossed(s *sheet, r int) bool {
	last := -1
	for _, p := range []indicatorPart{namePart, targetPart, actualPart, scorePart} {
		if !h.of[p].in {
			continue
		}
		i := s.index(r, h.of[p].from)
		if i >= 0 && i == last && s.Cells[i].ColSpan > 1 {
			return true
		}
		last = i
	}
	return false
}

// holds tells whether row r has a name, and a target or actual value, each in a cell of its own.
func (h *indicatorHead) holds(s *sheet, r int) bool {
	return h.cell(s, r, namePart) >= 0 && (h.cell(s, r, targetPart) >= 0 || h.cell(s, r, actualPart) >= 0) && !h.crossed(s, r)
}
