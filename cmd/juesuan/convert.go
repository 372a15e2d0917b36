package main

import (
	"os"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/internal/worker"
	"github.com/juesuan/juesuan/model"
)

type convertFlags struct {
	pictures       pictureFlags
	failOnFindings bool
	out            string
	pages          string
	password       string
	jobs           int
	inProcess      bool
	limits         limitFlags
	log            logFlags
}

func convertCommand() *cobra.Command {
	var flags convertFlags
	cmd := &cobra.Command{
		Use:   "convert INPUT... --out OUT",
		Short: "Convert files and directories into an output tree",
		Long: `convert reads PDF files, text dumps and images of pages, and writes OUT/documents/<path of the input>/, a folder with
document.json and its tables; OUT/manifest.jsonl, one line an input; and OUT/findings.jsonl, what contradicts itself.
Directories are walked: files named .pdf .txt .md .png .jpg .jpeg .tif .tiff, and any file that begins as a PDF. Pages
without text are read by juesuan-ocr, where it is installed (juesuan doctor tells).

Documents are read in worker processes, so that a file that hangs, crashes or takes too much memory is one failed
input, and the others go on. Each limit is a flag; the reason that a document fails with stands behind it.

Running again into the same OUT replaces what has changed and leaves the rest.

Exit codes: 0 all inputs done, 1 fatal, 3 some inputs failed, 6 there are findings and --fail-on-findings was
given, 10 OUT is locked by another run, 64 usage,
65 the only file given can never succeed, 130 interrupted.`,
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
	f := cmd.Flags()
	f.StringVarP(&flags.out, "out", "o", "", "the output directory (required)")
	f.BoolVar(&flags.failOnFindings, "fail-on-findings", false, "exit 6 when the documents contradict themselves")
	f.StringVar(&flags.pages, "pages", "", "read only these pages, e.g. 1,3-5")
	f.StringVar(&flags.password, "password", "", "opens documents that need a password")
	f.IntVarP(&flags.jobs, "jobs", "j", runtime.NumCPU(), "documents converted at a time, each in a worker process")
	f.BoolVar(&flags.inProcess, "in-process", false, "convert in this process, without its limits on time and memory")
	_ = f.MarkHidden("in-process")
	flags.pictures.register(f)
	flags.limits.register(f)
	flags.log.register(f)
	_ = cmd.MarkFlagDirname("out")
	return cmd
}

func convert(cmd *cobra.Command, args []string, flags convertFlags) error {
	opt, err := flags.options()
	if err != nil {
		return err
	}
	list, err := inputs.Find(args, flags.out)
	if err != nil {
		return err
	}
	out, err := store.Open(flags.out)
	if err != nil {
		return err
	}
	defer out.Close()

	if !flags.inProcess {
		workers, err := flags.workers()
		if err != nil {
			return err
		}
		defer workers.Close()
		opt.Converter = workers
	}
	watch, err := newWatch(cmd.ErrOrStderr(), flags.log, len(list.Inputs))
	if err != nil {
		return err
	}
	start := time.Now()
	var totals batch.Totals
	var lastReason *model.Reason
	err = batch.Run(cmd.Context(), out, list.Inputs, opt, func(o batch.Outcome) {
		totals.Add(o)
		lastReason = o.Entry.Reason
		watch.done(o)
	})
	watch.end(totals, list.Ignored, time.Since(start))
	if err != nil {
		return err
	}
	if err := outcome(totals, args, lastReason); err != nil {
		return err
	}
	return failOnFindings(flags.failOnFindings, totals.Findings)
}

func (flags convertFlags) options() (batch.Options, error) {
	if flags.out == "" {
		return batch.Options{}, usage("convert needs --out, the directory to write to")
	}
	if flags.jobs < 1 {
		return batch.Options{}, usage("--jobs %d: at least one document at a time", flags.jobs)
	}
	pages, err := juesuan.ParsePages(flags.pages)
	if err != nil {
		return batch.Options{}, usage("--%w", err)
	}
	if err := flags.limits.check(); err != nil {
		return batch.Options{}, err
	}
	opt := juesuan.Options{Pages: pages}
	opt.Read.Text.Password = flags.password
	flags.limits.reading(&opt)
	opt.DPI = flags.pictures.dpi
	pictures, err := flags.pictures.options()
	return batch.Options{Jobs: flags.jobs, Convert: opt, OCR: pictures}, err
}

// workers are processes of this program that convert one document at a time each.
func (flags convertFlags) workers() (*worker.Pool, error) {
	command, err := worker.Command(workerName)
	if err != nil {
		return nil, err
	}
	return worker.NewPool(flags.jobs, command, flags.limits.working()), nil
}

// outcome is the exit code of a run that came to its end. reason is the last input's.
func outcome(totals batch.Totals, args []string, reason *model.Reason) error {
	if totals.Failed == 0 {
		return nil
	}
	if len(args) == 1 && totals.Documents == 1 && !isDirectory(args[0]) && neverSucceeds(*reason) {
		return &exitError{code: exitBadInput}
	}
	return &exitError{code: exitSomeFailed}
}

func isDirectory(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
