package normalize

import (
	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// readNames reads a table whose rows have names of no known list: projects, sources of money. The key of a row is the
// printed code of a project, else its name; 小计 is GROUP/小计.
func (b *builder) readNames() {
	set := newColumnSet(b)
	labels := b.nameColumns()
	from := 0
	for c := range labels {
		from = max(from, c+1)
		set.of[c].role = nameRole
	}
	b.bindAmounts(set, from)
	group := ""
	for r := range b.rows() {
		group = b.readNameRow(r, from, group)
	}
}

// nameColumns are the columns left of the amounts that hold names or codes.
func (b *builder) nameColumns() map[int]bool {
	out := map[int]bool{}
	for c := range b.s.Cols {
		switch accounts.Role(b.h.leaf(c)) {
		case accounts.NameHead, accounts.CodeHead, accounts.CodeAndName:
			out[c] = true
			continue
		case accounts.RemarkHead, accounts.LineHead:
			continue
		}
		if b.prints(c, text.Figure) {
			break
		}
		if len(out) == 0 && b.used(c) || b.prints(c, text.Words) && len(b.is.MatchColumn(b.stage, "", b.h.paths[c])) == 0 {
			out[c] = true
		}
	}
	return out
}

// nameLabel finds the cell of a row's name, -1 where it has none, its code, and the group that it stands in.
func (b *builder) nameLabel(r, from int, above string) (name int, code, group string) {
	name, group = -1, above
	projects := b.is.Shape == accounts.NameList
	for c := range from {
		i := b.s.index(r, c)
		if i < 0 || b.s.folded[i] == "" || b.of(c).role != nameRole {
			continue
		}
		if b.s.Cells[i].Row < r {
			if b.s.Cells[i].Col == 0 && group == "" {
				group = b.s.folded[i]
			}
			continue
		}
		if allDigits(b.s.folded[i]) || isProjectCode(b.s.folded[i]) {
			code = b.s.folded[i]
			b.takeCode(i)
			continue
		}
		if name >= 0 && projects && accounts.IsProjectName(b.h.leaf(b.s.Cells[name].Col)) {
			b.taken[i] = true // its unit or type
			continue
		}
		if name >= 0 && b.s.Cells[name].Col == 0 && projects && accounts.IsProjectName(b.h.leaf(c)) {
			b.taken[name] = true // the type of a project is no group
		} else if name >= 0 && b.s.Cells[name].Col == 0 {
			group = accounts.WithoutNumber(b.s.folded[name])
			b.taken[name] = true
		}
		name = i
	}
	return name, code, group
}

// readNameRow reads one row, and gives the group that the next rows belong to.
func (b *builder) readNameRow(r, from int, group string) string {
	name, code, group := b.nameLabel(r, from, group)
	if name < 0 && code == "" {
		if from == 0 && b.hasFigures(r, from) && len(b.out.Rows) == 0 {
			row, doubt := b.row("total", model.KindTotal) // a table of one row that needs no label
			b.amounts(row, r, from, doubt)
			return group
		}
		if b.hasAmounts(r, from) {
			b.strayRow(r, from, "", -1)
		}
		return group
	}
	key, kind := code, model.KindLine
	if name >= 0 {
		key, kind = b.nameKey(b.s.Cells[name].Text, group, code)
	}
	row, doubt := b.row(key, kind)
	if code != "" {
		row.Code = &code
	}
	if name >= 0 {
		b.label(row, name)
		if c := b.s.Cells[name].Confidence; kind == model.KindLine && c > 0 && c < sureName {
			row.LabelState, doubt = model.LabelDoubtful, true
			b.warn("unreadable_name", "row %s: its name was recognised with little confidence: its amounts are doubtful", row.Key)
		}
	}
	b.amounts(row, r, from, doubt)
	if name >= 0 && kind == model.KindLine && !b.hasFigures(r, from) {
		return accounts.WithoutNumber(b.s.folded[name])
	}
	return group
}

// sureName is the confidence from which a recognised name of no list is believed.
const sureName = 0.95

func (b *builder) nameKey(printed, group, code string) (string, model.RowKind) {
	bare := withoutNumber(text.Squash(printed))
	switch {
	case group != "" && accounts.IsGroupSum(printed):
		return group + "/" + bare, model.KindSubtotal
	case accounts.IsTotal(printed):
		return "total", model.KindTotal
	case code != "":
		return code, model.KindLine
	}
	return bare, model.KindLine
}

// isProjectCode holds for the number of a project: letters and digits, no words.
func isProjectCode(f string) bool {
	digits := 0
	for _, r := range f {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r >= 'A' && r <= 'Z', r == '-', r == 'T':
		default:
			return false
		}
	}
	return digits > 5
}
