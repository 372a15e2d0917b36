package batch

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/internal/disksort"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/model"
)

// item is a file and what is known of it.
type item struct {
	Input inputs.Input
	Skip  model.ReasonCode // why it is no input; "" for an input
	Gone  bool             // it was found by an earlier run, and is not there any more: Known is its record

	// Sum and Media are of the bytes that the journal's record of the input holds for, and Known is where that record
	// stands; "" when there is none, or it holds no more.
	Sum, Media string
	Known      journal.Ref
	// Same is true when these are the input's bytes still. When they may have changed, the file must be read to know.
	Same bool
	// Twin is true when the record is that of a duplicate: it holds as long as its original does.
	Twin bool

	group *group // of inputs of one size; nil for a size of its own
	turn  turn   // in the group
	file  string // where its bytes are while it is done
}

// done holds for an input that an earlier run has done, whatever else is found.
func (it *item) done() bool { return it.Same && !it.Twin }

// rank orders inputs of one size: originals that are done, what is to be done, duplicates that were.
func (it *item) rank() int {
	switch {
	case it.done():
		return 0
	case !it.Twin:
		return 1
	}
	return 2
}

// size orders what is to be done. What is no input is done last.
func (it *item) size() int64 {
	if it.Skip != "" || it.Gone {
		return -1
	}
	return it.Input.Size
}

// plan yields what is to be done, the largest inputs first: a large document that was begun last would keep a run waiting
// for itself. Of one size, what is done comes first.
func (r *run) plan(ctx context.Context, in iter.Seq2[inputs.Found, error]) iter.Seq2[item, error] {
	plan := Plan{Skipped: map[model.ReasonCode]int{}}
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

// mine yields the files of this run's shard, and counts them.
func (r *run) mine(in iter.Seq2[inputs.Found, error], plan *Plan) iter.Seq2[item, error] {
	return func(yield func(item, error) bool) {
		for found, err := range in {
			if err == nil && found.Unlisted {
				r.unlisted = append(r.unlisted, found.Root)
			}
			switch {
			case err != nil:
				yield(item{}, err)
				return
			case !r.out.Shard().Has(found.Path):
				continue
			case found.Skip != "":
				plan.Skipped[found.Skip]++
			default:
				plan.Inputs++
			}
			if !yield(item{Input: found.Input, Skip: found.Skip}, nil) {
				return
			}
		}
	}
}

// byPath has an input come before a file of that path that is none.
func byPath(a, b item) int {
	return cmp.Or(strings.Compare(a.Input.Path, b.Input.Path), strings.Compare(string(a.Skip), string(b.Skip)), strings.Compare(a.Input.File, b.Input.File))
}

func largestFirst(a, b item) int {
	if c := cmp.Compare(b.size(), a.size()); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(a.Input.Path, b.Input.Path))
}

// classify brings each file together with the journal's record of it, and yields what is to be done, or was. Both come in
// path order.
func (r *run) classify(in iter.Seq2[item, error], known iter.Seq2[*journal.Record, error], plan *Plan) iter.Seq2[item, error] {
	return func(yield func(item, error) bool) {
		next, stop := iter.Pull2(known)
		defer stop()
		c := classifier{run: r, plan: plan, yield: yield}
		c.record, c.err, c.more = next()
		c.next = next
		for it, err := range in {
			if err != nil {
				yield(item{}, err)
				return
			}
			if !c.before(it.Input.Path) || !c.file(it) {
				return
			}
		}
		c.before("")
	}
}

// classifier stands between the files and the records.
type classifier struct {
	*run
	plan  *Plan
	yield func(item, error) bool
	meet  inputs.Meeting
	last  string // the path of the file before

	record *journal.Record // the next one
	err    error
	more   bool
	next   func() (*journal.Record, error, bool)
}

// before deals with the records before a path, all of them for "": of files that were not found. It is false when the
// yielding has ended.
func (c *classifier) before(path string) bool {
	for c.more && c.err == nil && (path == "" || c.record.Path < path) {
		record := c.record
		if record.Entry.HasDocument() {
			// Inputs whose folders would lie within that of an earlier run's document are refused.
			if err := c.meet.Add(inputs.Input{File: record.Path + " of an earlier run", Path: record.Path}); err != nil {
				c.yield(item{}, err)
				return false
			}
		}
		if c.isGone(record) {
			c.plan.Gone++
			if !record.Entry.Gone && !c.yield(item{Input: inputs.Input{Path: record.Path}, Gone: true, Known: record.Ref}, nil) {
				return false
			}
		}
		c.record, c.err, c.more = c.next()
	}
	if c.err != nil {
		c.yield(item{}, c.err)
		return false
	}
	return true
}

// isGone holds for the record of a file that was not found where it was, in a directory that this run has seen whole.
func (c *classifier) isGone(record *journal.Record) bool {
	return record.Root != "" && slices.Contains(c.opt.Roots, record.Root) && !slices.Contains(c.unlisted, record.Root) && c.out.Shard().Has(record.Path)
}

// file yields a file with what its record says of it.
func (c *classifier) file(it item) bool {
	if it.Skip != "" && it.Input.Path == c.last {
		return true // two directories have one such file; a line tells of both
	}
	c.last = it.Input.Path
	if it.Skip == "" {
		if err := c.meet.Add(it.Input); err != nil {
			c.yield(item{}, err)
			return false
		}
	}
	if c.more && c.record.Path == it.Input.Path {
		record := c.record
		if it.Skip != "" && c.isSkipped(&it, record) {
			it.Same = true
		} else if it.Skip == "" {
			c.match(&it, record)
			if it.done() {
				c.plan.Kept.Add(record)
			}
		}
		c.record, c.err, c.more = c.next()
	}
	return it.Skip != "" && it.Same || c.yield(it, nil)
}

// match tells whether the record of an input still holds.
func (r *run) match(it *item, record *journal.Record) {
	in := it.Input
	if !r.opt.Resume || in.Err != nil || in.Size != record.Entry.Bytes || !r.holds(record) {
		return
	}
	e := &record.Entry
	it.Sum, it.Known, it.Twin = *e.SHA256, record.Ref, e.DuplicateOf != nil
	if e.MediaType != nil {
		it.Media = *e.MediaType
	}
	it.Same = !r.opt.Rehash && in.Stamp != inputs.Stamp{} && in.Stamp == record.Stamp && in.Root == record.Root && !e.Gone &&
		(r.opt.Trust || r.stands(record))
}

// holds tells whether converting the same bytes again would give the same.
func (r *run) holds(record *journal.Record) bool {
	e := &record.Entry
	if !r.isOurs(e) || e.SHA256 == nil || e.Status == model.StatusSkipped {
		return false
	}
	if record.Engines != "" && record.Engines != r.engines() {
		return false
	}
	if e.Status != model.StatusFailed {
		return record.Digest != "" || e.DuplicateOf != nil
	}
	switch e.Reason() {
	case model.ReasonUnreadable, model.ReasonIO:
		return false // it lies in the machine, which may have been mended
	}
	return !r.opt.Retry && (record.Limits == "" || record.Limits == r.opt.Limits)
}

// isOurs holds for a line that a run of this program, format and configuration wrote.
func (r *run) isOurs(e *model.ManifestEntry) bool {
	return e.Program == program() && e.Schema == model.ManifestSchema && e.Config == r.config
}

// stands reports whether the document of a record, where it has one, is in the tree.
func (r *run) stands(record *journal.Record) bool {
	return !record.Entry.HasDocument() || r.out.Has(record.Path)
}
