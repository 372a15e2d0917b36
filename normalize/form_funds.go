package normalize

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// fundHead are the heads of the budget block (预算执行情况) in one row: the fields and the cells they stand in.
type fundHead struct {
	row  int
	cell map[string]int // by field
	from int            // the first column of amounts
}

// fundField is a head of the budget block. Where several name one field, the first in this list has it: the rate is of
// the adjusted budget, and so is its field (note 1 under the forms: 预算数为调整后财政资金总额).
type fundField struct {
	id   string
	form *regexp.Regexp
}

var fundFields = []fundField{
	{"budget", regexp.MustCompile(`^(?:全年|调整后?|年度调整|调整后全年|年中调整)的?(?:预算)(?:安排)?(?:数|金额|总额|资金)?$`)},
	{"budget", regexp.MustCompile(`^(?:年度|本年|当年|项目|资金|部门)?预算(?:安排|批复|下达)?(?:数|金额|总额|资金)$`)},
	{"budget", regexp.MustCompile(`^(?:年初|批复|下达|安排)(?:的)?(?:预算)?(?:批复|安排|下达)?(?:数|金额|总额|资金)?$`)},
	{"executed", regexp.MustCompile(`^(?:全年|年度|本年|当年|预算|实际|资金|项目|全年预算|全年实际)?(?:执行|支出|使用)(?:数|金额|总额)$`)},
	{"execution_rate", regexp.MustCompile(`^(?:全年|年度|本年|预算|资金|预算资金)?(?:执行|支出|使用)(?:进度|率)$`)},
	{"execution_score", regexp.MustCompile(`^(?:自评|实际|预算执行|执行)?得分$|^(?:自评|预算执行)?评分$`)},
}

// fundWords are characters: each head of the budget block has one of them.
const fundWords = "预初批下安执支使得评"

// fundOf names the field of a head of the budget block, empty when it is none. 得分 alone stands in other blocks too.
func fundOf(core string) string {
	if !strings.ContainsAny(core, fundWords) {
		return ""
	}
	for _, f := range fundFields[:len(fundFields)-1] {
		if f.form.MatchString(core) {
			return f.id
		}
	}
	return ""
}

// isFigure holds for an amount with or without its unit: 159, 159万元, 87.06%.
func isFigure(printed string) bool {
	printed, _ = cutUnit(printed)
	return parseAmount(printed).kind == text.Figure
}

// readFundHead reads row r as heads of the budget block; nil when it is none. Labels with an amount to their right are
// no heads.
func readFundHead(s *sheet, r int) *fundHead {
	h := &fundHead{row: r, cell: map[string]int{}, from: s.Cols}
	rank := map[string]int{}
	for i, to := s.row(r); i < to; i++ {
		core := s.core(i)
		if !strings.ContainsAny(core, fundWords) {
			continue
		}
		for n, f := range fundFields {
			if !f.form.MatchString(core) {
				continue
			}
			cell := &s.Cells[i]
			if isFigure(s.text(r, cell.Col+cell.ColSpan)) {
				return nil
			}
			if below := s.text(r+cell.RowSpan, cell.Col); below != "" && parseAmount(below).kind == text.Words && !isFigure(below) {
				n += len(fundFields) // it stands over the labels of the rows: 年度预算数（万元） in Sichuan
			}
			if _, taken := h.cell[f.id]; !taken || n < rank[f.id] {
				h.cell[f.id], rank[f.id] = i, n
			}
			h.from = min(h.from, cell.Col)
			break
		}
	}
	_, budget := h.cell["budget"]
	_, executed := h.cell["executed"]
	if !budget && !executed || len(h.cell) < 2 {
		return nil
	}
	return h
}

var (
	fundTotal = regexp.MustCompile(`总额|总计|合计|总支出|总预算|^(?:年度|项目|预算|本年度?)资金(?:总数)?$`)
	fundPart  = regexp.MustCompile(`^其中`)
)

// readFunds reads the rows under the heads of the budget block and gives the first row after it. The fields are those
// of the total; where no total is printed, those of the only row with figures.
func (f *formReader) readFunds(h *fundHead, r int) int {
	total, filled, figures, worded := -1, -1, 0, -1
	for ; r < f.s.Rows && !f.endsFunds(h, r); r++ {
		n := f.figures(h, r)
		if n == noFigure {
			if worded < 0 && f.underHead(h, "budget", r) >= 0 {
				worded = r
			}
			f.readPairsBeside(r)
			continue
		}
		label := f.fundLabel(r)
		if total < 0 && fundTotal.MatchString(label) && !fundPart.MatchString(label) {
			total = r
		}
		if filled < 0 || figures == 0 && n == someFigure {
			filled = r
		}
		if n == someFigure {
			figures++
		}
	}
	if total < 0 {
		total = filled
		if figures > 1 {
			f.warn("doubtful_amount", "the budget block has %d rows with figures and no total: the first is taken", figures)
			f.unsureRow(h, total)
		}
	}
	if total < 0 {
		total = worded // no figures at all: the words in their place
	}
	if total >= 0 {
		f.takeFunds(h, total)
	}
	return r
}

// endsFunds holds for a row that does not belong to the budget block.
func (f *formReader) endsFunds(h *fundHead, r int) bool {
	if readIndicatorHead(f.s, r) != nil || readFundHead(f.s, r) != nil {
		return true
	}
	for i, to := f.s.row(r); i < to; i++ {
		l := f.s.label(i)
		if l.core == "" || f.s.Cells[i].Col >= h.from {
			continue
		}
		if id := f.fieldOf(l.core); id != "" && fieldKinds[id] != amountField || id == "total_score" || l.goal || l.other {
			return true
		}
	}
	return false
}

// readPairsBeside reads 其中：基本支出：… of forms that part the total by kind inside the budget block.
func (f *formReader) readPairsBeside(r int) {
	if f.out.Type != model.PerformanceOverall {
		return
	}
	for i, to := f.s.row(r); i < to; i++ {
		if f.s.folded[i] != "" {
			f.readInline(i)
		}
	}
}

// fundLabel is the label of a row of the budget block: what stands before its first amount.
func (f *formReader) fundLabel(r int) string {
	label := ""
	for i, to := f.s.row(r); i < to; i++ {
		if k := parseAmount(f.s.folded[i]).kind; k != text.Blank && k != text.Words || isFigure(f.s.folded[i]) {
			break
		}
		label += f.s.folded[i]
	}
	return label
}

// What stands under the heads of the block in one row.
const (
	noFigure = iota
	zeroFigure
	someFigure
)

// figures tells what stands under the heads in row r.
func (f *formReader) figures(h *fundHead, r int) int {
	found := noFigure
	for id := range h.cell {
		i := f.underHead(h, id, r)
		if i < 0 {
			continue
		}
		printed, _ := cutUnit(f.s.Cells[i].Text)
		if read := parseAmount(printed); read.kind == text.Figure {
			if !read.amount.IsZero() {
				return someFigure
			}
			found = zeroFigure
		}
	}
	return found
}

// underHead is the cell of row r under the head of a field; -1 when it is blank or lies under two heads.
func (f *formReader) underHead(h *fundHead, id string, r int) int {
	k, ok := h.cell[id]
	if !ok {
		return -1
	}
	head := &f.s.Cells[k]
	for c := head.Col; c < head.Col+head.ColSpan; c++ {
		i := f.s.index(r, c)
		if i < 0 || f.s.Cells[i].Row <= h.row || f.s.folded[i] == "" {
			continue
		}
		if cell := &f.s.Cells[i]; cell.Col >= head.Col && cell.Col+cell.ColSpan <= head.Col+head.ColSpan {
			return i
		}
	}
	return -1
}

func (f *formReader) unsureRow(h *fundHead, r int) {
	for id := range h.cell {
		if i := f.underHead(h, id, r); i >= 0 {
			f.unsure = append(f.unsure, i)
		}
	}
}

// takeFunds sets the fields of the block from one row.
func (f *formReader) takeFunds(h *fundHead, r int) {
	for _, field := range fundFields {
		if _, ok := h.cell[field.id]; !ok {
			continue
		}
		if i := f.underHead(h, field.id, r); i >= 0 {
			f.set(field.id, f.textOf(i))
		}
	}
}
