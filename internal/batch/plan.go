package batch

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"strings"

	"github.com/juesuan/juesuan/internal/disksort"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/model"
)

// item is an input and what is known of it.
type item struct {
	Input inputs.Input
	// Sum is the hash of the bytes that the journal's record of the input holds for, and Known where that record stands; ""
	// when there is none, or it holds no more.
	Sum   string
	Known journal.Ref
	// Done is true when these are the input's bytes still. When they may have changed, the file must be read to know.
	Done bool

	group *group // of inputs of one size; nil for a size of its own
	file  string // where its bytes are while it is done
}

// plan yields the inputs, the largest first: a large document that was begun last would keep a run waiting for itself.
// Of one size, what is done comes first.
func (r *run) plan(ctx context.Context, in iter.Seq2[inputs.Found, error]) iter.Seq2[item, error] {
	plan := Plan{Skipped: map[inputs.Skip]int{}}
	tmp := r.out.Temporary()
	sorted := disksort.Sort(ctx, tmp, r.mine(in, &plan), byPath)
	known := journal.Read(ctx, r.out.Journals(), tmp)
	items := disksort.Sort(ctx, tmp, r.classify(sorted, known, &plan), largestFirst)
	return func(yield func(item, error) bool) {
		told := false
		tell := func() {
			if !told && r.watch.Planned != nil {
				r.watch.Planned(plan)
			}
			told = true
		}
		for it, err := range items {
			if err != nil {
				yield(it, err)
				return
			}
			tell()
			if !yield(it, nil) {
				return
			}
		}
		tell()
	}
}

// mine yields the inputs of this run's shard, and counts and lists what is no input.
func (r *run) mine(in iter.Seq2[inputs.Found, error], plan *Plan) iter.Seq2[inputs.Input, error] {
	return func(yield func(inputs.Input, error) bool) {
		list, err := listSkipped(r.out)
		if err != nil {
			yield(inputs.Input{}, err)
			return
		}
		defer list.Discard()
		for found, inErr := range in {
			switch {
			case inErr != nil:
				yield(inputs.Input{}, inErr)
				return
			case !r.out.Shard().Has(found.Path):
			case found.Skip != "":
				plan.Skipped[found.Skip]++
				err = errors.Join(err, list.add(found))
			default:
				plan.Inputs++
				if !yield(found.Input, nil) {
					return
				}
			}
		}
		if err := errors.Join(err, list.Commit()); err != nil {
			yield(inputs.Input{}, err)
		}
	}
}

func byPath(a, b inputs.Input) int {
	return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.File, b.File))
}

func largestFirst(a, b item) int {
	if c := cmp.Compare(b.Input.Size, a.Input.Size); c != 0 {
		return c
	}
	if a.Done != b.Done {
		if a.Done {
			return -1
		}
		return 1
	}
	return strings.Compare(a.Input.Path, b.Input.Path)
}

// classify brings each input together with the journal's record of it. Both come in path order.
func (r *run) classify(in iter.Seq2[inputs.Input, error], known iter.Seq2[*journal.Record, error], plan *Plan) iter.Seq2[item, error] {
	return func(yield func(item, error) bool) {
		next, stop := iter.Pull2(known)
		defer stop()
		var meet inputs.Meeting
		record, err, more := next()
		for input, inErr := range in {
			for more && err == nil && inErr == nil && record.Path < input.Path {
				err = meetEarlier(&meet, record)
				if err == nil {
					record, err, more = next()
				}
			}
			if err = cmp.Or(inErr, err); err == nil {
				err = meet.Add(input)
			}
			if err != nil {
				yield(item{}, err)
				return
			}
			it := item{Input: input}
			if more && record.Path == input.Path {
				it = r.match(input, record)
				if it.Done {
					plan.Kept.Add(record)
				}
				record, err, more = next()
			}
			if !yield(it, nil) {
				return
			}
		}
		for more && err == nil {
			if err = meetEarlier(&meet, record); err == nil {
				record, err, more = next()
			}
		}
		if err != nil {
			yield(item{}, err)
		}
	}
}

// meetEarlier has inputs refused whose folders would lie within that of an earlier run's document.
func meetEarlier(meet *inputs.Meeting, record *journal.Record) error {
	if record.Entry.Status == model.StatusFailed {
		return nil
	}
	return meet.Add(inputs.Input{File: record.Path + " of an earlier run", Path: record.Path})
}

// match tells whether the record of an input still holds.
func (r *run) match(in inputs.Input, record *journal.Record) item {
	it := item{Input: in}
	if !r.opt.Resume || in.Err != nil || in.Size != record.Entry.Bytes || !r.holds(record) {
		return it
	}
	it.Sum, it.Known = *record.Entry.SHA256, record.Ref
	it.Done = !r.opt.Rehash && in.Stamp != inputs.Stamp{} && in.Stamp == record.Stamp && (r.opt.Trust || r.stands(record))
	return it
}

// holds tells whether converting the same bytes again would give the same.
func (r *run) holds(record *journal.Record) bool {
	e := &record.Entry
	if e.Program != program() || e.Config != r.config || e.SHA256 == nil {
		return false
	}
	if record.Engines != "" && record.Engines != r.engines() {
		return false
	}
	if e.Status != model.StatusFailed {
		return record.Digest != ""
	}
	switch e.Reason() {
	case model.ReasonUnreadable, model.ReasonIO:
		return false // it lies in the machine, which may have been mended
	}
	return !r.opt.Retry && (record.Limits == "" || record.Limits == r.opt.Limits)
}

// stands reports whether the document of a record, where it has one, is in the tree.
func (r *run) stands(record *journal.Record) bool {
	return record.Entry.Status == model.StatusFailed || r.out.Has(record.Path)
}
