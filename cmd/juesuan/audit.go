package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/findings"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// exitFindings is the exit code of a run that found something, where the command line asks for it.
const exitFindings = 6

func auditCommand() *cobra.Command {
	var format string
	var fail bool
	cmd := &cobra.Command{
		Use:   "audit OUT",
		Short: "Check the documents of an output tree by their own sums",
		Long: `audit checks every converted document of OUT against itself: the sums printed under its tables and those that
their structure implies, the tables against each other, the narrative against the tables. It prints what does
not agree, with the place, what is printed and what the other figures ask for, and writes OUT/findings.jsonl.
Each finding is judged: publisher (the document prints it so), extraction (it was read wrongly) or undecided.

Exit codes: 0 done, 1 fatal, 6 there are findings and --fail-on-findings was given, 10 OUT is locked by another
run, 64 usage.`,
		Example: `  juesuan audit out
  juesuan audit out --format csv > findings.csv
  juesuan audit out --fail-on-findings`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("audit needs one OUT, the output tree of convert")
			}
			if isURL(args[0]) {
				return usage("%s: audit takes a directory; findings.jsonl of a batch has what it would find", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			show, ok := findingFormats[format]
			if !ok {
				return usage("--format %s: it is text, json, csv or sarif", format)
			}
			found, err := auditTree(args[0])
			if err != nil {
				return fatal(err)
			}
			if err := show(cmd.OutOrStdout(), found); err != nil {
				return fatal(err)
			}
			return failOnFindings(fail, len(found))
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "how to print findings: text, json, csv or sarif")
	cmd.Flags().BoolVar(&fail, "fail-on-findings", false, "exit 6 when there are findings")
	return cmd
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
