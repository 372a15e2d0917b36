package ratchet

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/internal/score"
)

// group is the documents of a kind of a corpus, scored by some types of table.
type group struct {
	corpus, kind string
	types        score.Types
}

func (g group) String() string { return fmt.Sprintf("%s, %s, tables of %s", g.corpus, g.kind, g.types) }

// line is one line of the file: the figures of a group.
type line struct {
	group
	figures []string // as figures lists them
}

// figure is a column of the file.
type figure struct {
	name string
	of   func(score.Counts) string
	less bool // less is better
	// whole is a figure of documents: only the lines of the nine tables have it.
	whole bool
}

// none is written where there is nothing to measure.
const none = "-"

var figures = []figure{
	{name: "documents", of: func(c score.Counts) string { return strconv.Itoa(c.Docs) }},
	{name: "F1", of: func(c score.Counts) string { return share(2*c.Hit, c.Got+c.Want) }},
	{name: "names", of: func(c score.Counts) string { return share(c.NamesOK, c.Names) }},
	{name: "fields", of: func(c score.Counts) string { return share(c.FieldsOK, c.Fields) }},
	{name: "cells", of: func(c score.Counts) string { return share(2*c.CellsHit, c.CellsGot+c.CellsWant) }},
	{name: "tables", of: func(c score.Counts) string { return fmt.Sprintf("%d/%d", c.TablesOK, c.Tables) }},
	{name: "meta", of: func(c score.Counts) string { return share(c.MetaOK, c.Meta) }, whole: true},
	{name: "lost", of: func(c score.Counts) string { return strconv.Itoa(c.Lost) }, less: true},
	{name: "silent", of: func(c score.Counts) string { return strconv.Itoa(c.Silent) }, less: true},
	{name: "proved-bad", of: func(c score.Counts) string { return strconv.Itoa(c.ProvedBad) }, less: true},
	{name: "lost-ok", of: func(c score.Counts) string { return strconv.Itoa(c.LostOK) }, less: true},
	{name: "blamed", of: func(c score.Counts) string { return strconv.Itoa(c.Blamed) }, less: true, whole: true},
	{name: "needless", of: func(c score.Counts) string { return share(c.Needless, c.Hit) }, less: true},
	{name: "alarm", of: func(c score.Counts) string { return strconv.Itoa(c.Alarm) }, less: true, whole: true},
	{name: "errors", of: func(c score.Counts) string { return fmt.Sprintf("%d/%d", c.ErrorsFound, c.Errors) }, whole: true},
}

// share has four decimals.
func share(a, b int) string {
	if b == 0 {
		return none
	}
	return strconv.FormatFloat(float64(a)/float64(b), 'f', 4, 64)
}

// line is the line of a group's counts.
func (s *scored) line() line {
	l := line{group: s.group}
	for _, f := range figures {
		text := none
		if !f.whole || s.types == score.Nine {
			text = f.of(s.Counts)
		}
		l.figures = append(l.figures, text)
	}
	return l
}

const (
	lower  = -1 // worse
	higher = 1  // better
)

// compare tells whether a figure is worse or better than it was.
func (f figure) compare(now, was string) int {
	a, b := value(now), value(was)
	switch {
	case now == was || a == b:
		return 0
	case was == none:
		return 0
	case now == none || (a < b) != f.less:
		return lower
	default:
		return higher
	}
}

// value is a figure as a number: of "15/16" the 15.
func value(text string) float64 {
	number, _, _ := strings.Cut(text, "/")
	v, _ := strconv.ParseFloat(number, 64)
	return v
}

// header names the columns of the file.
func header() []string {
	head := []string{"corpus", "kind", "tables of"}
	for _, f := range figures {
		head = append(head, f.name)
	}
	return head
}

// readLines reads a file of lines.
func readLines(file string) ([]line, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var lines []line
	head := header()
	for i, text := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		cells := strings.Split(text, "\t")
		switch {
		case i == 0 && !slices.Equal(cells, head), len(cells) != len(head):
			return nil, fmt.Errorf("%s: line %d does not have the columns %q; -update writes the file", file, i+1, head)
		case i > 0:
			lines = append(lines, line{group{cells[0], cells[1], score.Types(cells[2])}, cells[3:]})
		}
	}
	return lines, nil
}

// writeLines writes a file of lines: by corpus as they are scored, then by kind.
func writeLines(file string, lines []line) error {
	text := strings.Join(header(), "\t") + "\n"
	for _, l := range lines {
		text += strings.Join(append([]string{l.corpus, l.kind, string(l.types)}, l.figures...), "\t") + "\n"
	}
	return os.WriteFile(file, []byte(text), 0o644)
}
