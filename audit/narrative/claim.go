package narrative

import (
	"strings"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// Claim is something a sentence says that other figures confirm or contradict.
type Claim struct {
	ID        string // "narrative.equals_table", "narrative.share", …
	Page      int
	Sentence  string
	Statement int             // index of the statement, -1 when it is of none
	Cells     []identity.Cell // of the tables, where they were asked
	// Actual is what the sentence prints and Expected what the other figures ask for; nil where it is no number.
	Actual, Expected *model.Decimal
	// Printed and Wanted are the same for people.
	Printed, Wanted string
	Result          identity.Result
	// Addends are those of a sum of printed amounts that are neither blank nor zero; 0 for a claim that is no such sum.
	Addends int
	Message string // of a failing claim: what is wrong, in a sentence
}

// Reading is what the narrative says.
type Reading struct {
	Claims []Claim
	// Refers are the cells that statements surely speak of, by index of the statement.
	Refers map[int]identity.Cell
	// ThreePublic are the amounts of 三公 that the text gives, whether their table is there or not.
	ThreePublic []Told
}

// Told is an amount of the text under the column of the table that it is of.
type Told struct {
	Column string // as budget.total
	Amount model.Decimal
	Unit   string
}

// Read gives the claims of statements, in their order.
func Read(statements []model.Statement, tables []identity.Table, values *identity.Values, id model.Identity) Reading {
	r := reader{
		index: identity.NewIndex(tables), values: values, identity: id, projects: projectsOf(tables),
		names: map[*model.Table]map[string]string{},
		out:   Reading{Refers: map[int]identity.Cell{}},
	}
	r.sentences = sentencesOf(statements)
	var now topic
	for i := range r.sentences {
		s := &r.sentences[i]
		now = topicOf(s.f, now)
		s.index, s.topic = i, now
	}
	for i := range r.sentences {
		r.read(&r.sentences[i])
	}
	r.closeList()
	return r.out
}

// reader reads the sentences of one document.
type reader struct {
	index     *identity.Index
	values    *identity.Values
	identity  model.Identity
	projects  []project
	names     map[*model.Table]map[string]string // of the rows, by key
	sentences []sentence
	named     *named     // the class or item that the last sentences were of
	listed    []budgeted // the classes or items of the list that is being read
	whole     *budgeted  // the total of which they are parts
	halfOf    string     // the column under whose heading classes are listed: basic, project; "" for none
	out       Reading
}

// sentence is a sentence with its amounts.
type sentence struct {
	index   int
	text    string
	f       string // folded
	page    int
	first   int // index of its first statement
	topic   topic
	amounts []amount
}

// amount is an amount of a sentence and what it stands for.
type amount struct {
	money
	label     string // the words before it, back to the last stop or amount
	statement int
	page      int
	cell      identity.Cell // that it repeats
	bound     bool
	total     bool   // the others of its sentence are parts of it
	public    string // item of 三公
}

// sentencesOf puts the statements of one sentence together again.
func sentencesOf(statements []model.Statement) []sentence {
	var out []sentence
	for i := 0; i < len(statements); {
		s := sentence{text: statements[i].Text, f: fold(statements[i].Text), page: statements[i].Page, first: i}
		end := 0
		n := i
		if statements[i].Amount == nil {
			i++
		} else {
			for _, m := range moneyIn(s.f) {
				if n >= len(statements) || statements[n].Text != s.text {
					break
				}
				s.amounts = append(s.amounts, amount{money: m, label: labelOf(s.f[end:m.from]), statement: n, page: statements[n].Page})
				end = m.to
				n++
			}
			i = max(n, i+1)
		}
		out = append(out, s)
	}
	return out
}

// labelOf is the end of the words before an amount, from the last stop on.
func labelOf(gap string) string {
	from := 0
	for i := range len(gap) {
		switch gap[i] {
		case ',', ';', ':':
			from = i + 1
		}
	}
	if i := strings.LastIndex(gap, "。"); i >= from {
		from = i + len("。")
	}
	return strings.TrimLeft(gap[from:], "、")
}
