package identity

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
)

// node is a row or a column with a code, under the nearest printed one whose code begins its own.
type node struct {
	at       int // index of the row or column; -1 where the total is not printed
	code     string
	children []int // nodes; a second row of the same code stands beside the first
}

// codeTree arranges codes under node 0, which stands for the total. What has no code is in none.
func codeTree(total int, codes []string) []node {
	nodes := []node{{at: total}}
	byCode := map[string]int{}
	for i, c := range codes {
		if c == "" {
			continue
		}
		nodes = append(nodes, node{at: i, code: c})
		if _, again := byCode[c]; !again {
			byCode[c] = len(nodes) - 1
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

// rowTree is the rows of a table by their codes. A code of no class that the table can have, such as a misprint, has no
// place among them.
func (s *sheet) rowTree() []node {
	codes := make([]string, len(s.Rows))
	for i := range s.Rows {
		if c := code(&s.Rows[i]); s.kind.Takes(c) {
			codes[i] = c
		}
	}
	return codeTree(s.row("total"), codes)
}

func places(nodes []node, of []int) []int {
	out := make([]int, len(of))
	for i, n := range of {
		out[i] = nodes[n].at
	}
	return out
}

// levelSums binds 合计 = Σ类, 类 = Σ款, 款 = Σ项 in every column, and what follows from them: 合计 = Σ款 = Σ项.
func (b *binder) levelSums(s *sheet) {
	nodes := s.rowTree()
	for _, column := range s.adding {
		for n := range nodes {
			if nodes[n].at >= 0 && len(nodes[n].children) > 0 {
				b.add(s.structure(levelName(n, len(nodes[n].code))).over(s, nodes[n].at, places(nodes, nodes[n].children), column))
			}
		}
		b.derivedSums(s, nodes, column)
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
	if nodes[0].at < 0 {
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
		id := s.structure(name)
		id.Derived = true
		b.add(id.over(s, nodes[0].at, places(nodes, next), column))
		level = next
	}
}

// economicSums binds a list by economic code: each 类 to its 款, each subtotal to its 类, and the total to the
// subtotals where all are printed, else to the 类.
func (b *binder) economicSums(s *sheet) {
	nodes := s.rowTree()
	top := places(nodes, nodes[0].children)
	addends, all := []int(nil), len(s.kind.Lists) > 0
	for i := range s.kind.Lists {
		subtotal := s.row(s.kind.Lists[i].Key)
		addends, all = append(addends, subtotal), all && subtotal >= 0
	}
	if !all {
		addends = top
	}
	for _, column := range s.adding {
		for n := 1; n < len(nodes); n++ {
			if len(nodes[n].children) > 0 {
				b.add(s.structure("sections_sum").over(s, nodes[n].at, places(nodes, nodes[n].children), column))
			}
		}
		for i := range s.kind.Lists {
			l := &s.kind.Lists[i]
			classes := slices.DeleteFunc(slices.Clone(top), func(r int) bool { return subtotalOf(s.kind.Lists, code(&s.Rows[r])) != l })
			if total := s.row(l.Key); total >= 0 && len(classes) > 0 {
				b.add(s.structure(l.Key).over(s, total, classes, column))
			}
		}
		if total := nodes[0].at; total >= 0 && len(addends) > 0 {
			b.add(s.structure("total").over(s, total, addends, column))
		}
	}
}

// subtotalOf is the subtotal that adds up an economic code: one that names its class, else the one that names none.
func subtotalOf(lists []accounts.Subtotal, code string) *accounts.Subtotal {
	var rest *accounts.Subtotal
	for i := range lists {
		l := &lists[i]
		if slices.ContainsFunc(l.Classes, func(class string) bool { return strings.HasPrefix(code, class) }) {
			return l
		}
		if len(l.Classes) == 0 {
			rest = l
		}
	}
	return rest
}

// economicColumns binds, in each row, the total to the columns of the 类, and each of these to those of its 款.
func (b *binder) economicColumns(s *sheet) {
	codes, total := make([]string, len(s.Columns)), -1
	for i, c := range s.Columns {
		switch {
		case c.ID == "total":
			total = i
		case s.kind.AddsUp(c.ID) && strings.Trim(c.ID, "0123456789") != "":
			return // a class by its name alone: what it is part of is not known
		case s.kind.AddsUp(c.ID):
			codes[i] = c.ID
		}
	}
	nodes := codeTree(total, codes)
	for n := range nodes {
		if nodes[n].at < 0 || len(nodes[n].children) == 0 {
			continue
		}
		name := "class_sum"
		if n == 0 {
			name = "row_sum"
		}
		sum := accounts.Sum{ID: name, Total: s.Columns[nodes[n].at].ID}
		for _, at := range places(nodes, nodes[n].children) {
			sum.Plus = append(sum.Plus, s.Columns[at].ID)
		}
		for r := range s.Rows {
			b.add(s.alongRow(&sum, s.Rows[r].Key))
		}
	}
}
