package normalize

import (
	"cmp"
	"slices"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// Votes are the weights of what speaks for a table's type. A title alone suffices, and so do heads and rows together;
// a title that all else contradicts loses. The unit is a head that only one type has.
type Votes struct {
	// Title is for a title that names the type to the letter. TitleError is what each wrong character of it takes off.
	Title, TitleError float64
	// OtherTitle is against every type where the title names another table.
	OtherTitle float64
	// Number is for the table's number in the official set (公开05表). Places number their sets differently.
	Number float64
	// Head is for a head, shared among the types that have it. StrangeHead is for a head of amounts that the type lacks.
	Head, StrangeHead float64
	// OtherHeads is against a type none of whose heads is printed, where another type has most of them.
	OtherHeads float64
	// Shape is for codes, sections or items where the type has them; WrongShape for those of another shape.
	Shape, WrongShape float64
	// Row is for a row that one type of several like it has.
	Row float64
	// Lines is for many rows that no other type has, besides.
	Lines float64
	// Typed is for a table whose rows a dump's lines were matched to.
	Typed float64
	// Codes is for many economic codes: of the standard set only one table lists them.
	Codes float64
	// Order is for standing where the official set has the type, between two tables that are sure.
	Order float64
	// Tie is for a total that the document prints in another table, where the type asks for it.
	Tie float64
	// Enough is the sum from which a table with a title of its own has a type, EnoughUntitled from which one without has.
	Enough, EnoughUntitled float64
	// Close is by how much two tables may differ for both to keep a type: tables of several institutions.
	Close float64
}

func (v Votes) withDefaults() Votes {
	if v != (Votes{}) {
		return v
	}
	return Votes{
		Title: 10, TitleError: 2.5, OtherTitle: -4, Number: 1, Head: 2, StrangeHead: -0.5, OtherHeads: -5, Shape: 2, WrongShape: -8,
		Row: 3, Lines: 2, Typed: 20, Codes: 5, Order: 2, Tie: 4, Enough: 5.5, EnoughUntitled: 6.5, Close: 3.5,
	}
}

// claim is the sum of the votes for one type.
type claim struct {
	is    *accounts.Table
	total float64
	title int // distance of the title, -1 where the title does not name the type
	votes []Vote
}

func (c *claim) add(weight float64, source string) {
	if weight != 0 {
		c.total += weight
		c.votes = append(c.votes, Vote{weight, source})
	}
}

// evidence is all that a table shows before its type is known.
type evidence struct {
	titles    []accounts.Titled
	other     bool               // the title names some table that is none of the catalog
	amounts   []int              // columns that may hold amounts
	functions int                // function codes in the body
	economics int                // economic codes in the body
	sections  int                // sections among the heads
	lines     map[model.Type]int // labels that one type alone has as a row, by it
	items     map[model.Type]int // different items among heads and labels, by the type that has them
	words     int                // cells of words in the body
	figures   int                // rows of the body with a figure
}

// see collects the evidence of a table.
func see(t *table) *evidence {
	e := &evidence{titles: accounts.MatchTitle(t.caption.title), lines: map[model.Type]int{}, items: map[model.Type]int{}}
	e.other = len(e.titles) == 0 && accounts.IsTableTitle(t.caption.title) && !headingRe.MatchString(text.Fold(t.caption.title))
	for c := range t.sheet.Cols {
		if len(t.heads.paths[c]) > 0 && accounts.Role(t.heads.leaf(c)) == accounts.NoRole {
			e.amounts = append(e.amounts, c)
		}
	}
	e.sections = t.heads.sections()
	e.countBody(t)
	return e
}

// countBody counts the codes and the labels of the body.
func (e *evidence) countBody(t *table) {
	seen := map[*accounts.Item]bool{}
	row := -1
	for i, cell := range t.sheet.Cells {
		f := t.sheet.folded[i]
		if f == "" || len(f) > longestLabel {
			continue
		}
		if cell.Row < t.heads.body() {
			e.countItems(f, seen)
			continue
		}
		switch digits := t.sheet.code(i); {
		case isFunctionCode(digits):
			e.functions++
			continue
		case isEconomicCode(digits):
			e.economics++
			continue
		}
		if t.sheet.kind(i) != text.Words {
			if cell.Row != row {
				row = cell.Row
				e.figures++
			}
			continue
		}
		e.words++
		e.countItems(f, seen)
		if id := onlyIn(f); id != "" {
			e.lines[id]++
		}
	}
}

// longestLabel is the length in bytes of the longest label of a row.
const longestLabel = 90

// countItems counts the items that a label names for the first time. Totals say nothing.
func (e *evidence) countItems(label string, seen map[*accounts.Item]bool) {
	for _, is := range accounts.All() {
		if len(is.Items) == 0 {
			continue
		}
		if item := is.MatchItem(label); item != nil && item.ID != "total" && !seen[item] {
			seen[item] = true
			e.items[is.ID]++
		}
	}
}

// onlyIn gives the type that alone has a row: 事业收入 is none of 财政拨款收入支出决算总表.
func onlyIn(label string) model.Type {
	var only model.Type
	for _, is := range accounts.All() {
		if !hasLine(is, label) {
			continue
		}
		if only != "" {
			return ""
		}
		only = is.ID
	}
	return only
}

func hasLine(t *accounts.Table, label string) bool {
	for i := range t.Sections {
		if t.Sections[i].Has(label) {
			return true
		}
	}
	return false
}

// speaks reports whether anything says that the table is one of the catalog.
func (e *evidence) speaks() bool {
	return len(e.titles) > 0 || e.functions > 0 || e.economics > 2 || e.sections > 1 || most(e.items) > 2 || len(e.lines) > 0
}

func most(counts map[model.Type]int) int {
	n := 0
	for _, count := range counts {
		n = max(n, count)
	}
	return n
}

// claims weighs the evidence for each type, the strongest claim first.
func (e *evidence) claims(t *table, v Votes) []claim {
	if !e.speaks() || e.words+e.functions+e.economics == 0 && e.figures > 1 {
		return nil // rows without labels are a part of a table
	}
	heads := e.matchHeads(t)
	var out []claim
	for _, is := range accounts.All() {
		if is.Shape == accounts.Form {
			continue
		}
		out = append(out, e.claim(t, is, heads, v))
	}
	slices.SortStableFunc(out, func(a, b claim) int { return cmp.Compare(b.total, a.total) })
	return out
}

// sufficient are the claims whose votes are enough for a type.
func sufficient(claims []claim, v Votes) []claim {
	var out []claim
	for _, c := range claims {
		enough := v.Enough
		if c.title < 0 {
			enough = v.EnoughUntitled
		}
		if c.total >= enough {
			out = append(out, c)
		}
	}
	return out
}

// headsOf is, for each type, which of its columns each column of amounts may be.
type headsOf map[model.Type]map[int][]accounts.ColumnMatch

func (e *evidence) matchHeads(t *table) headsOf {
	out := headsOf{}
	for _, is := range accounts.All() {
		if is.Shape == accounts.Form || len(is.Halves) > 0 {
			continue
		}
		of := map[int][]accounts.ColumnMatch{}
		for _, c := range e.amounts {
			if m := is.MatchColumn(t.stage, "", t.heads.paths[c]); len(m) > 0 {
				of[c] = m
			}
		}
		out[is.ID] = of
	}
	return out
}

// claim sums the votes for one type.
func (e *evidence) claim(t *table, is *accounts.Table, heads headsOf, v Votes) claim {
	c := claim{is: is, title: -1}
	for _, m := range e.titles {
		if m.Table == is && (c.title < 0 || m.Distance < c.title) {
			c.title = m.Distance
		}
	}
	if c.title >= 0 {
		c.add(v.Title-v.TitleError*float64(c.title)/10, "title")
	} else if e.other {
		c.add(v.OtherTitle, "title of another table")
	}
	if is.Number != 0 && t.caption.number == is.Number {
		c.add(v.Number, "number")
	}
	e.voteShape(&c, v)
	e.voteHeads(&c, heads, v)
	return c
}

// voteShape weighs how the body is made.
func (e *evidence) voteShape(c *claim, v Votes) {
	fits, wrong := false, false
	switch c.is.Shape {
	case accounts.CodeList:
		fits = e.functions > 0
		wrong = !fits && (e.economics > 1 || e.sections > 1)
	case accounts.EconomicList:
		fits, wrong = e.economics > 0, e.functions > e.economics
	case accounts.SideBySide:
		fits, wrong = e.sections > 1, e.sections < 2 && e.functions+e.economics > 1
	case accounts.SingleRow:
		fits = e.items[c.is.ID] > 1
		wrong = len(c.is.Items) > 0 && !fits || e.functions+e.economics > 1
	case accounts.NameList:
		wrong = e.sections > 1
	}
	if c.is.Number == 0 && c.title < 0 {
		wrong = true // no heads or rows are theirs alone
	}
	if wrong {
		c.add(v.WrongShape, "shape")
	}
	if fits && !wrong {
		c.add(v.Shape, "shape")
		if len(c.is.Items) > 0 {
			c.add(v.Head*float64(e.items[c.is.ID]), "heads")
		}
	}
	if c.is.Shape == accounts.EconomicList && e.economics >= enoughCodes {
		c.add(v.Codes, "rows")
	}
	if c.is.Shape != accounts.SideBySide {
		return
	}
	switch {
	case e.lines[c.is.ID] >= enoughLines && fits:
		c.add(v.Row+v.Lines, "rows")
	case e.lines[c.is.ID] > 1:
		c.add(v.Row, "rows")
	case most(e.lines) > 1:
		c.add(-v.Row, "rows")
	}
}

// enoughLines is how many rows of one type alone tell it without heads or a title.
const enoughLines = 4

// enoughCodes is how many economic codes no table but a list of them prints.
const enoughCodes = 5

// voteHeads weighs the heads over the amounts: each is shared among the types that have it.
func (e *evidence) voteHeads(c *claim, heads headsOf, v Votes) {
	sum, strange := 0.0, 0
	of := heads[c.is.ID]
	taken := map[string]int{}
	for _, col := range e.amounts {
		if len(of[col]) == 0 {
			strange++
			continue
		}
		m := of[col][0]
		if m.Column.Extra || taken[m.Column.ID] > 0 && c.is.Shape != accounts.SideBySide && c.is.Shape != accounts.EconomicList {
			continue
		}
		if taken[m.Column.ID]++; taken[m.Column.ID] > 1 {
			continue
		}
		sharing := 0
		for _, other := range heads {
			if list := other[col]; len(list) > 0 && !list[0].Column.Extra && list[0].Distance <= m.Distance {
				sharing++
			}
		}
		sum += v.Head / float64(max(sharing, 1))
	}
	c.add(sum, "heads")
	if len(c.is.Halves) == 0 && !c.is.EconomicColumns {
		c.add(v.StrangeHead*float64(strange), "strange heads")
		if strange == len(e.amounts) && heads.most() >= manyHeads {
			c.add(v.OtherHeads, "heads of another table")
		}
	}
}

// manyHeads is how many heads of one type contradict a title of another.
const manyHeads = 4

// most is the number of different columns of the type that most heads name.
func (h headsOf) most() int {
	most := 0
	for _, of := range h {
		ids := map[string]bool{}
		for _, list := range of {
			ids[list[0].Column.ID] = list[0].Distance == 0 || ids[list[0].Column.ID]
		}
		n := 0
		for _, exact := range ids {
			if exact {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}
