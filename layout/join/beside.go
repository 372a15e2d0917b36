package join

import (
	"math"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// A sheet too wide for the paper is printed over pages: the left columns on one, the others on the next; or all pages of the
// left columns, and then those of the others.

// fitBeside weighs whether p has the rest of the columns of some rows of t. nil where its rows are others.
func (j *joiner) fitBeside(t *Table, p *Part) *fit {
	if p.ColCount() == 0 || p.RowCount() < 2 {
		return nil
	}
	numbers := numbersGoOn(&t.Part, p)
	if _, same := t.slices[0].shows(p.Xs); same && !numbers || p.Sheet == t.last.Sheet {
		return nil // another table of the same columns, or beside this one
	}
	f := &fit{slice: len(t.slices)}
	for s := 1; s < len(t.slices); s++ {
		xs := p.Xs // with the labels that each page prints, or without
		if n := len(xs) - 1 - t.slices[s].cols; n > 0 && n <= t.slices[0].cols {
			xs = xs[n:]
		}
		if _, same := t.slices[s].shows(xs); same && slices.ContainsFunc(t.bands, func(b band) bool { return b.slices == s }) {
			f.slice = s
			f.votes = j.opt.SameColumns
			break
		}
	}
	f.band = slices.IndexFunc(t.bands, func(b band) bool { return b.slices == f.slice })
	if f.band < 0 || f.slice == len(t.slices) && f.band > 0 {
		return nil
	}
	b := &t.bands[f.band]
	if more := p.RowCount() - b.rows; f.band > 0 && more > 0 && more <= b.head { // its head may have fewer rows
		f.head = more
	}
	switch {
	case f.alignRows(b, p, j.opt):
		f.votes += j.opt.SameRows
	case b.rows == p.RowCount()-f.head && b.rows > j.opt.MinRows:
		f.unsure = true
		f.votes += j.opt.AsManyRows
		f.rows, f.from = nil, nil
		for i := range b.rows + 1 {
			f.rows = append(f.rows, b.row+i)
			f.from = append(f.from, b.row+min(i, b.rows-1))
		}
	default:
		return nil
	}
	f.labels = labelsAgain(t, p, b, f)
	switch {
	case f.labels == p.ColCount():
		return nil
	case f.labels > 0:
		f.votes += j.opt.LabelsAgain
		f.unsure = false // each row has the label of the one that it was put beside
	case !p.hasLabels():
		f.votes += j.opt.NoLabels
	}
	if numbers {
		f.votes += j.opt.NumbersGoOn
	} else if numbersAnew(&t.Part, p) {
		f.votes += j.opt.Anew
	}
	if p.isTitled(0) {
		f.votes += j.opt.OtherTitle
	}
	if startsAnew(&t.Part, p, 0) && f.labels == 0 {
		f.votes += j.opt.Anew
	}
	return f
}

// alignRows gives each border between rows of p the one of the band at the same height. Where the head of one has more rows
// than that of the other, its borders part the cells beside them: split has those that the band lacks, as heights on its page.
func (f *fit) alignRows(b *band, p *Part, opt Options) bool {
	ys := p.Ys[f.head:]
	shift := b.ys[0] - ys[0]
	near := func(sorted []float64, y float64) bool { return math.Abs(sorted[nearest(sorted, y)]-y) <= opt.EdgeMatch }
	all, matched, missed := slices.Clone(b.ys), 0, 0
	f.split = nil
	for _, y := range ys {
		switch {
		case near(b.ys, y+shift):
			matched++
		default:
			f.split = append(f.split, y+shift)
			all = append(all, y+shift)
		}
	}
	for _, y := range b.ys {
		if !near(ys, y-shift) {
			missed++
		}
	}
	f.rows, f.from = nil, nil
	odd := missed + len(f.split)
	if odd > 0 && (odd > opt.OddBorders || matched < 3*odd) || math.Abs(b.ys[len(b.ys)-1]-shift-ys[len(ys)-1]) > opt.EdgeMatch {
		f.split = nil
		return false
	}
	slices.Sort(all)
	for i, y := range ys {
		k := nearest(all, y+shift)
		if i > 0 && b.row+k <= f.rows[i-1] {
			f.rows, f.from = nil, nil
			return false
		}
		f.rows = append(f.rows, b.row+k)
		before, _ := slices.BinarySearch(b.ys, y+shift+opt.EdgeMatch)
		f.from = append(f.from, b.row+min(max(before-1, 0), b.rows-1))
	}
	return f.rows[len(ys)-1] == b.row+len(all)-1
}

// splitRows parts the rows of a band at heights that it has no border at: cells there span one row more.
func (t *Table) splitRows(k int, at []float64) {
	for _, y := range at {
		b := &t.bands[k]
		i, _ := slices.BinarySearch(b.ys, y)
		b.ys = slices.Insert(slices.Clone(b.ys), i, y)
		r := b.row + i - 1 // the row that is parted
		b.rows++
		for n := range t.bands[k+1:] {
			t.bands[k+1+n].row++
		}
		for n := range t.Cells {
			if c := &t.Cells[n]; c.Row > r {
				c.Row++
			} else if c.Row+c.Rows > r {
				c.Rows++
			}
		}
		t.Ys = slices.Insert(slices.Clone(t.Ys), r+1, t.Ys[r]+y-b.ys[i-1])
	}
	t.index()
}

// labelsAgain counts the columns at the left of p that repeat those of t, row by row: a sheet that prints its labels on
// every page.
func labelsAgain(t *Table, p *Part, b *band, f *fit) int {
	n := 0
	for c := range min(p.ColCount(), t.slices[0].cols) {
		same, texts := 0, 0
		for i := range len(f.rows) - 1 {
			k := p.cell(f.head+i, c)
			if k.Row != f.head+i || k.Col != c || k.Blank() {
				continue
			}
			texts++
			if squash(k.Text) == squash(t.cell(f.from[i], c).Text) {
				same++
			}
		}
		if texts < 2 || same < texts || words.IsAmount(p.cell(p.RowCount()-1, c).Text) {
			break
		}
		n = c + 1
	}
	return n
}

// hasLabels reports whether the first column names the rows: in half of them at least it has a text or a code.
func (p *Part) hasLabels() bool {
	labels := 0
	for r := range p.RowCount() {
		if c := p.cell(r, 0); c.Row == r && !c.Blank() && !words.IsAmount(c.Text) {
			labels++
		}
	}
	return 2*labels >= p.RowCount()
}

// numbersGoOn reports whether a row of column numbers (栏次) of p begins behind the last number of one of t.
func numbersGoOn(t, p *Part) bool {
	last, ok := lastNumber(t)
	first, there := firstNumber(p)
	return ok && there && first == last+1
}

// numbersAnew reports whether the column numbers of both begin with 1.
func numbersAnew(t, p *Part) bool {
	_, there := lastNumber(t)
	_, again := lastNumber(p)
	return there && again
}

// lastNumber is the last column number of t.
func lastNumber(t *Part) (int, bool) {
	for r := range min(t.RowCount(), headRows) {
		numbers := rowNumbers(t, r)
		if len(numbers) > 0 && numbers[0] == 1 {
			return numbers[len(numbers)-1], true
		}
	}
	return 0, false
}

func firstNumber(p *Part) (int, bool) {
	for r := range min(p.RowCount(), headRows) {
		if numbers := rowNumbers(p, r); len(numbers) > 0 && numbers[0] > 1 {
			return numbers[0], true
		}
	}
	return 0, false
}

// headRows bounds the rows of a head.
const headRows = 7

// rowNumbers are the column numbers of a row, nil where it has something else but a label.
func rowNumbers(p *Part, r int) []int {
	var out []int
	for c := 0; c < p.ColCount(); {
		k := p.cell(r, c)
		c = k.Col + k.Cols
		s := squash(k.Text)
		switch {
		case k.Row != r || s == "":
		case lineNumber.MatchString(s):
			n := 0
			for _, d := range s {
				n = 10*n + int(d-'0')
			}
			if len(out) > 0 && n != out[len(out)-1]+1 {
				return nil
			}
			out = append(out, n)
		case len(out) > 0 || k.Col > 0 && !words.HasChinese(s):
			return nil
		}
	}
	return out
}

// titleRest votes for lines above p that are the rest of the lines above t: 一般公共预算 and 财政拨款支出决算表.
func (j *joiner) titleRest(t *Table, p *Part) float64 {
	votes := 0.0
	if j.titleBeside(t, p) {
		return -j.opt.OtherTitle
	}
	for i := t.Below; i < p.Above; i++ {
		k := j.lineBeside(t, p, i)
		if k < 0 {
			continue
		}
		own, rest := squash(j.lines.All[k].Text()), squash(j.lines.All[i].Text())
		again := own != rest && strings.HasSuffix(own, rest) && tableName.MatchString(own)
		if _, whole := j.known.Title(own + rest); !again && (!whole || tableName.MatchString(own)) {
			continue
		}
		votes = j.opt.TitleRest
		if v, kind := j.weighLine(t, &j.lines.All[i], t.BBox.Width()); kind == plainLine && v < 0 {
			votes -= v
		}
		break
	}
	return votes
}

// titleBeside reports whether the title of both stands above p alone: in the middle of a sheet, that is on its second page.
func (j *joiner) titleBeside(t *Table, p *Part) bool {
	if _, named := j.title(t); named {
		return false
	}
	for i := t.Below; i < p.Above; i++ {
		_, title := j.known.Title(squash(j.lines.All[i].Text()))
		if title && j.lines.Sheet(i) == p.Sheet && j.lineBeside(t, p, i) < 0 {
			return true
		}
	}
	return false
}

// lineBeside is the line above t at the height of line i above p, -1 where there is none.
func (j *joiner) lineBeside(t *Table, p *Part, i int) int {
	l := &j.lines.All[i]
	if j.lines.Sheet(i) != p.Sheet || j.lines.furniture[i] {
		return -1
	}
	up := p.BBox.Top - l.CenterY()
	for k := t.Above - 1; k >= 0 && j.lines.Sheet(k) == t.bands[0].sheet && t.Above-k <= titleLines; k-- {
		if o := &j.lines.All[k]; math.Abs(t.BBox.Top-o.CenterY()-up) < o.Size/2 && up > 0 {
			return k
		}
	}
	return -1
}

// mergeLines puts what stands above p beside what stands above t: the rest of the title, the unit.
func (j *joiner) mergeLines(t *Table, p *Part) {
	if j.titleBeside(t, p) {
		t.Above = p.Above
	}
	for i := t.Below; i < p.Above; i++ {
		if k := j.lineBeside(t, p, i); k >= 0 {
			l := &j.lines.All[k]
			j.lines.furniture[i], j.lines.fate[i] = true, leftOut
			if !strings.HasSuffix(squash(l.Text()), squash(j.lines.All[i].Text())) {
				l.Words = append(slices.Clone(l.Words), j.lines.All[i].Words...)
				j.lines.fate[i] = moved
			}
		}
	}
}

// beside puts p's columns right of those that its rows have.
func (t *Table) beside(p *Part, f *fit) {
	t.splitRows(f.band, f.split)
	p.dropRows(f.head)
	if f.labels > 0 {
		p.dropCols(f.labels)
		t.Repairs = append(t.Repairs, model.Repair{Kind: model.DroppedRepeatedHeader, Row: -1, Col: t.ColCount(),
			Before: []string{"the labels of the rows"}, Why: "printed again beside the rest of the columns"})
	}
	if f.slice == len(t.slices) {
		col := t.ColCount()
		shift := t.Xs[col] - p.Xs[0]
		for _, x := range p.Xs[1:] {
			t.Xs = append(t.Xs, x+shift)
		}
		t.slices = append(t.slices, slice{col, p.ColCount(), [][]float64{slices.Clone(p.Xs)}})
		for k := range t.bands {
			if k != f.band {
				t.Cells = append(t.Cells, fillers(t.bands[k].row, t.bands[k].rows, t.slices[f.slice], p.Page)...)
			}
		}
		t.Repairs = append(t.Repairs, model.Repair{Kind: model.JoinedPage, Row: -1, Col: col,
			Before: []string{"the columns of the page before", "the columns of this page"}, Why: "the same rows on the next page: the rest of the table's columns"})
	}
	at := t.slices[f.slice].col
	b := t.bands[f.band]
	t.Cells = slices.DeleteFunc(t.Cells, func(c Cell) bool {
		return c.filler && c.Col == at && c.Row >= b.row && c.Row < b.row+b.rows
	})
	for _, c := range p.Cells {
		from, to := f.rows[c.Row], f.rows[c.Row+c.Rows]
		c.Col += at
		c.Row, c.Rows = from, to-from
		c.Doubtful = c.Doubtful || f.unsure
		c.Misplaced = c.Misplaced || f.unsure
		t.Cells = append(t.Cells, c)
	}
	if f.unsure {
		t.notes = append(t.notes, model.Diagnostic{Code: "continuation_unsure", Page: p.Page,
			Message: "as many rows as on the page before, but not as high: its amounts were put beside those rows, and are doubtful"})
	}
	t.index()
	t.bands[f.band].slices++
	t.addPage(p.Page)
	t.Repairs, t.Again = append(t.Repairs, p.Repairs...), append(t.Again, p.Again...)
	t.last, t.Below = p, p.Below
}
