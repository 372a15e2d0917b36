package accounts

import "github.com/juesuan/juesuan/model"

// Shape says how the rows of a table are found and keyed.
type Shape uint8

const (
	// SideBySide has two or three lists beside each other, each a section: 收入, 支出, 支出（按支出性质）. A row's key is
	// SECTION:CONCEPT.
	SideBySide Shape = iota + 1
	// CodeList has one row a function code (功能分类科目编码), in the tree of class, section and item. The key is the code.
	CodeList
	// EconomicList has one row an economic code (经济分类科目编码), in one list or in several beside each other.
	EconomicList
	// SingleRow has one row. Its items are columns, or are printed as rows.
	SingleRow
	// NameList has one row a printed name or code, of no known list.
	NameList
	// Form has labels and values instead of rows.
	Form
)

// Table is one kind of table.
type Table struct {
	ID     model.Type
	Number int // of the nine tables of final accounts; 0 for others
	Shape  Shape
	Titles Titles
	// Columns are those of final accounts, in print order.
	Columns []Column
	// BudgetColumns are those that a budget prints in their place or besides. They come first where heads are bound.
	BudgetColumns []Column
	// Prints are the ways in which publishers print the columns, that with the most columns first.
	Prints []Print
	// Groups are heads over several columns that say nothing of their own: 本年支出 over 小计, 基本支出, 项目支出.
	Groups Names
	// Sections are the lists of a SideBySide table, in print order.
	Sections []Section
	// Lists are the subtotals of an EconomicList.
	Lists []Subtotal
	// EconomicColumns is set where each column is an economic code or its name.
	EconomicColumns bool
	// Halves and Items are set where a column is an item of a half: budget.reception. Columns lists them all.
	Halves []Half
	Items  []Item
	// Sources are the sources of money that a SingleRow table may print as columns beside its items: a row each.
	Sources []Item
	// Sums are the sums along a row.
	Sums []Sum
	// Ties bind cells of this table to those of others.
	Ties []Tie
	// Since is the first fiscal year whose final accounts have to print the table; 0 means that none has to.
	Since int
	// Source names the form.
	Source string
}

// Titles of a table by the stage they name. A title under Either is printed by final accounts and by budgets.
type Titles struct {
	Final, Budget, Either Names
}

// Names are the printed spellings of one thing, the official one first. In a spelling [x] may be left out and {a|b}
// stands for a or b.
type Names []string

// NoID is the id of columns that are known and have none of their own: the output numbers them other_1, other_2, ….
const NoID = "-"

// Column is a column of amounts.
type Column struct {
	ID string
	// Heads are the labels over the column. "预算数/合计" asks for 预算数 above 合计.
	Heads Names
	// Section is the list the column belongs to in a SideBySide table; empty where each list has one.
	Section string
	// Unit is "%" for a rate, empty for the unit of the table.
	Unit string
	// Count is set where the column counts things: its amounts are no money.
	Count bool
	// Extra columns are part of no sum of the table's but those that name them.
	Extra bool
}

// Section is one list of a SideBySide table.
type Section struct {
	ID       string
	Heads    Names
	Concepts []Concept
}

// ConceptKind says what part a row has in the sum of its section.
type ConceptKind uint8

const (
	Line      ConceptKind = iota // added up by the total of the year
	YearTotal                    // 本年收入合计, 本年支出合计
	Balance                      // between the total of the year and the grand total
	Total                        // 总计
)

// Concept is a row of a section by what it means.
type Concept struct {
	ID    string
	Names Names
	Kind  ConceptKind
	// PartOf is the concept that the row is a part of, where that one is printed.
	PartOf string
}

// Half is one of the groups of columns that print the same items: 预算数, 决算数.
type Half struct {
	ID    string
	Heads Names
	// Stage is the stage whose figures the half holds where no head says so.
	Stage model.Stage
}

// Item is what a column or a row of a SingleRow table prints.
type Item struct {
	ID    string
	Names Names
}

// Subtotal is a row of an EconomicList that adds up classes of codes.
type Subtotal struct {
	Key     string
	Names   Names
	Classes []string // 3 digits; none means all that no other subtotal adds up
}

// Sum says that in each row one column is a sum of others. A column that is not printed counts 0.
type Sum struct {
	ID          string
	Relation    Relation
	Total       string
	Plus, Minus []string
	// Section is the list whose rows obey it; empty means all.
	Section string
}

// Cell names an amount of a table by its meaning.
type Cell struct {
	Table       model.Type
	Key, Column string
}

// Relation is how the total stands to the sum of the addends.
type Relation uint8

const (
	Equal   Relation = iota
	AtLeast          // the total is not less than the sum
)

// Tie says that an amount is the sum of amounts of other tables. Ties of one id stand beside each other: the first of
// them whose cells are printed counts.
type Tie struct {
	ID       string
	Relation Relation
	Total    Cell
	Addends  []Cell
	// Classes is set where Total and the one addend are tied class by class: their Key is then that of no row.
	Classes bool
	// Codes is set where they are tied code by code, likewise. An equation holds where the totals show that there is no
	// other money.
	Codes bool
	// Partly is set where an addend that is not printed counts 0, as long as one is printed.
	Partly bool
	// OfYear is set where it holds only if the incomes of the year stand alone: the head over the total of 收入表 says so
	// (本年收入). Budgets may have what is left of the year before among them, under other heads.
	OfYear bool
}

// Section gives a section by its id; nil where the table has none of it.
func (t *Table) Section(id string) *Section {
	for i := range t.Sections {
		if t.Sections[i].ID == id {
			return &t.Sections[i]
		}
	}
	return nil
}

// Concept gives a concept of a section by its id; nil where there is none.
func (s *Section) Concept(id string) *Concept {
	for i := range s.Concepts {
		if s.Concepts[i].ID == id {
			return &s.Concepts[i]
		}
	}
	return nil
}
