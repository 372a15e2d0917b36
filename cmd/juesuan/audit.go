package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/internal/findings"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// exitFindings is the exit code of a run that found something, where the command line asks for it.
const exitFindings = 6

func auditCommand() *cobra.Command {
	var format, why, lang string
	var fail bool
	cmd := &cobra.Command{
		Use:   "audit OUT | FILE --why TABLE:KEY:COLUMN",
		Short: "Check the documents of an output tree by their own sums",
		Long: `audit checks every converted document of OUT against itself: the sums printed under its tables and those that
their structure implies, the tables against each other, the narrative against the tables. It prints what does
not agree, with the place, what is printed and what the other figures ask for, and writes OUT/findings.jsonl.
Each finding is judged: publisher (the document prints it so), extraction (it was read wrongly) or undecided.

With --why it tells of one amount how it came about: page and place, what was read, the sums that bind it with all their
terms, and why it has its state. FILE is a document, or its folder in an output tree. TABLE is a type or a table's file
name without its ending, KEY and COLUMN are those of the table's JSON.

Exit codes: 0 done, 1 fatal, 6 there are findings and --fail-on-findings was given, 10 OUT is locked by another
run, 64 usage.`,
		Example: `  juesuan audit out
  juesuan audit out --format csv > findings.csv
  juesuan audit out --fail-on-findings
  juesuan audit out/documents/2021.pdf --why income:total:total --lang zh`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("audit needs one OUT, the output tree of convert")
			}
			if !findings.IsLang(findings.Lang(lang)) {
				return usage("--lang %s: it is en or zh", lang)
			}
			if isURL(args[0]) {
				return usage("%s: audit takes a directory; findings.jsonl of a batch has what it would find", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if why != "" {
				return explain(cmd.Context(), cmd.OutOrStdout(), args[0], why, format, findings.Lang(lang))
			}
			show, ok := findingFormats[format]
			if !ok {
				return usage("--format %s: it is text, json, csv or sarif", format)
			}
			found, err := auditTree(args[0])
			if err != nil {
				return fatal(err)
			}
			if format == "text" {
				show = func(w io.Writer, found []model.Finding) error { return findings.TextIn(w, found, findings.Lang(lang)) }
			}
			if err := show(cmd.OutOrStdout(), found); err != nil {
				return fatal(err)
			}
			return failOnFindings(fail, len(found))
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "how to print findings: text, json, csv or sarif")
	cmd.Flags().StringVar(&why, "why", "", "tell how the amount TABLE:KEY:COLUMN of one document came about (text or json)")
	cmd.Flags().StringVar(&lang, "lang", string(findings.English), "the language of what is told as text: en or zh")
	cmd.Flags().BoolVar(&fail, "fail-on-findings", false, "exit 6 when there are findings")
	return cmd
}

// explain tells how one amount of a document came about.
func explain(ctx context.Context, to io.Writer, file, place, format string, lang findings.Lang) error {
	table, rest, ok := strings.Cut(place, ":")
	at := strings.LastIndex(rest, ":")
	if !ok || at < 0 {
		return usage("--why %s: it is TABLE:KEY:COLUMN, as income:total:total", place)
	}
	if format != "text" && format != "json" {
		return usage("--format %s: with --why it is text or json", format)
	}
	result, err := oneDocument(ctx, file)
	if err != nil {
		return fatal(err)
	}
	why, err := audit.Explain(result, model.CellRef{Table: table, Key: rest[:at], Column: rest[at+1:]})
	if err != nil {
		return usage("%s: %w", file, err)
	}
	if format == "json" {
		out := json.NewEncoder(to)
		out.SetEscapeHTML(false)
		return fatal(out.Encode(why))
	}
	return fatal(findings.Why(to, why, lang))
}

// oneDocument converts a file, or reads a document that was converted.
func oneDocument(ctx context.Context, file string) (*model.Result, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return nil, &exitError{exitBadInput, err}
	case !info.IsDir() && filepath.Base(file) != "document.json":
		return convertFile(ctx, file, juesuan.Options{})
	case info.IsDir() && findings.IsTree(file) == nil:
		return nil, usage("%s: --why needs one document of it, as %s", file, filepath.Join(file, "documents", "2021.pdf"))
	}
	result, err := findings.LoadFolder(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usage("%s is no document that was converted: it has no document.json", file)
	}
	return result, err
}

var findingFormats = map[string]func(io.Writer, []model.Finding) error{
	"text": findings.Text,
	"json": findings.JSON,
	"csv":  findings.CSV,
	"sarif": func(w io.Writer, found []model.Finding) error {
		return findings.SARIF(w, found, juesuan.Version)
	},
}

// auditTree audits an output tree and writes its findings.jsonl.
func auditTree(root string) ([]model.Finding, error) {
	if err := findings.IsTree(root); err != nil {
		return nil, usage("%w", err)
	}
	out, err := store.Open(root)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	lines, err := out.NewLines(findings.Name)
	if err != nil {
		return nil, err
	}
	defer lines.Discard()
	var all []model.Finding
	for finding, err := range findings.Audit(root) {
		if err == nil {
			err = lines.Add(&finding)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, finding)
	}
	return all, lines.Commit()
}

// failOnFindings is the exit of a run that was asked to fail on findings.
func failOnFindings(fail bool, found int) error {
	if fail && found > 0 {
		return &exitError{code: exitFindings}
	}
	return nil
}
