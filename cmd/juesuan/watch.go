package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"go.uber.org/zap"
	"golang.org/x/term"

	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/model"
)

// watch shows people how a run goes: a bar where there is a terminal, lines of a log, a table at the end.
type watch struct {
	w       io.Writer
	flags   logFlags
	log     *zap.Logger
	bar     *progressbar.ProgressBar // nil without a terminal
	skipped map[inputs.Skip]int
	totals  batch.Totals
}

func newWatch(w io.Writer, flags logFlags) (*watch, error) {
	s := &watch{w: w, flags: flags}
	if isTerminal(w) && !flags.quiet && flags.format == "console" {
		s.bar = newBar(w)
	}
	var err error
	s.log, err = flags.logger(&besideBar{w, s.bar}, s.bar != nil)
	return s, err
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// planned tells what is about to be done.
func (s *watch) planned(p batch.Plan) {
	s.totals, s.skipped = p.Kept, p.Skipped
	if p.Kept.Documents > 0 {
		s.log.Info("going on where an earlier run ended", zap.Int("documents", p.Inputs), zap.Int("done", p.Kept.Documents))
	}
	if s.bar != nil {
		s.bar.ChangeMax(p.Inputs)
		_ = s.bar.Set(p.Kept.Documents)
	}
}

// done tells of one input.
func (s *watch) done(o batch.Outcome) {
	s.totals.Add(o.Record)
	s.tell(o)
	if s.bar != nil {
		describe(s.bar, &s.totals)
		_ = s.bar.Add(1) // a bar that can't be drawn is no reason to stop
	}
}

func (s *watch) tell(o batch.Outcome) {
	e := o.Record.Entry
	fields := []zap.Field{zap.String("path", e.Path)}
	switch {
	case o.Kept:
		s.log.Debug(o.Input.File+" has not changed", fields...)
	case e.Status == model.StatusFailed:
		fields = append(fields, zap.String("reason", string(*e.Reason)))
		if s.flags.verbose && o.Cause != nil {
			fields = append(fields, zap.String("cause", o.Cause.Error()))
		}
		s.log.Error(o.Input.File+": "+*e.Message, fields...)
	case e.Status == model.StatusReview:
		s.log.Warn(o.Input.File+": "+*e.Message, append(fields, zap.String("reason", string(*e.Reason)))...)
	default:
		s.log.Info(o.Input.File+" is converted", append(fields, zap.Int("pages", e.Pages), zap.Int("tables", e.Tables))...)
	}
	for _, w := range o.Warnings {
		s.log.Debug(o.Input.File+": "+w.Message, zap.String("code", w.Code), zap.String("table", w.Table), zap.Int("page", w.Page))
	}
}

// end sums the run up.
func (s *watch) end(elapsed time.Duration) {
	if s.bar != nil {
		_ = s.bar.Finish()
	}
	ignored := 0
	for _, n := range s.skipped {
		ignored += n
	}
	switch {
	case s.flags.quiet:
	case s.flags.format == "json":
		t := &s.totals
		s.log.Info("done", zap.Int("documents", t.Documents), zap.Int("ok", t.OK), zap.Int("review", t.Review), zap.Int("failed", t.Failed),
			zap.Any("reasons", t.Reasons), zap.Int("ignored", ignored), zap.Any("skipped", s.skipped),
			zap.Int("pages", t.Pages), zap.Int("tables", t.Tables), zap.Int("amounts", t.Amounts), zap.Duration("seconds", elapsed))
	default:
		summary(s.w, &s.totals, ignored, elapsed)
	}
}
