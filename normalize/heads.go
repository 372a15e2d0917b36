package normalize

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/text"
)

// heads are the rows of a grid above its body.
type heads struct {
	caption caption    // what stands in full-span rows inside the grid, above the column heads
	first   int        // first row of column heads
	rows    int        // rows above the body, title rows inside the grid and the 栏次 row included
	numbers int        // the 栏次 row, -1 when there is none
	paths   [][]string // folded labels over each column, from top to bottom
	labels  []string   // the same as printed, joined by "/"
	// mixed is set when the last row of heads is the 合计 row too: column heads on some places, amounts on others.
	mixed bool
}

var (
	numberedLabel = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])\D`)
	rowNote       = regexp.MustCompile(`^(?:注|附注|说明|备注)\d?[:：]`)
)

// readHeads finds the rows of column heads and what they say of each column.
func readHeads(s *sheet, opt Options) heads {
	h := heads{numbers: -1}
	h.first = readTitleRows(s, opt, &h.caption)
	body := s.Rows
	last := h.first - 1 // last row of heads with text
	for r := h.first; r < s.Rows; r++ {
		if isNumbersRow(s, r, h.first) {
			h.numbers, h.mixed, last = r, false, r
			continue
		}
		if s.blank(r) {
			continue
		}
		mixed := isMixedRow(s, r)
		if !mixed && isBodyRow(s, r) && !underHead(s, r, h.first) {
			body = r
			break
		}
		h.mixed = mixed
		last = r
	}
	h.rows = min(max(last+1, spanEnd(s, h.first, last, body)), body)
	h.readPaths(s)
	return h
}

// spanEnd is the first row under the heads that begin in rows first to last.
func spanEnd(s *sheet, first, last, body int) int {
	end := last + 1
	for r := first; r <= last; r++ {
		for i, to := s.row(r); i < to; i++ {
			if s.folded[i] != "" && s.Cells[i].RowSpan > 1 {
				end = max(end, min(s.Cells[i].Row+s.Cells[i].RowSpan, body))
			}
		}
	}
	return end
}

// readTitleRows reads rows inside the grid that hold its title, number, department or unit, as a spreadsheet prints
// them, and returns the first row after them.
func readTitleRows(s *sheet, opt Options, c *caption) int {
	next := 0
	for r := 0; r < s.Rows && r < opt.TitleLines; r++ {
		n := len(s.words(r))
		if n == 0 {
			continue
		}
		if n > 4 || s.Cols < 2 {
			break
		}
		if l, only := parseLabels(rowText(s, r)); only {
			c.merge(l)
			next = r + 1
			continue
		}
		if c.title != "" || !c.takeTitleRow(s, r, opt) {
			break
		}
		next = r + 1
	}
	return next
}

// takeTitleRow takes row r as the title: one cell of it, or the title in pieces, beside the labels of others.
func (c *caption) takeTitleRow(s *sheet, r int, opt Options) bool {
	var beside labels
	var title []string
	whole := false // one cell over all columns
	for i, to := s.row(r); i < to; i++ {
		if s.folded[i] == "" {
			continue
		}
		if l, only := parseLabels(s.Cells[i].Text); only {
			beside.merge(l)
			continue
		}
		title = append(title, s.Cells[i].Text)
		whole = s.Cells[i].ColSpan == s.Cols
	}
	raw := strings.Join(title, "")
	f := text.Fold(raw)
	bound, binds := bindTitle(raw)
	switch {
	case !isCaption(f, opt.CaptionRunes):
		return false
	case len(title) > 1 && !(binds && accounts.IsTableTitle(f)):
		return false
	case !binds && !accounts.IsFormTitle(f) && !accounts.IsBudgetTitle(f) && !(whole && accounts.IsTableTitle(f)):
		return false
	}
	c.title, c.bound, c.binds, c.form = strings.TrimSpace(raw), bound, binds, !binds && accounts.IsFormTitle(f)
	if n := numberIn(raw); n != 0 {
		beside.number = n
	}
	c.merge(beside)
	return true
}

// rowText is the text of a row as a line: its cells parted by blanks.
func rowText(s *sheet, r int) string {
	var parts []string
	for i, to := s.row(r); i < to; i++ {
		if s.folded[i] != "" {
			parts = append(parts, s.Cells[i].Text)
		}
	}
	return strings.Join(parts, " ")
}

// isNumbersRow holds for the 栏次 row: 栏次 and numbers, or nothing but the numbers 1, 2, 3 … in order.
func isNumbersRow(s *sheet, r, first int) bool {
	words := s.words(r)
	for len(words) > 1 && (accounts.IsCodePart(words[0]) || words[0] == "*") {
		words = words[1:] // 类, 款, 项 before the numbers
	}
	if len(words) == 0 {
		return false
	}
	if w := words[0]; accounts.IsNumbersHead(w) || accounts.Role(w) == accounts.RemarkHead && len(words) > 2 && words[1] == "1" && words[2] == "2" {
		return true
	}
	if r == first || len(words) < 2 {
		return false
	}
	for i, w := range words {
		if n, err := strconv.Atoi(w); err != nil || n != i+1 {
			return false
		}
	}
	return true
}

// isMixedRow holds for a row that begins with the label 合计 and has column heads beside it, so that it is both.
func isMixedRow(s *sheet, r int) bool {
	basic, project := false, false
	for _, w := range s.words(r) {
		basic = basic || accounts.IsBasic(w)
		project = project || accounts.IsProject(w)
	}
	first := s.first[r]
	return basic && project && s.Cells[first].Col == 0 && isTotalLabel(s.folded[first]) && !hasAmountBelow(s, r)
}

// hasAmountBelow reports whether an amount stands in the first column below a row: then 合计 is its head.
func hasAmountBelow(s *sheet, r int) bool {
	for r++; r < s.Rows; r++ {
		if i := s.index(r, 0); i >= 0 && s.kind(i) == text.Figure && !isCode(s.folded[i]) {
			return true
		}
	}
	return false
}

// isBodyRow holds for a row under the heads: it has a code, an amount, a numbered or official label, the label 合计
// alone, or a sentence in place of figures.
func isBodyRow(s *sheet, r int) bool {
	texts, totals := 0, 0
	for i, to := s.row(r); i < to; i++ {
		f := s.folded[i]
		if f == "" || f == unread || accounts.IsCodePart(f) {
			continue
		}
		switch k := s.kind(i); {
		case k == text.Figure, k == text.Dash, f == "…", f == "……", f == "...", f == nothing:
			return true
		case numberedLabel.MatchString(f), s.Cells[i].ColSpan == 1 && accounts.IsClass(f), isCode(s.code(i)):
			return true
		case isTotalLabel(f):
			totals++
		}
		texts++
	}
	if texts == 1 && totals == 0 {
		f := s.words(r)
		return isNothing(f[len(f)-1])
	}
	return texts > 0 && totals == texts
}

// isTotalLabel holds for the label of a row of totals: 合计, 人员经费合计.
func isTotalLabel(f string) bool {
	return strings.HasSuffix(f, "计") && !accounts.IsGroupSum(f) && (accounts.IsTotal(f) || accounts.IsSubtotal(f))
}

// underHead holds for a row of nothing but the label 合计 or 小计 into which column heads reach from above: it stands
// under a spanning head, a little lower than the others of its row.
func underHead(s *sheet, r, first int) bool {
	for _, w := range s.words(r) {
		if w != unread && !accounts.IsSum(w) {
			return false
		}
	}
	for c := range s.Cols {
		if i := s.index(r, c); i >= 0 && s.Cells[i].Row < r && s.Cells[i].Row >= first && s.folded[i] != "" {
			return true
		}
	}
	return false
}

// isNothing holds for a sentence that stands where figures would: 本部门没有…, 注：…
func isNothing(folded string) bool {
	return rowNote.MatchString(folded) || strings.Contains(folded, "。") ||
		accounts.SaysNone(folded) && len([]rune(folded)) > 5 || folded == nothing
}

// nothing is printed in a cell in place of an amount, as a dash is.
const nothing = "无"

// unread stands in a cell with print that could not be read.
const unread = "\uFFFD"

// readPaths collects the labels over each column.
func (h *heads) readPaths(s *sheet) {
	h.paths = make([][]string, s.Cols)
	h.labels = make([]string, s.Cols)
	at := h.places(s)
	for c := range s.Cols {
		prev := -1
		var printed []string
		for r := h.first; r < h.rows; r++ {
			i := at[r-h.first][c]
			if r == h.numbers || i < 0 || i == prev || s.folded[i] == "" {
				continue
			}
			if h.mixed && r == h.rows-1 && (s.Cells[i].Col == 0 || s.kind(i) != text.Words) {
				continue // the label or an amount of the 合计 row
			}
			prev = i
			h.paths[c] = append(h.paths[c], s.folded[i])
			name, _ := text.Name(s.Cells[i].Text)
			printed = append(printed, name)
		}
		h.labels[c] = strings.Join(printed, "/")
	}
}

// places are the cells over each column, row by row. A tool that writes a table as a dump leaves the places of a merged cell
// blank but the first: a blank head belongs to the one at its left, where both stand under the same head.
func (h *heads) places(s *sheet) [][]int {
	rows := make([][]int, h.rows-h.first)
	for k := range rows {
		rows[k] = make([]int, s.Cols)
		for c := range s.Cols {
			i := s.index(h.first+k, c)
			if len(s.Pages) == 0 && c > 0 && i >= 0 && s.folded[i] == "" && s.Cells[i].RowSpan == 1 && h.first+k != h.numbers &&
				(k == 0 || rows[k-1][c] == rows[k-1][c-1]) {
				i = rows[k][c-1]
			}
			rows[k][c] = i
		}
	}
	return rows
}

// leaf is the lowest label over a column.
func (h *heads) leaf(c int) string {
	if n := len(h.paths[c]); n > 0 {
		return h.paths[c][n-1]
	}
	return ""
}

// has reports whether a label over the column is of a kind.
func (h *heads) has(c int, is func(label string) bool) bool {
	return slices.ContainsFunc(h.paths[c], is)
}

// number is the 栏次 of a column.
func (h *heads) number(s *sheet, c int) *string {
	if h.numbers < 0 {
		return nil
	}
	i := s.index(h.numbers, c)
	if i < 0 || s.folded[i] == "" || s.Cells[i].ColSpan > 1 || accounts.IsNumbersHead(s.folded[i]) {
		return nil
	}
	n := s.folded[i]
	return &n
}

// unit is the unit printed in a column head: 决算数（万元）.
func (h *heads) unit() string {
	for c := range h.paths {
		if m := unitInHead.FindStringSubmatch(h.leaf(c)); m != nil {
			return m[1]
		}
	}
	return ""
}

// beginsList reports whether a column holds the labels of a list: 项目 under 收入, or 收入 alone with its amounts beside.
// 本年收入 and 本年支出 are columns of amounts elsewhere.
func (h *heads) beginsList(c int) bool {
	switch accounts.Role(h.leaf(c)) {
	case accounts.NameHead, accounts.CodeAndName, accounts.CodeHead:
		return true
	}
	return len(h.paths[c]) == 1 && c+1 < len(h.paths) && len(h.paths[c+1]) == 1 && !accounts.IsSection(h.leaf(c+1))
}

// sections counts the heads that begin one of the lists beside each other: 收入, 支出, or 项目 twice.
func (h *heads) sections() int {
	named, names := map[string]bool{}, 0
	last := ""
	for c := range h.paths {
		for _, l := range h.paths[c] {
			if accounts.IsSection(l) && h.beginsList(c) {
				named[l] = true
			}
		}
		leaf := h.leaf(c)
		if accounts.Role(leaf) == accounts.NameHead && (c == 0 || leaf != last || h.labels[c] != h.labels[c-1]) {
			names++
		}
		last = leaf
	}
	if names > 1 || len(named) > 1 {
		return max(names, len(named))
	}
	return 0
}
