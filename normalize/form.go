package normalize

import (
	"regexp"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// formReader reads one performance form (绩效自评表) from top to bottom. A row is one of four things: the heads of the
// budget block (预算数, 执行数, …), the heads of the indicators (一级指标, …), labels with their values, or an indicator
// under the heads that were printed last. The forms of publishers differ in labels, order and spans, not in that.
type formReader struct {
	*builder
	fields     model.Fields
	indicators []model.Indicator

	head  *indicatorHead // the heads over the indicators of this row, nil where none apply
	body  indicatorBody
	shift rowShift    // of the row that is read
	goals []fieldText // texts of 年度目标, in print order
	goal  int         // goals whose label has been seen
	// spans holds when any cell covers several columns. A dump that lost its spans leaves blank cells instead.
	spans bool
	// unsureText is set when the text of an indicator, or its place, is uncertain.
	unsureText bool
	// closed holds after 总分: what follows are reasons and measures.
	closed bool
	unsure []int // cells whose amount may not be that of its field
}

// readForm fills Fields and Indicators of the builder's table.
func (b *builder) readForm() {
	f := &formReader{builder: b, fields: model.Fields{}}
	for i := range b.s.Cells {
		f.spans = f.spans || b.s.Cells[i].ColSpan > 1
	}
	for r := 0; r < b.s.Rows; {
		r = max(r+1, f.readRow(r))
	}
	f.settleGoals()
	if len(f.fields) > 0 {
		b.out.Fields = f.fields
	}
	b.out.Indicators = f.indicators
	b.out.Unsure = f.unsureText
}

// readRow reads row r, and gives the first row after what it read.
func (f *formReader) readRow(r int) int {
	if f.s.blank(r) {
		return r + 1
	}
	if h := readIndicatorHead(f.s, r); h != nil {
		f.readHeadGoal(r, h)
		f.head = h
		return r + 1
	}
	if h := readFundHead(f.s, r); h != nil && f.head == nil {
		return f.readFunds(h, r+1)
	}
	if f.readPairs(r) {
		return r + 1
	}
	if f.head != nil && !f.head.crossed(f.s, r) {
		f.readIndicator(r)
	}
	return r + 1
}

// fieldText is a value as printed and the cell it stands in.
type fieldText struct {
	text string
	cell int
}

// set gives a field its value. What was printed first stays; a blank gives way to a later value.
func (f *formReader) set(id string, v fieldText) {
	if old, ok := f.fields[id]; ok && (old.Text != "" || v.text == "") {
		return
	}
	cell := &f.s.Cells[v.cell]
	field := model.Field{Text: v.text, Page: cell.Page, BBox: cell.Ink, Row: cell.Row, Col: cell.Col}
	if field.BBox.IsZero() {
		field.BBox = cell.BBox // a blank has no ink
	}
	switch fieldKinds[id] {
	case amountField:
		f.readAmount(id, &field, cell.Doubtful || slices.Contains(f.unsure, v.cell))
	case choiceField:
		field.Choices = readChoices(v.text)
	}
	f.fields[id] = field
}

// readAmount reads a field's text as an amount, with the unit that may stand behind it: 643.59 万元, 97.2%, 20分.
func (f *formReader) readAmount(id string, field *model.Field, doubt bool) {
	printed, unit := cutUnit(field.Text)
	read := parseAmount(printed)
	switch read.kind {
	case text.Blank, text.Dash:
		return
	case text.Words:
		if !accounts.SaysNone(text.Fold(printed)) && text.Fold(printed) != nothing {
			f.warn("not_an_amount", "field %s: %q is no amount", id, field.Text)
			field.State = model.Doubtful
		}
		return
	}
	amount := read.amount
	field.Amount, field.State = &amount, model.Read
	why := read.doubt
	if of := f.out.Unit; why == "" && of != nil && unit != "" && unit != *of {
		why = "its unit is not that of the table, " + *of
	}
	if why != "" {
		f.warn("doubtful_amount", "field %s: %q: %s", id, field.Text, why)
	}
	if why != "" || doubt {
		field.State = model.Doubtful
	}
}

// moneyInLabel is the unit in a label of the budget block: 预算执行情况（万元）（20分）.
var moneyInLabel = regexp.MustCompile(`\((?:单位:?)?(?:人民币)?` + moneyUnit + `\)`)

// formUnit is the unit that a form prints in its own labels, empty when it prints none.
func formUnit(s *sheet) string {
	for _, f := range s.folded {
		if labelCore(f) == "" || !strings.ContainsAny(f, "预资支金") {
			continue
		}
		if m := moneyInLabel.FindStringSubmatch(f); m != nil {
			return m[1]
		}
	}
	return ""
}

// cutUnit parts an amount from what is printed behind it. unit is a unit of money, empty for 分 and %.
func cutUnit(printed string) (amount, unit string) {
	t := strings.TrimFunc(printed, text.IsBlank)
	for _, u := range []string{"百万元", "万元", "亿元", "千元", "元"} {
		if rest, ok := strings.CutSuffix(t, u); ok {
			return strings.TrimFunc(rest, text.IsBlank), u
		}
	}
	for _, sign := range []string{"分", "%", "％"} {
		if rest, ok := strings.CutSuffix(t, sign); ok {
			return rest, ""
		}
	}
	return t, ""
}

// settleGoals makes the field goals of the goals' texts.
func (f *formReader) settleGoals() {
	if len(f.goals) == 0 {
		return
	}
	texts := make([]string, 0, len(f.goals))
	choices := make([]string, 0, len(f.goals))
	for _, g := range f.goals {
		texts = append(texts, g.text)
		if g.text != "" {
			choices = append(choices, g.text) // a goal without text is no choice: the schema wants none empty
		}
	}
	f.set("goals", fieldText{strings.Join(texts, "\n"), f.goals[0].cell})
	field := f.fields["goals"]
	field.Choices = choices
	f.fields["goals"] = field
}
