package main

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"golang.org/x/term"

	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/internal/metrics"
	"github.com/juesuan/juesuan/model"
)

// watch shows people how a run goes: a bar where there is a terminal, lines of a log, a table at the end.
type watch struct {
	w     io.Writer
	flags logFlags
	log   *zap.Logger
	bar   *progressbar.ProgressBar // nil without a terminal
	begun time.Time
	pulse *time.Ticker // nil when there is no heartbeat

	metrics *metrics.Metrics // nil without --metrics

	mu     sync.Mutex // the heartbeat looks at what the run counts
	plan   batch.Plan
	totals batch.Totals
}

func newWatch(w io.Writer, flags logFlags) (*watch, error) {
	s := &watch{w: w, flags: flags, begun: time.Now()}
	if isTerminal(w) && !flags.quiet && flags.format == "console" {
		s.bar = newBar(w)
	}
	var err error
	if s.log, err = flags.logger(&besideBar{w, s.bar}, s.bar != nil); err != nil {
		return nil, err
	}
	if s.bar == nil && flags.heartbeat > 0 {
		s.pulse = time.NewTicker(flags.heartbeat)
		go s.beat()
	}
	return s, nil
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// beat tells now and then how far the run is.
func (s *watch) beat() {
	for range s.pulse.C {
		s.mu.Lock()
		s.log.Info("progress", s.progress()...)
		s.mu.Unlock()
	}
}

// progress is how far the run is: the rate is that of documents a second, of this run; the time left follows from it.
func (s *watch) progress() []zap.Field {
	t := &s.totals
	elapsed := time.Since(s.begun)
	rate := float64(t.Documents-s.plan.Kept.Documents) / elapsed.Seconds()
	fields := []zap.Field{
		zap.Int("documents", t.Documents), zap.Int("of", s.plan.Inputs), zap.Int("pages", t.Pages),
		zap.Int("ok", t.OK), zap.Int("review", t.Review), zap.Int("failed", t.Failed), zap.Float64("rate", rate),
	}
	if rate > 0 {
		left := float64(s.plan.Inputs-t.Documents) / rate
		fields = append(fields, zap.Duration("left", time.Duration(left*float64(time.Second)).Round(time.Second)))
	}
	return fields
}

// planned tells what is about to be done.
func (s *watch) planned(p batch.Plan) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.totals, s.plan = p.Kept.Clone(), p
	s.totals.Gone = p.Gone
	for _, n := range p.Skipped {
		s.totals.Skipped += n
	}
	s.metrics.Planned(p.Inputs, p.Kept.Documents)
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
	s.mu.Lock()
	defer s.mu.Unlock()
	s.totals.Add(o.Record)
	if o.Kept {
		s.metrics.Kept()
	} else {
		s.metrics.Done(&o.Record.Entry, o.Record.Amounts, o.Elapsed)
	}
	s.tell(o)
	if s.bar != nil {
		describe(s.bar, &s.totals)
		_ = s.bar.Add(1) // a bar that can't be drawn is no reason to stop
	}
}

func (s *watch) tell(o batch.Outcome) {
	e := o.Record.Entry
	fields := []zap.Field{zap.String("path", e.Path)}
	well, review := zapcore.InfoLevel, zapcore.WarnLevel
	if s.flags.few {
		well, review = zapcore.DebugLevel, zapcore.DebugLevel
	}
	switch {
	case o.Kept:
		s.log.Debug(o.Input.File+" has not changed", fields...)
	case e.Status == model.StatusFailed:
		fields = append(fields, zap.String("reason", string(e.Reason())))
		if s.flags.verbose && o.Cause != nil {
			fields = append(fields, zap.String("cause", o.Cause.Error()))
		}
		s.log.Error(o.Input.File+": "+*e.Message, fields...)
	case e.Status == model.StatusReview:
		s.log.Log(review, o.Input.File+": "+*e.Message, append(fields, zap.String("reason", string(e.Reason())))...)
	default:
		s.log.Log(well, o.Input.File+" is converted", append(fields, zap.Int("pages", e.Pages), zap.Int("tables", e.Tables))...)
	}
	for _, w := range o.Warnings {
		s.log.Debug(o.Input.File+": "+w.Message, zap.String("code", w.Code), zap.String("table", w.Table), zap.Int("page", w.Page))
	}
}

// close ends the bar and the heartbeat.
func (s *watch) close() {
	if s.pulse != nil {
		s.pulse.Stop()
	}
	if s.bar != nil {
		_ = s.bar.Finish()
	}
}

// end sums the run up.
func (s *watch) end() {
	s.close()
	s.mu.Lock()
	defer s.mu.Unlock()
	elapsed := time.Since(s.begun)
	switch t := &s.totals; {
	case s.flags.quiet:
	case s.flags.format == "json":
		s.log.Info("done", zap.Int("documents", t.Documents), zap.Int("ok", t.OK), zap.Int("review", t.Review), zap.Int("failed", t.Failed),
			zap.Any("reasons", t.Reasons), zap.Any("skipped", s.plan.Skipped), zap.Int("gone", t.Gone),
			zap.Int("pages", t.Pages), zap.Int("tables", t.Tables), zap.Int("amounts", t.Amounts),
			zap.Int("proved", t.Proved), zap.Int("untested", t.Untested), zap.Int("doubtful", t.Doubtful), zap.Duration("seconds", elapsed))
	default:
		summary(s.w, t, elapsed)
	}
}
