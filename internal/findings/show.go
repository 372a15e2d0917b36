package findings

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// Text shows findings to people in English: the documents in order, under each its findings.
func Text(w io.Writer, found []model.Finding) error { return TextIn(w, found, English) }

// TextIn shows them in a language.
func TextIn(w io.Writer, found []model.Finding, lang Lang) error {
	path := ""
	for i := range found {
		f := &found[i]
		if f.Path != path {
			if path != "" {
				if _, err := fmt.Fprintln(w); err != nil {
					return err
				}
			}
			path = f.Path
			if _, err := fmt.Fprintln(w, heading(f)); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintf(w, "%s\n         %s\n", strings.TrimRight(fmt.Sprintf("  %-6s %-10s %-34s %s", page(f), f.Judged, f.Check, figures(f)), " "), message(f, lang)); err != nil {
			return err
		}
	}
	return nil
}

func heading(f *model.Finding) string {
	s := f.Path
	if f.Department != nil {
		s += "  " + *f.Department
	}
	if f.FiscalYear != nil {
		s += " " + strconv.Itoa(*f.FiscalYear)
	}
	return s
}

func page(f *model.Finding) string {
	if f.Page == nil {
		return "-"
	}
	return "p. " + strconv.Itoa(*f.Page)
}

// message says what a finding is about. In Chinese it is made of the finding's values.
func message(f *model.Finding, lang Lang) string {
	if lang != Chinese {
		return f.Message
	}
	t := wordsOf(lang)
	parts := []string{checkName(f.Check, lang)}
	if len(f.Cells) > 0 {
		c := f.Cells[0]
		at := fmt.Sprintf("%s %s %s", c.Table, c.Key, c.Column)
		if len(f.Cells) > 1 {
			at += fmt.Sprintf(" 等%d处", len(f.Cells))
		}
		parts = append(parts, at)
	}
	if f.Printed != nil {
		parts = append(parts, t.printed+" "+*f.Printed)
	}
	if f.Expected != nil {
		parts = append(parts, t.expected+" "+*f.Expected)
	}
	if f.Difference != nil {
		parts = append(parts, t.difference+" "+*f.Difference)
	}
	if f.Sentence != nil {
		parts = append(parts, "“"+*f.Sentence+"”")
	}
	return strings.Join(append(parts, t.judgedBy+"："+t.judged[f.Judged]), "，")
}

// figures are what is printed and what is expected, where both are short.
func figures(f *model.Finding) string {
	const short = 24
	if f.Printed == nil || f.Expected == nil || len(*f.Printed) > short || len(*f.Expected) > short {
		return ""
	}
	return *f.Printed + " for " + *f.Expected
}

// JSON writes findings as findings.jsonl has them.
func JSON(w io.Writer, found []model.Finding) error {
	for i := range found {
		if err := store.WriteLine(w, &found[i]); err != nil {
			return err
		}
	}
	return nil
}

// CSV writes findings as a table with a head; of several cells the first is named.
func CSV(w io.Writer, found []model.Finding) error {
	out := csv.NewWriter(w)
	rows := [][]string{{
		"path", "department", "fiscal_year", "check", "judged", "table", "key", "column", "page", "printed", "expected", "difference", "sentence", "message",
	}}
	for i := range found {
		f := &found[i]
		var cell model.CellRef
		if len(f.Cells) > 0 {
			cell = f.Cells[0]
		}
		rows = append(rows, []string{
			f.Path, or(f.Department), number(f.FiscalYear), f.Check, string(f.Judged), cell.Table, cell.Key, cell.Column,
			number(f.Page), or(f.Printed), or(f.Expected), or(f.Difference), or(f.Sentence), f.Message,
		})
	}
	return out.WriteAll(rows)
}

func or(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
