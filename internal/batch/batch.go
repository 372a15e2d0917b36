// Package batch converts many inputs into one output tree.
//
// In: inputs and an open store. Out: each input as ok, review or failed in the tree, in its journal and in the files that
// sum it up; each file that is no input as skipped, and each that is no longer found as gone. What is written does not depend on how many documents are converted at a time, in which order, or how often
// the run was cut short. Memory does not grow with the number of inputs.
//
//	plan.go        inputs and journal → what is to be done, the largest first
//	one.go         one input: converted, written, journalled
//	found.go       files that are no inputs, and inputs that are gone
//	duplicates.go  inputs with the same bytes are converted once
//	settle.go      the first of them by path has the document
//	finish.go      journal → manifest.jsonl, findings.jsonl, and the dataset
package batch

import (
	"context"
	"errors"
	"iter"
	"sync"
	"sync/atomic"
	"time"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/internal/worker"
	"github.com/juesuan/juesuan/model"
)

// Options say how to convert.
type Options struct {
	// Jobs is how many documents are converted at a time; less than 1 means 1.
	Jobs    int
	Convert juesuan.Options
	// Converter converts up to Jobs documents at a time; nil means in this process.
	Converter worker.Converter
	// Fetch is that of the crawl, see inputs.Crawl.
	Fetch func(ctx context.Context, in inputs.Input, file string) error
	// Limits name the time and memory that a document is given. One that failed for want of them is tried again when they
	// have changed.
	Limits string

	// Resume leaves alone what the journal says is done: the same bytes, configuration and program.
	Resume bool
	// Trust takes what the journal says is done to be in the tree, without looking: where that costs a request each.
	Trust bool
	// Rehash reads every file to see whether it has changed, and does not trust the file system's stamps.
	Rehash bool
	// Retry tries again what failed.
	Retry bool
	// Roots are the directories that were walked, as inputs.RootOf names them: what an earlier run found there, and this one
	// does not, is gone.
	Roots []string
	// Prune removes what is gone from the tree, its lines too.
	Prune bool
}

// Watch is told how a run goes, one call at a time. A nil function is not called.
type Watch struct {
	Planned func(Plan)    // once, before the first document
	Done    func(Outcome) // for each input, in no order; not for those that the plan counts as kept, nor for files that are none
}

// Plan is what a run is about to do.
type Plan struct {
	Inputs  int                      // all of them
	Kept    Totals                   // those that an earlier run has done
	Skipped map[model.ReasonCode]int // files that are no inputs
	Gone    int                      // what an earlier run found in these directories, and this one does not
}

// Outcome is what became of one input.
type Outcome struct {
	Input    inputs.Input
	Record   *journal.Record
	Warnings []model.Diagnostic
	Cause    error // of a failed input, for developers; may be nil
	Elapsed  time.Duration
	Kept     bool // an earlier run has done it, and its bytes are the same
}

// run is one run.
type run struct {
	out     *store.Store
	opt     Options
	watch   Watch
	journal *journal.Journal
	config  string
	engines func() string // see recognition; asked for when the first document needs it
	fetched atomic.Int64  // how many inputs
	// unlisted are the roots of which a directory could not be listed: what is gone there is not known.
	unlisted []string
	stop     context.CancelCauseFunc
}

// Run converts the inputs. The files that sum up the tree are written whole at the end, also when ctx ends first: then
// with what was done, the dataset left as it was, and the error is ctx.Err(). They are not written for a shard: Merge does
// when all shards are done. Any other error is fatal: the inputs could not be listed or fetched, or the tree not be written.
func Run(ctx context.Context, out *store.Store, in iter.Seq2[inputs.Found, error], opt Options, watch Watch) error {
	opt.Jobs = max(opt.Jobs, 1)
	if opt.Converter == nil {
		opt.Converter = worker.InProcess(opt.Jobs)
	}
	log, err := openJournal(out)
	if err != nil {
		return err
	}
	working, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := &run{out: out, opt: opt, watch: watch, journal: log, config: opt.Convert.Hash(), stop: stop}
	r.engines = sync.OnceValue(func() string { return recognition(ctx, opt.Convert.Recognition) })
	r.convertAll(working, r.plan(working, in))
	if err := errors.Join(log.Close(), out.Sync()); err != nil {
		return err
	}
	if err := context.Cause(working); err != nil && ctx.Err() == nil {
		return err
	}
	if !out.Shard().IsWhole() {
		return ctx.Err()
	}
	var pruned []string
	if opt.Prune {
		pruned = opt.Roots
	}
	return finish(ctx, out, opt.Jobs, pruned)
}

// How many goroutines share the work of one job: while a document is written the next is converted, and others are on
// their way here.
const (
	ahead        = 2
	aheadFetched = 4
)

// convertAll hands the items of the plan to goroutines. An input that ctx cuts short has no outcome.
func (r *run) convertAll(ctx context.Context, items iter.Seq2[item, error]) {
	todo, done := make(chan item), make(chan Outcome)
	go func() {
		defer close(todo)
		for it, err := range grouped(items) {
			if err != nil {
				r.stop(err)
				return
			}
			select {
			case todo <- it:
			case <-ctx.Done():
				return
			}
		}
	}()
	var workers sync.WaitGroup
	share := ahead
	if r.opt.Fetch != nil {
		share = aheadFetched
	}
	for range share * r.opt.Jobs {
		workers.Go(func() {
			for it := range todo {
				outcome, err := r.one(ctx, it)
				switch {
				case err != nil:
					r.stop(err)
				case outcome.Record != nil:
					done <- outcome
				}
			}
		})
	}
	go func() {
		workers.Wait()
		close(done)
	}()
	for outcome := range done {
		if r.watch.Done != nil {
			r.watch.Done(outcome)
		}
	}
}
