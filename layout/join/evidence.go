package join

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// fit is one way in which a part may go on with a table, and the votes for it.
type fit struct {
	votes  float64
	head   int       // rows at its top that repeat the table's head
	part   bool      // these are not all of the head
	scaled bool      // as many columns in other widths
	like   []float64 // the borders that its columns are like
	// for the rest of the columns on another page:
	band, slice int
	rows        []int     // the row that each row of it is put into, and the end of the last
	from        []int     // the row that each stands beside now
	split       []float64 // heights at which rows of the table must be parted for p's
	unsure      bool      // as many rows, not as high
	labels      int       // columns at its left that repeat the table's
}

// joins puts p into t, the table before it, where the votes say that it goes on with it.
func (j *joiner) joins(t *Table, p *Part) bool {
	const sheets = 2 // one blank page may stand between
	if d := p.Sheet - t.last.Sheet; d < 0 || d > sheets {
		return false
	}
	rest, between := j.between(t, p)
	down := j.fitBelow(t, p, between)
	beside := j.fitBeside(t, p)
	if down != nil {
		down.votes += between
	}
	if beside != nil {
		beside.votes += between + j.titleRest(t, p)
	}
	switch {
	case beside != nil && beside.votes >= j.opt.Enough && (down == nil || beside.votes >= down.votes):
		j.mergeLines(t, p)
		t.beside(p, beside)
	case down != nil && down.votes >= j.opt.Enough:
		t.below(p, down, j.known, j.opt)
		j.takeRest(t, rest)
	default:
		return false
	}
	for i := t.last.Above - 1; i >= 0 && j.lines.Sheet(i) == t.last.Sheet; i-- {
		j.lines.furniture[i] = true
	}
	return true
}

// fitBelow weighs whether p has the next rows of t. nil where its columns are others, or the lines between leave no doubt.
func (j *joiner) fitBelow(t *Table, p *Part, between float64) *fit {
	if p.Sheet == t.last.Sheet && p.BBox.Top < t.last.BBox.Bottom {
		return nil // it stands beside the table
	}
	first := &t.slices[0]
	own := &t.Part
	if len(t.slices) > 1 {
		own = t.leftmost()
	}
	f := &fit{}
	f.head, f.part = headAgain(own, p)
	like, same := first.shows(p.Xs)
	near := math.Abs(width(first.xs[0])-width(p.Xs)) <= 2*j.opt.EdgeMatch
	switch {
	case same:
		f.votes, f.like = j.opt.SameColumns, like
	case f.head > 0 && own.ColCount() == p.ColCount():
		f.votes, f.scaled = j.opt.SameWidth, true
	case near:
		f.votes = j.opt.SameWidth
	default:
		return nil
	}
	if f.head > 0 {
		f.votes += j.opt.HeadAgain
	}
	if f.votes+between+j.opt.GoesOn < j.opt.Enough {
		return nil
	}
	if p.isTitled(f.head) {
		f.votes += j.opt.OtherTitle
	}
	switch on := goesOn(own, p, f.head); {
	case on > 0:
		f.votes += j.opt.GoesOn
	case on < 0, startsAnew(own, p, f.head):
		f.votes += j.opt.Anew
	case j.isClosed(own):
		f.votes += j.opt.Closed
	}
	if p.Sheet == t.last.Sheet {
		f.votes += j.opt.SamePage
	}
	return f
}

func width(xs []float64) float64 { return xs[len(xs)-1] - xs[0] }

// leftmost is the table's first slice of columns as a part of its own.
func (t *Table) leftmost() *Part {
	p := &Part{Page: t.Page, Xs: t.Xs[:t.slices[0].cols+1], Ys: t.Ys}
	for _, c := range t.Cells {
		if c.Col < t.slices[0].cols {
			c.Cols = min(c.Cols, t.slices[0].cols-c.Col)
			p.Cells = append(p.Cells, c)
		}
	}
	p.index()
	return p
}

// isClosed reports whether the last row that is filled has a closing total.
func (j *joiner) isClosed(p *Part) bool {
	for r := p.RowCount() - 1; r >= 0; r-- {
		filled := false
		for c := range p.ColCount() {
			k := p.cell(r, c)
			filled = filled || !k.Blank()
			if k.Col == c && j.known.Closes(k.Text) {
				return true
			}
		}
		if filled {
			return false
		}
	}
	return false
}

// headAgain counts the rows at the top of p that repeat the head of t, cell by cell. part is set where they repeat its
// lower rows alone.
func headAgain(t, p *Part) (rows int, part bool) {
	if t.ColCount() != p.ColCount() {
		return 0, false
	}
	if n := sameHead(t, p, 0); n > 0 {
		return n, false
	}
	if n, marked := p.markRows(); n > 0 {
		if rows, _ := headAgain(t, p.behind(n)); rows > 0 || marked {
			return n + rows, true
		}
	}
	const most = 5 // rows of a head
	for from := 1; from < min(most, t.RowCount()); from++ {
		if n := sameHead(t, p, from); n > 0 && hasBody(t, from+n) {
			return n, true
		}
	}
	return 0, false
}

// markRows counts the rows at the top of a part that only say that the table goes on, or in which unit. marked is set where
// one says that it goes on.
func (p *Part) markRows() (n int, marked bool) {
	for n < p.RowCount()-1 && p.closedBelow(n) {
		texts := 0
		for c := range p.ColCount() {
			k := p.cell(n, c)
			s := squash(k.Text)
			if k.Row != n || k.Col != c || s == "" {
				continue
			}
			goesOn := goesOnMark(s) && (s == "续表" || !tableName.MatchString(s))
			if !goesOn && !unitOnly.MatchString(s) {
				return n, marked
			}
			marked = marked || goesOn
			texts++
		}
		if texts == 0 {
			break
		}
		n++
	}
	return n, marked
}

// behind is the part without its first n rows.
func (p *Part) behind(n int) *Part {
	out := *p
	out.Cells = slices.Clone(p.Cells)
	out.dropRows(n)
	return &out
}

// sameHead counts the rows at the top of p that repeat rows of t, from the given one on.
func sameHead(t, p *Part, from int) int {
	same, texts := 0, 0
	for r := 0; from+r < t.RowCount() && r < p.RowCount() && sameRow(t, p, from+r, r); r++ {
		for c := range t.ColCount() {
			k := p.cell(r, c)
			if k.Row != r || k.Col != c || k.Blank() {
				continue
			}
			if words.IsAmount(k.Text) {
				return same
			}
			if _, code := text.ParseCode(k.Text); code && from > 0 {
				return 0
			}
			texts++
		}
		if texts > 0 && (from > 0 || t.closedBelow(r)) && p.closedBelow(r) {
			same = r + 1
		}
	}
	if from > 0 && texts < 2 {
		return 0
	}
	return same
}

// sameRow reports whether row q of p prints what row r of t does. Where the rows of t are not its first, a cell over
// several of them may be printed again in one.
func sameRow(t, p *Part, r, q int) bool {
	for c := 0; c < t.ColCount(); {
		a, b := t.cell(r, c), p.cell(q, c)
		if a.Col != b.Col || a.Cols != b.Cols || r == q && a.Row != b.Row || !sameTitle(a.Text, b.Text) {
			return false
		}
		c = b.Col + b.Cols
	}
	return true
}

// hasBody reports whether row r of t has an amount or a code, or follows such rows.
func hasBody(t *Part, r int) bool {
	if r >= t.RowCount() {
		return false
	}
	for c := range t.ColCount() {
		k := t.cell(r, c)
		if _, code := text.ParseCode(k.Text); code || words.IsAmount(k.Text) || item.MatchString(k.Text) {
			return true
		}
	}
	return false
}

// continued is the mark of a title printed again: （续）, (续表), 续1.
var continued = regexp.MustCompile(`[（(]?续[表页]?[一二三四五六七八九十0-9]*[）)]?$`)

// goesOnMark reports whether a text says that a table goes on.
func goesOnMark(s string) bool { return strings.ContainsAny(s, "续接转未") && mark.MatchString(s) }

// withoutContinued takes the mark of a title printed again off.
func withoutContinued(s string) string {
	if !strings.Contains(s, "续") {
		return s
	}
	return continued.ReplaceAllString(s, "")
}

// sameTitle reports whether b is a again, marked as continued or not.
func sameTitle(a, b string) bool {
	a, b = squash(a), squash(b)
	return a == b || len(a) < len(b) && a == withoutContinued(b)
}

// framedTitleRows is how many rows of a table can be its title, number, department and unit when a spreadsheet has them
// inside the frame.
const framedTitleRows = 4

var tableName = regexp.MustCompile(`(?:表|表[(（]?\s*[0-9一二三四五六七八九十]+\s*[)）]?)[)）]?$|^(?:Table|TABLE|Figure|FIGURE)\s+[0-9A-Z]`)

// IsTableName reports whether a text can be the title of a table.
func IsTableName(s string) bool { return tableName.MatchString(s) }

// isTitled reports whether a title of a table is printed in the part's rows from the given one on: alone in a cell from
// side to side, above a row that is parted.
func (p *Part) isTitled(row int) bool {
	for r := row; r+1 < p.RowCount() && r < row+framedTitleRows; r++ {
		c := p.cell(r, 0)
		if c.Row == r && c.Rows == 1 && c.Cols == p.ColCount() && tableName.MatchString(c.Text) {
			return true
		}
	}
	return false
}

// startsAnew reports whether p goes on, behind the rows that both share, with the same label as t did. Forms that follow
// each other begin with the same labels and other values, and a table that goes on does not print its 合计 again.
func startsAnew(t, p *Part, head int) bool {
	if head >= t.RowCount() || head >= p.RowCount() {
		return false
	}
	a, b := t.cell(head, 0), p.cell(head, 0)
	return !a.Blank() && !words.IsNumeric(a.Text) && squash(a.Text) == squash(b.Text)
}

// goesOn is 1 where codes, line numbers or item numbers of p go on where those of t ended, -1 where they begin again, 0
// where nothing says so.
func goesOn(t, p *Part, head int) int {
	if t.ColCount() != p.ColCount() {
		return 0
	}
	on, anew := false, false
	for c := range t.ColCount() {
		next := orderOf(p, head, c)
		if next.codes.n+next.numbers.n+next.items.n == 0 {
			continue
		}
		switch d := orderOf(t, 0, c).then(next); {
		case d > 0:
			on = true
		case d < 0:
			anew = true
		}
	}
	switch {
	case on && !anew:
		return 1
	case anew && !on:
		return -1
	}
	return 0
}

// order is what a column counts: codes, line numbers or items, first and last. falls is set where they are not ascending.
type order struct {
	codes, numbers, items counter
}

type counter struct {
	n           int
	first, last string
	row         int // of the first
	falls       bool
}

func (c *counter) take(v string, row int, less func(a, b string) bool) {
	if c.n == 0 {
		c.first, c.row = v, row
	} else if less(v, c.last) {
		c.falls = true
	}
	c.n, c.last = c.n+1, v
}

func byText(a, b string) bool { return a < b }

func byNumber(a, b string) bool {
	x, _ := strconv.Atoi(a)
	y, _ := strconv.Atoi(b)
	return x <= y
}

var (
	lineNumber = regexp.MustCompile(`^[1-9][0-9]{0,2}$`)
	itemNumber = regexp.MustCompile(`^([一二三四五六七八九十]{1,3})[、.．]`)
)

// codePart is the section (款) or item (项) of a code whose parts stand in columns of their own: 208 | 05 | 06.
var codePart = regexp.MustCompile(`^[0-9]{2}$`)

// orderOf reads what column c counts from the given row on. A column of amounts counts nothing: there, a whole number is an
// amount whose point was not read.
func orderOf(p *Part, from, c int) order {
	var o order
	amounts := 0
	for r := from; r < p.RowCount(); r++ {
		k := p.cell(r, c)
		if k.Row != r || k.Col != c || k.Blank() {
			continue
		}
		t := squash(k.Text)
		code, ok := text.ParseCode(t)
		switch m := itemNumber.FindStringSubmatch(t); {
		case codePart.MatchString(t) && c > 0 && p.hasCode(r, c-1):
		case ok && !(code.Name == "" && lineNumber.MatchString(t) && o.numbers.n > 2 && o.codes.n == 0):
			o.codes.take(code.Digits+p.partsAfter(r, c), r-from, byText)
		case lineNumber.MatchString(t):
			o.numbers.take(t, r-from, byNumber)
		case m != nil:
			o.items.take(strconv.Itoa(chinese(m[1])), r-from, byNumber)
		case words.IsAmount(t):
			amounts++
		}
	}
	if amounts > o.codes.n+o.numbers.n {
		return order{items: o.items}
	}
	return o
}

// hasCode reports whether a code, or a part of one, stands in the place.
func (p *Part) hasCode(row, col int) bool {
	t := squash(p.cell(row, col).Text)
	if _, ok := text.ParseCode(t); ok {
		return true
	}
	return codePart.MatchString(t) && col > 0 && p.hasCode(row, col-1)
}

// partsAfter are the parts of a code in the columns behind it.
func (p *Part) partsAfter(row, col int) string {
	parts := ""
	for c := col + 1; c < p.ColCount() && c <= col+2; c++ {
		t := squash(p.cell(row, c).Text)
		if !codePart.MatchString(t) {
			break
		}
		parts += t
	}
	return parts
}

// then is 1 where q goes on from o, -1 where it begins again. Columns that do not ascend say nothing.
func (o order) then(q order) int {
	switch {
	case o.codes.n > 1 && q.codes.n > 0 && !o.codes.falls:
		switch {
		case q.codes.first > o.codes.last:
			return 1
		case q.codes.first <= o.codes.first: // one between the two is a misread code
			return -1
		}
	case o.numbers.n > 2 && q.numbers.n > 0 && !o.numbers.falls:
		last, _ := strconv.Atoi(o.numbers.last)
		first, _ := strconv.Atoi(q.numbers.first)
		switch {
		case first > last && first <= last+2:
			return 1
		case !byNumber(o.numbers.first, q.numbers.first) || o.numbers.first == q.numbers.first:
			return -1
		}
	case o.items.n > 1 && q.items.n > 0 && !o.items.falls:
		last, _ := strconv.Atoi(o.items.last)
		first, _ := strconv.Atoi(q.items.first)
		switch {
		case first == last+1:
			return 1
		case first == 1 && last > 2 && q.items.row == 0: // farther down, the parts of a balance are counted anew
			return -1
		}
	}
	return 0
}

// chinese is the value of a Chinese number up to 99.
func chinese(s string) int {
	n := 0
	for _, r := range s {
		if r == '十' {
			n = max(n, 1) * 10
			continue
		}
		n += strings.IndexRune("一二三四五六七八九", r)/len("一") + 1
	}
	return n
}

// loose is a line that belongs to the cell of the table that begins at x.
type loose struct {
	line int
	x    float64
}

var (
	// mark says that a table goes on: 续表, （续）, 续上表, 接上页, 转下页, 未完.
	mark = regexp.MustCompile(`续表|续上|接上|上接|接下|下接|转下|转次|下页续|未完|续完|^[（(]?续|[（(]续[^）)]{0,3}[）)]$`)
	// owner is whose table it is: 部门：…, 编制单位：….
	owner = regexp.MustCompile(`^(?:公开|预算|编制|编报|填报|填制)?(?:部门|单位)(?:名称|\(盖章\)|（盖章）)?[:：](.+)$`)
	// tableNumber numbers a table: 公开03表, 表3, 附表3.
	tableNumber = regexp.MustCompile(`^(?:公开|附|财决|预算|决算|部门)?(?:([0-9]{1,2})表|表([0-9]{1,2}(?:-[0-9]{1,2})?|[一二三四五六七八九十]{1,2}))$`)
	yearAlone   = regexp.MustCompile(`^[（(]?[0-9]{4}年度?[）)]?$`)
	noteLine    = regexp.MustCompile(`^[（(]?(?:注|备注|说明|附注|资料来源|数据来源)[0-9]*[:：.．]`)
	heading     = regexp.MustCompile(`^第[一二三四五六七八九十]+部分|^[一二三四五六七八九十]+、|^[（(][一二三四五六七八九十]+[）)]`)
	unitOnly    = regexp.MustCompile(`^[（(]?(?:金额)?单位[:：]?(?:人民币)?(?:万元|元|千元|亿元)[）)]?$|^(?:万元|元)$`)
)

// between weighs the lines between t and p. rest are those that stick out of the cells at the foot of t.
func (j *joiner) between(t *Table, p *Part) (rest []loose, votes float64) {
	again, marked, any := false, false, false
	width := t.BBox.Width()
	for i := t.Below; i < p.Above; i++ {
		if j.lines.furniture[i] {
			continue
		}
		l := &j.lines.All[i]
		if l.Page == t.last.Page {
			if k := t.last.sticksOut(l); k >= 0 {
				rest = append(rest, loose{i, t.last.Xs[t.last.Cells[k].Col]})
				continue
			}
		}
		any = true
		switch v, kind := j.weighLine(t, l, width); kind {
		case titleAgain:
			again = true
		case marksOn:
			marked = true
		default:
			votes += v
		}
	}
	if again {
		votes += j.opt.TitleAgain
	}
	if marked {
		votes += j.opt.Marked
	}
	if !any {
		votes += j.opt.NothingBetween
	}
	return rest, votes
}

type lineKind uint8

const (
	plainLine lineKind = iota
	titleAgain
	marksOn
)

// weighLine says what one line between two parts votes.
func (j *joiner) weighLine(t *Table, l *model.Line, width float64) (float64, lineKind) {
	all := squash(l.Text())
	parts := []string{all}
	for _, w := range l.Words {
		parts = append(parts, squash(w.Text))
	}
	name, named := j.title(t)
	kind, votes := plainLine, 0.0
	for n, s := range parts {
		bare := strings.Trim(withoutContinued(s), "（()）")
		switch own := slices.Contains(t.title, s) || bare != "" && slices.Contains(t.title, bare); {
		case goesOnMark(s):
			if other, ok := j.known.Title(bare); ok && named && other != name {
				return j.opt.OtherTitle, plainLine
			}
			kind = marksOn
		case own && n == 0:
			return 0, titleAgain
		case own:
		case owner.MatchString(s):
			if j.otherOwner(t, s) {
				return j.opt.OtherOwner, plainLine
			}
		case tableNumber.MatchString(s):
			if otherNumber(t.title, s) {
				return j.opt.OtherNumber, plainLine
			}
		case n == 0 && len(l.Words) > 1, yearAlone.MatchString(s), unitOnly.MatchString(s), labelColon.MatchString(s) && !noteLine.MatchString(s), IsPageNumber(s):
		default:
			if v := j.weighText(t, s, l, width); v < votes {
				votes = v
			}
		}
	}
	if kind == marksOn {
		return 0, kind
	}
	return votes, plainLine
}

// weighText says what a text without a label votes: another title, a heading, running text, a note or any line.
func (j *joiner) weighText(t *Table, s string, l *model.Line, width float64) float64 {
	name, named := j.title(t)
	other, isTitle := j.known.Title(s)
	switch {
	case isTitle && named && other == name:
		return 0
	case isTitle, t.titleSize > 0 && l.Size > 0.9*t.titleSize && l.Page != t.last.Page, tableName.MatchString(s) && len([]rune(s)) > 2:
		return j.opt.OtherTitle
	case noteLine.MatchString(s):
		return j.opt.Note
	case heading.MatchString(s):
		return j.opt.Heading
	case l.Width() > j.opt.ProseWidth*width && (endsSentence(s) || strings.ContainsRune(s, '，') || strings.ContainsRune(s, '。')):
		return j.opt.Prose
	}
	return j.opt.Line
}

// title is the table that t's title names.
func (j *joiner) title(t *Table) (string, bool) {
	for _, s := range t.title {
		if name, ok := j.known.Title(s); ok {
			return name, true
		}
	}
	return "", false
}

// otherOwner reports whether the line names another department than t's title lines do.
func (j *joiner) otherOwner(t *Table, line string) bool {
	said := ownerOf(line)
	for _, s := range t.title {
		if o := ownerOf(s); o != "" && said != "" {
			return !strings.HasPrefix(o, said) && !strings.HasPrefix(said, o)
		}
	}
	return false
}

// ownerOf is the department that a line names; "" where it names a unit of money or nothing.
func ownerOf(line string) string {
	m := owner.FindStringSubmatch(line)
	if m == nil || unitOnly.MatchString(line) {
		return ""
	}
	before, _, _ := strings.Cut(m[1], "单位")
	before, _, _ = strings.Cut(before, "金额")
	if yearAlone.MatchString(before) || strings.HasSuffix(before, "元") {
		return ""
	}
	return strings.TrimRight(before, "0123456789年度")
}

// otherNumber reports whether the title lines have another table number.
func otherNumber(title []string, s string) bool {
	for _, own := range title {
		if tableNumber.MatchString(own) {
			return own != s
		}
	}
	return false
}

// sticksOut returns the cell at the foot of the part whose text the line just under it is: a cell over several rows, the
// line inside its sides and against its lower edge. -1 when there is none.
func (p *Part) sticksOut(l *model.Line) int {
	if l.Top > p.BBox.Bottom+0.3*l.Size || item.MatchString(l.Text()) {
		return -1
	}
	c := slices.IndexFunc(p.Xs[1:], func(x float64) bool { return l.CenterX() < x })
	if c < 0 || l.CenterX() < p.Xs[0] || p.RowCount() == 0 {
		return -1
	}
	k := p.at[(p.RowCount()-1)*p.ColCount()+c]
	cell := &p.Cells[k]
	if cell.Rows < 2 || cell.Blank() || l.X0 < p.Xs[cell.Col] || l.X1 > p.Xs[cell.Col+cell.Cols] {
		return -1
	}
	return int(k)
}

// takeRest moves the lines that stuck out of t's cells at the last page break into them.
func (j *joiner) takeRest(t *Table, rest []loose) {
	row := t.bands[len(t.bands)-1].row - 1
	for _, r := range rest {
		j.lines.furniture[r.line], j.lines.fate[r.line] = true, moved
		said := j.lines.All[r.line].Text()
		c := t.cell(row, min(nearest(t.Xs, r.x), t.ColCount()-1))
		whole := words.Join([]string{c.Text, said})
		t.Repairs = append(t.Repairs, model.Repair{Kind: model.JoinedPage, Row: c.Row, Col: c.Col,
			Before: []string{c.Text, said}, After: whole, Why: "the page break cut the cell, and its text runs on under the table's edge"})
		c.Text = whole
		c.Lines = append(c.Lines, said)
	}
}
