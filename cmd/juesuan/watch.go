package main

import (
	"fmt"
	"io"
	"os"
	"text/tabwriter"
	"time"

	"github.com/schollz/progressbar/v3"
	"go.uber.org/zap"
	"golang.org/x/term"

	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/model"
)

// watch shows people how a run goes: a bar where there is a terminal, lines of a log, a table at the end.
type watch struct {
	w     io.Writer
	flags logFlags
	log   *zap.Logger
	bar   *progressbar.ProgressBar // nil without a terminal
}

func newWatch(w io.Writer, flags logFlags, documents int) (*watch, error) {
	s := &watch{w: w, flags: flags}
	if isTerminal(w) && !flags.quiet && flags.format == "console" {
		s.bar = progressbar.NewOptions(documents,
			progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("converting"),
			progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
	}
	var err error
	s.log, err = flags.logger(&besideBar{w, s.bar}, s.bar != nil)
	return s, err
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// besideBar clears the bar before a line is written; it is drawn again with the next document.
type besideBar struct {
	w   io.Writer
	bar *progressbar.ProgressBar
}

func (b *besideBar) Write(line []byte) (int, error) {
	if b.bar != nil {
		if err := b.bar.Clear(); err != nil {
			return 0, err
		}
	}
	return b.w.Write(line)
}

// done tells of one input.
func (s *watch) done(o batch.Outcome) {
	e := o.Entry
	fields := []zap.Field{zap.String("path", e.Path)}
	switch e.Status {
	case model.StatusFailed:
		fields = append(fields, zap.String("reason", string(*e.Reason)))
		if s.flags.verbose && o.Cause != nil {
			fields = append(fields, zap.String("cause", o.Cause.Error()))
		}
		s.log.Error(o.Input.File+": "+*e.Message, fields...)
	case model.StatusReview:
		s.log.Warn(o.Input.File+": "+*e.Message, append(fields, zap.String("reason", string(*e.Reason)))...)
	default:
		s.log.Info(o.Input.File+" is converted", append(fields, zap.Int("pages", e.Pages), zap.Int("tables", e.Tables))...)
	}
	for _, w := range o.Warnings {
		s.log.Debug(o.Input.File+": "+w.Message, zap.String("code", w.Code), zap.String("table", w.Table), zap.Int("page", w.Page))
	}
	if s.bar != nil {
		_ = s.bar.Add(1) // a bar that can't be drawn is no reason to stop
	}
}

// end sums the run up.
func (s *watch) end(t batch.Totals, ignored int, elapsed time.Duration) {
	if s.bar != nil {
		_ = s.bar.Finish()
	}
	switch {
	case s.flags.quiet:
	case s.flags.format == "json":
		s.log.Info("done", zap.Int("documents", t.Documents), zap.Int("ok", t.OK), zap.Int("review", t.Review), zap.Int("failed", t.Failed),
			zap.Int("ignored", ignored), zap.Int("pages", t.Pages), zap.Int("tables", t.Tables), zap.Int("amounts", t.Amounts),
			zap.Duration("seconds", elapsed))
	default:
		summary(s.w, t, ignored, elapsed)
	}
}

func summary(w io.Writer, t batch.Totals, ignored int, elapsed time.Duration) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "documents\tok\treview\tfailed\tignored\tpages\ttables\tamounts\tseconds\t")
	fmt.Fprintf(table, "%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%.1f\t\n",
		t.Documents, t.OK, t.Review, t.Failed, ignored, t.Pages, t.Tables, t.Amounts, elapsed.Seconds())
	_ = table.Flush()
}
