package identity

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

// node is a row of a table with codes, under the nearest printed row whose code begins its own.
type node struct {
	row      int
	code     string
	children []int // nodes; a second row of the same code stands beside the first
}

// codeTree arranges the rows with codes under node 0, which stands for the row of the total.
func codeTree(s *sheet) []node {
	nodes := []node{{row: -1}}
	if i, ok := s.rows["total"]; ok {
		nodes[0].row = i
	}
	byCode := map[string]int{}
	for i := range s.Rows {
		if c := code(&s.Rows[i]); c != "" {
			nodes = append(nodes, node{row: i, code: c})
			if _, again := byCode[c]; !again {
				byCode[c] = len(nodes) - 1
			}
		}
	}
	for n := 1; n < len(nodes); n++ {
		parent := 0
		for _, length := range [...]int{5, 3} {
			if len(nodes[n].code) <= length {
				continue
			}
			if p, ok := byCode[nodes[n].code[:length]]; ok {
				parent = p
				break
			}
		}
		nodes[parent].children = append(nodes[parent].children, n)
	}
	return nodes
}

// levelSums binds 合计 = Σ类, 类 = Σ款, 款 = Σ项 in every column, and what follows from them: 合计 = Σ款 = Σ项.
func (b *binder) levelSums(s *sheet) {
	for i := range levelRules {
		if levelRules[i].table != s.Type {
			continue
		}
		nodes := codeTree(s)
		for _, column := range s.Columns {
			if strings.HasPrefix(column.ID, "other_") {
				continue
			}
			for n := range nodes {
				if nodes[n].row < 0 || len(nodes[n].children) == 0 {
					continue
				}
				id := Identity{ID: string(s.Type) + "." + levelName(n, len(nodes[n].code)), Source: Structure}
				b.add(id.overNodes(s, nodes, n, nodes[n].children, column.ID))
			}
			b.derivedSums(s, nodes, column.ID)
		}
	}
}

// levelName names the sum by what it adds up.
func levelName(n, length int) string {
	switch {
	case n == 0:
		return "classes_sum"
	case length == 3:
		return "sections_sum"
	default:
		return "items_sum"
	}
}

// derivedSums binds the total to the rows of the second and of the third level at once.
func (b *binder) derivedSums(s *sheet, nodes []node, column string) {
	if nodes[0].row < 0 {
		return
	}
	level := nodes[0].children
	for _, name := range [...]string{"total_of_sections", "total_of_items"} {
		var next []int
		deeper := false
		for _, n := range level {
			if len(nodes[n].children) == 0 {
				next = append(next, n)
				continue
			}
			next = append(next, nodes[n].children...)
			deeper = true
		}
		if !deeper {
			return
		}
		id := Identity{ID: string(s.Type) + "." + name, Source: Structure, Derived: true}
		b.add(id.overNodes(s, nodes, 0, next, column))
		level = next
	}
}

func (id Identity) overNodes(s *sheet, nodes []node, total int, addends []int, column string) Identity {
	rows := make([]int, len(addends))
	for i, n := range addends {
		rows[i] = nodes[n].row
	}
	return id.over(s, nodes[total].row, rows, column)
}

// economicSums binds the table of basic outlays by economic subject: each 类 to its 款, 人员经费 to 301 and 303, 公用经费
// to all others.
func (b *binder) economicSums(s *sheet) {
	if s.Type != model.GeneralBudgetBasicExpenditure || !s.columns["final"] {
		return
	}
	nodes := codeTree(s)
	var people, public []int
	for n := 1; n < len(nodes); n++ {
		if len(nodes[n].children) > 0 {
			id := Identity{ID: string(s.Type) + ".sections_sum", Source: Structure}
			b.add(id.overNodes(s, nodes, n, nodes[n].children, "final"))
		}
	}
	for _, n := range nodes[0].children {
		if c := nodes[n].code; strings.HasPrefix(c, "301") || strings.HasPrefix(c, "303") {
			people = append(people, nodes[n].row)
		} else {
			public = append(public, nodes[n].row)
		}
	}
	for _, half := range [...]struct {
		key  string
		rows []int
	}{{"people_total", people}, {"public_total", public}} {
		if total, ok := s.rows[half.key]; ok && len(half.rows) > 0 {
			id := Identity{ID: string(s.Type) + "." + half.key, Source: Structure}
			b.add(id.over(s, total, half.rows, "final"))
		}
	}
	b.economicTotal(s, append(people, public...))
}

// economicTotal binds the 合计 of both halves, to the halves where they are printed, else to the 类.
func (b *binder) economicTotal(s *sheet, classes []int) {
	total, ok := s.rows["total"]
	if !ok {
		return
	}
	people, hasPeople := s.rows["people_total"]
	public, hasPublic := s.rows["public_total"]
	if hasPeople && hasPublic {
		classes = []int{people, public}
	}
	if len(classes) > 0 {
		b.add(Identity{ID: string(s.Type) + ".total", Source: Structure}.over(s, total, classes, "final"))
	}
}
