package findings

import (
	"fmt"
	"io"
	"strings"

	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/model"
)

// Why shows people how an amount came about.
func Why(to io.Writer, w *audit.Why, lang Lang) error {
	t := wordsOf(lang)
	var b strings.Builder
	title := string(w.Type)
	if w.Title != nil {
		title = *w.Title
	}
	fmt.Fprintf(&b, "%s  %s\n", w.Table, title)
	fmt.Fprintf(&b, "  %s %s %s, %s %s %s\n", t.row, w.Key, w.Row, t.column, w.Column, w.Head)
	unit := ""
	if w.Unit != nil {
		unit = " " + *w.Unit
	}
	field(&b, t.amount, fmt.Sprintf("%s%s, %s: %s", printedOr(w.Amount.Text, t.blank), unit, t.states[w.Amount.State], t.reasons[w.Reason]))
	field(&b, t.place, placeOf(&w.Amount, t))
	field(&b, t.read, how(&w.Amount, t))
	for _, r := range w.Amount.Readings {
		field(&b, t.readings, fmt.Sprintf("%s %q %.2f", r.Engine, r.Text, r.Confidence))
	}
	for _, r := range w.Repairs {
		field(&b, t.repairs, fmt.Sprintf("%s: %s", r.Kind, r.Why))
	}
	for _, s := range w.Warnings {
		field(&b, t.warnings, s)
	}
	if len(w.Checks) == 0 {
		field(&b, t.sums, t.none)
	}
	for i := range w.Checks {
		writeCheck(&b, &w.Checks[i], t, lang)
	}
	_, err := io.WriteString(to, b.String())
	return err
}

func field(b *strings.Builder, name, value string) {
	fmt.Fprintf(b, "  %s  %s\n", name, value)
}

func printedOr(text, blank string) string {
	if text == "" {
		return blank
	}
	return strings.ReplaceAll(text, "\n", " ")
}

func placeOf(v *model.Amount, t *words) string {
	place := fmt.Sprintf("%s %.0f", t.line, v.BBox.Top) // of a dump
	if v.Page > 0 {
		place = fmt.Sprintf(t.page, v.Page) + box(v)
	}
	return place + ", " + fmt.Sprintf(t.grid, v.Row, v.Col)
}

func box(v *model.Amount) string {
	return fmt.Sprintf(", x %.1f-%.1f, y %.1f-%.1f", v.BBox.X0, v.BBox.X1, v.BBox.Top, v.BBox.Bottom)
}

func how(v *model.Amount, t *words) string {
	if v.Via == model.ViaText {
		return t.textLayer
	}
	return fmt.Sprintf("%s, %.2f", v.Via, v.Confidence)
}

func writeCheck(b *strings.Builder, c *audit.Weighed, t *words, lang Lang) {
	said := t.results[c.Result]
	if c.Proves {
		said += ", " + t.proves
	}
	if c.Judged != "" {
		said += ", " + t.judgedBy + ": " + t.judged[c.Judged]
	}
	fmt.Fprintf(b, "  %s (%s) %s\n", checkName(c.ID, lang), t.sources[c.Source], said)
	writeTerm(b, " ", &c.Total, t)
	for i := range c.Addends {
		sign := "+"
		switch {
		case c.Addends[i].Sign < 0:
			sign = "-"
		case i == 0:
			sign = c.Relation
		}
		writeTerm(b, sign, &c.Addends[i], t)
	}
	if c.Result != "pass" {
		fmt.Fprintf(b, "      %s %s, %s %s\n", t.sum, c.Sum.String(), t.difference, c.Difference.String())
	}
}

func writeTerm(b *strings.Builder, sign string, term *audit.Term, t *words) {
	fmt.Fprintf(b, "    %s %-14s %s, %s %s, %s", sign, printedOr(term.Text, t.blank), term.Table, term.Key, term.Row, term.Head)
	if term.Page > 0 {
		fmt.Fprintf(b, ", "+t.page, term.Page)
	}
	if term.Self {
		fmt.Fprintf(b, "  <- %s", t.self)
	}
	b.WriteByte('\n')
}
