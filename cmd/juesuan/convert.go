package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
)

func convertCommand() *cobra.Command {
	var flags runFlags
	cmd := &cobra.Command{
		Use:   "convert INPUT... --out OUT",
		Short: "Convert files and directories into an output tree",
		Long: `convert reads PDF files, text dumps and images of pages, and writes OUT/documents/<path of the input>/, a folder with
document.json and its tables; OUT/manifest.jsonl, one line an input; OUT/findings.jsonl, what contradicts itself; and
OUT/facts.jsonl and facts.csv, every amount on a line, with a datapackage.json that describes them.
Directories are walked: files named .pdf .txt .md .csv .tsv .png .jpg .jpeg .tif .tiff, and any file that begins as a PDF, hidden ones left out. Pages
without text are read by juesuan-ocr, where it is installed (juesuan doctor tells).

Documents are read in worker processes, so that a file that hangs, crashes or takes too much memory is one failed
input, and the others go on. Each limit is a flag; the reason that a document fails with stands behind it.

Running again into the same OUT replaces what has changed and leaves the rest. Inputs of a directory that are no longer
found are marked gone, and leave the dataset; --prune removes them. Files with the same bytes are converted once: the
others name the first by path. Files of a directory that are no inputs are listed, too, with the reason.

Exit codes: 0 all inputs done, 1 fatal, 3 some inputs failed or there was none, 6 there are findings and --fail-on-findings was
given, 10 OUT is locked by another run, 64 usage, 65 the only file given can never succeed, 130 interrupted.`,
		Example: `  juesuan convert accounts/ --out out
  juesuan convert 2021.pdf 2022.pdf --out out --pages 1,3-5
  juesuan convert accounts/ --out out --jobs 4 --log-format json 2> log.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("convert needs an INPUT: a file or a directory")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return fatal(convert(cmd, args, flags)) },
	}
	flags.register(cmd)
	return cmd
}

func convert(cmd *cobra.Command, args []string, flags runFlags) error {
	for _, name := range append(args, flags.out) {
		if isURL(name) {
			return usage("%s: convert takes files and directories of this machine; juesuan batch takes URLs", name)
		}
	}
	list, err := inputs.Find(args, flags.out)
	if err != nil {
		return err
	}
	end, err := run(cmd, flags, list.All(), store.Shard{}, func(opt *batch.Options) { opt.Roots = list.Roots })
	if err != nil {
		return err
	}
	if end.totals.Documents == 0 {
		return foundNothing(args...)
	}
	if err := outcome(end, args); err != nil {
		return err
	}
	return failOnFindings(flags.failOnFindings, end.totals.Findings)
}

// outcome is the exit code of a run that came to its end.
func outcome(end ran, args []string) error {
	if end.totals.Failed == 0 {
		return nil
	}
	if len(args) == 1 && end.totals.Documents == 1 && !isDirectory(args[0]) && neverSucceeds(end.last) {
		return &exitError{code: exitBadInput}
	}
	return &exitError{code: exitSomeFailed}
}

func isDirectory(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
