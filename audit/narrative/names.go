package narrative

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

var (
	subject  = regexp.MustCompile(`([^,;:。]{2,40}?)\(类\)([^,;:。]{2,40}?)\(款\)([^,;:。]{2,40}?)\(项\)`)
	class    = regexp.MustCompile(`^(?:\d{1,2}[.、])?([^,;:。()]{2,30})(?:支出\(类\)|\(类\)支出|\(类\))[。,]`)
	ordinal  = regexp.MustCompile(`^\d{1,2}[.、]`)
	listForm = regexp.MustCompile(`(人员经费|公用经费)(?:支出)?(?:为)?[\d.,]+(?:亿元|万元|元),主要(?:包括|用于)[:,]?([^;。\d]+)`)
	hintTail = regexp.MustCompile(`\([^()]*(?:说明|科目)[^()]*\)`)
)

// named is a class, or a class, section and item, that a sentence names.
type named struct {
	table                model.Type
	class, section, item string
	key                  string // of its row; empty while it is not known
	sentence             *sentence
	page                 int
	final                *amount
	settled              bool
}

func cleanSubject(s string) string {
	if i := strings.LastIndex(s, "项)"); i >= 0 {
		s = s[i+len("项)"):]
	}
	return strings.TrimLeft(ordinal.ReplaceAllString(s, ""), "、,")
}

// subjects notes the class or item that a sentence begins with: the sentences after it give its figures.
func (r *reader) subjects(s *sentence) {
	if s.topic != general {
		r.named = nil
		return
	}
	if strings.Contains(s.f, "财政拨款支出年初预算") {
		r.named = nil
	}
	if !strings.Contains(s.f, "(类)") {
		return
	}
	if m := subject.FindStringSubmatch(s.f); m != nil && strings.Index(s.f, m[0]) < 12 {
		r.named = &named{table: model.GeneralBudgetExpenditure, class: cleanSubject(m[1]), section: m[2], item: m[3], sentence: s, page: s.page}
		return
	}
	if m := class.FindStringSubmatch(s.f); m != nil {
		r.named = &named{table: model.GeneralBudgetExpenditure, class: m[1], sentence: s, page: s.page}
	}
}

// resolve finds the row of a named class or item. Where a name is none of the table, but the amount is that of one
// row alone, the text has the name wrong.
func (r *reader) resolve(n *named, a *amount) bool {
	if n.settled {
		return n.key != ""
	}
	n.settled = true
	t := r.index.Table(n.table)
	if t == nil {
		return false
	}
	if n.item == "" {
		n.key = r.classKey(n.table, n.class)
		return n.key != ""
	}
	rows := r.itemsNamed(t, n)
	if len(rows) > 1 {
		rows = r.withAmount(t, rows, a)
	}
	if len(rows) == 0 {
		rows = r.withAmount(t, r.itemsOfClass(t, n.class), a)
		if len(rows) == 1 {
			r.misnamed(n, t, rows[0])
		}
	} else if len(rows) == 1 {
		r.misnamed(n, t, rows[0])
	}
	if len(rows) == 1 {
		n.key = t.Rows[rows[0]].Key
	}
	return n.key != ""
}

// classKey gives the key of the class of a name, with or without 支出 at its end.
func (r *reader) classKey(t model.Type, name string) string {
	table := r.index.Table(t)
	if table == nil {
		return ""
	}
	for i := range table.Rows {
		if row := &table.Rows[i]; row.Kind == model.KindClass && sameName(row.Name, name) {
			return row.Key
		}
	}
	return ""
}

// sameName compares names as texts write them: 支出 at the end comes and goes.
func sameName(a, b string) bool {
	a, b = fold(a), fold(b)
	return a == b || strings.TrimSuffix(a, "支出") == strings.TrimSuffix(b, "支出")
}

// itemsNamed are the rows of the item's name in its class: of its section where one is, else of any.
func (r *reader) itemsNamed(t *model.Table, n *named) []int {
	var inSection, inClass []int
	for _, i := range r.itemsOfClass(t, n.class) {
		if !sameName(t.Rows[i].Name, n.item) {
			continue
		}
		inClass = append(inClass, i)
		if sec := r.nameOf(t, t.Rows[i].Key[:5]); sec == "" || sameName(sec, n.section) {
			inSection = append(inSection, i)
		}
	}
	if len(inSection) > 0 {
		return inSection
	}
	return inClass
}

func (r *reader) itemsOfClass(t *model.Table, class string) []int {
	var out []int
	for i := range t.Rows {
		if row := &t.Rows[i]; row.Kind == model.KindItem && len(row.Key) >= 7 && sameName(r.nameOf(t, row.Key[:3]), class) {
			out = append(out, i)
		}
	}
	return out
}

// nameOf is the name of a row; empty where the table has no such row.
func (r *reader) nameOf(t *model.Table, key string) string {
	names, ok := r.names[t]
	if !ok {
		names = make(map[string]string, len(t.Rows))
		for i := range t.Rows {
			names[t.Rows[i].Key] = t.Rows[i].Name
		}
		r.names[t] = names
	}
	return names[key]
}

func (r *reader) withAmount(t *model.Table, rows []int, a *amount) []int {
	var out []int
	for _, i := range rows {
		if v, ok := t.Rows[i].Values["total"]; ok && v.Amount != nil {
			if d, ok := a.inUnit(t.Unit); ok && v.Amount.Equal(d) {
				out = append(out, i)
			}
		}
	}
	return out
}

// misnamed claims that the names of section and item are those of the row whose figures follow.
func (r *reader) misnamed(n *named, t *model.Table, row int) {
	item := &t.Rows[row]
	for _, part := range [2]struct{ level, printed, want, key string }{
		{"款", n.section, r.nameOf(t, item.Key[:5]), item.Key[:5]},
		{"项", n.item, item.Name, item.Key},
	} {
		if part.want == "" {
			continue
		}
		result := identity.Pass
		if !sameName(part.printed, part.want) {
			result = identity.Fail
		}
		if result == identity.Fail && r.told(part.printed, part.want) {
			continue
		}
		r.claim(n.sentence, Claim{
			ID: "narrative.subject_name", Page: n.page, Statement: n.sentence.first, Cells: []identity.Cell{r.index.Cell(t.Type, part.key, "total")},
			Printed: part.printed, Wanted: part.want, Result: result,
			Message: "the text calls the " + part.level + " " + part.key + " " + part.printed + ", the table " + part.want,
		})
	}
}

// told holds when the same wrong name was claimed before.
func (r *reader) told(printed, want string) bool {
	for i := range r.out.Claims {
		if c := &r.out.Claims[i]; c.ID == "narrative.subject_name" && c.Printed == printed && c.Wanted == want {
			return true
		}
	}
	return false
}

// subjectLists claims that the subjects listed under 人员经费 and 公用经费 are those with an amount in the table.
func (r *reader) subjectLists(s *sentence) {
	t := r.index.Table(model.GeneralBudgetBasicExpenditure)
	if t == nil || !strings.Contains(s.f, "主要") {
		return
	}
	for _, m := range listForm.FindAllStringSubmatch(s.f, -1) {
		names := namesIn(m[2])
		var empty, left []string
		var cells []identity.Cell
		found := 0
		for i := range t.Rows {
			row := &t.Rows[i]
			if len(row.Key) != 5 || isPeople(row.Key) != (m[1] == "人员经费") {
				continue
			}
			v, ok := row.Values["final"]
			filled := ok && v.Amount != nil && !v.Amount.IsZero()
			switch listed := names[subjectName(row.Name)]; {
			case listed && filled:
				found++
			case listed:
				found++
				empty = append(empty, row.Name)
				cells = append(cells, r.index.Cell(t.Type, row.Key, "final"))
			case filled:
				left = append(left, row.Name)
			}
		}
		if found == 0 || found*2 < len(names) {
			continue // not a list of the table's subjects
		}
		r.claimList(s, m[1], empty, left, cells)
	}
}

func (r *reader) claimList(s *sentence, half string, empty, left []string, cells []identity.Cell) {
	c := Claim{ID: "narrative.subjects_listed", Statement: s.first, Cells: cells, Result: identity.Pass}
	if len(empty) > 0 {
		c.Result = identity.Fail
		c.Printed, c.Wanted = strings.Join(empty, "、"), strings.Join(left, "、")
		c.Message = "the text lists under " + half + " what has no amount in the table: " + c.Printed
		if len(left) > 0 {
			c.Message += "; it leaves out " + c.Wanted
		}
	}
	r.claim(s, c)
}

func isPeople(code string) bool {
	return strings.HasPrefix(code, "301") || strings.HasPrefix(code, "303")
}

func namesIn(list string) map[string]bool {
	out := map[string]bool{}
	list = hintTail.ReplaceAllString(list, "")
	for _, n := range strings.FieldsFunc(list, func(r rune) bool { return r == '、' || r == ',' || r == ':' }) {
		if n = subjectName(strings.TrimSuffix(n, "等")); n != "" {
			out[n] = true
		}
	}
	return out
}

// subjectName is a name without what texts add to it or leave out.
func subjectName(s string) string {
	s = fold(s)
	for _, end := range []string{"支出", "费用", "费"} {
		if bare := strings.TrimSuffix(s, end); len(bare) >= len("邮电") {
			s = bare
		}
	}
	return s
}
