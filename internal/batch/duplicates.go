package batch

import (
	"context"
	"iter"
	"path"
	"strings"
	"sync"

	"github.com/juesuan/juesuan/extract/filetype"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/model"
)

// content is what a document's output depends on beside the options and its path: its bytes and their kind. Text under
// the name of a PDF is refused, and text under another is not.
type content struct {
	Sum, Media string
	NamedPDF   bool `json:",omitempty"`
}

func contentOf(sum, media, name string) content {
	return content{sum, media, media != filetype.PDF && strings.EqualFold(path.Ext(name), ".pdf")}
}

// group are the inputs of one size: only among these can two be the same. It is forgotten with the last of them, so that
// memory does not grow with the crawl.
type group struct {
	mu   sync.Mutex
	of   map[content]*original
	last <-chan struct{} // closed when the last input that was handed on has named its content
}

// turn has inputs of one size name their contents one after the other, so that the first by path is the original. Each
// was handed on before the next, and names its content without waiting for another's conversion.
type turn struct {
	former <-chan struct{}
	named  func()
}

// join gives an input the next turn.
func (g *group) join() turn {
	named := make(chan struct{})
	t := turn{g.last, sync.OnceFunc(func() { close(named) })}
	g.last = named
	return t
}

// original is the first input of its content.
type original struct {
	done   chan struct{}
	record journal.Ref // set before done is closed; none when others have to try for themselves
}

// first returns the original of a content, and whether it is the caller who must now end it. It waits for the input's
// turn.
func (it *item) first(c content) (*original, bool) {
	if it.turn.former != nil {
		<-it.turn.former
	}
	defer it.turn.named()
	return it.group.first(c)
}

func (g *group) first(c content) (*original, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if o := g.of[c]; o != nil {
		return o, false
	}
	if g.of == nil {
		g.of = map[content]*original{}
	}
	o := &original{done: make(chan struct{})}
	g.of[c] = o
	return o, true
}

// grouped gives inputs of one size their group, and leaves out what is done. Items come by size, and of one size what is
// done comes first.
func grouped(items iter.Seq2[item, error]) iter.Seq2[item, error] {
	return func(yield func(item, error) bool) {
		var waiting *item // whether it has a group the next one tells
		g := &group{}
		for it, err := range items {
			if err != nil {
				yield(it, err)
				return
			}
			if waiting != nil && waiting.size() == it.size() && it.size() >= 0 {
				waiting.group, it.group = g, g
			} else {
				g = &group{}
			}
			if waiting != nil && !pass(*waiting, yield) {
				return
			}
			waiting = &it
		}
		if waiting != nil {
			pass(*waiting, yield)
		}
	}
}

func pass(it item, yield func(item, error) bool) bool {
	if !it.done() {
		if it.group != nil {
			it.turn = it.group.join()
		}
		return yield(it, nil)
	}
	if it.group != nil {
		if o, first := it.group.first(contentOf(it.Sum, it.Media, it.Input.Path)); first {
			o.record = it.Known
			close(o.done)
		}
	}
	return true
}

// convertOnce converts an input unless one with the same content is or is being converted: then it is that one's
// duplicate.
func (r *run) convertOnce(ctx context.Context, it item, c content, former *journal.Record) (Outcome, error) {
	o, first := it.first(c)
	if !first {
		return r.duplicate(ctx, it, o)
	}
	defer close(o.done)
	outcome, err := r.keepOrConvert(ctx, it, former)
	if err == nil && lasting(outcome.Record, c.Sum) {
		o.record = outcome.Record.Ref
	}
	return outcome, err
}

// twin does an input that was a duplicate and has the same bytes still: its original may have changed.
func (r *run) twin(ctx context.Context, it item) (Outcome, error) {
	o, first := it.first(contentOf(it.Sum, it.Media, it.Input.Path))
	if !first {
		return r.duplicate(ctx, it, o)
	}
	defer close(o.done)
	sum := it.Sum
	outcome, err := r.anew(ctx, it)
	if err == nil && lasting(outcome.Record, sum) {
		o.record = outcome.Record.Ref
	}
	return outcome, err
}

// anew does an input as if nothing were known of it.
func (r *run) anew(ctx context.Context, it item) (Outcome, error) {
	it.Same, it.Twin, it.Sum, it.group = false, false, "", nil
	return r.one(ctx, it)
}

// duplicate records that an input has the same content as another. When that one failed for a reason of its own, it is
// converted.
func (r *run) duplicate(ctx context.Context, it item, o *original) (Outcome, error) {
	select {
	case <-o.done:
	case <-ctx.Done():
		return Outcome{}, ctx.Err()
	}
	if o.record.Length == 0 {
		return r.anew(ctx, it)
	}
	of, err := journal.At(r.out.Journals(), o.record)
	if err != nil {
		return Outcome{}, err
	}
	record := duplicateOf(of, &journal.Record{Path: it.Input.Path, Stamp: it.Input.Stamp, Root: it.Input.Root})
	outcome := Outcome{Input: it.Input, Record: record}
	if it.Twin && it.Sum == text(of.Entry.SHA256) {
		former, err := journal.At(r.out.Journals(), it.Known)
		if err != nil {
			return outcome, err
		}
		if outcome.Kept = text(former.Entry.DuplicateOf) == of.Path; outcome.Kept && it.Same {
			return outcome, nil
		}
	}
	if err := r.out.Drop(it.Input.Path); err != nil {
		return outcome, err
	}
	return outcome, r.journal.Append(record)
}

// duplicateOf is the record of an input with the same content as another that was converted.
func duplicateOf(of, own *journal.Record) *journal.Record {
	record := *of
	record.Path, record.Stamp, record.Root = own.Path, own.Stamp, own.Root
	record.Findings, record.Digest = nil, ""
	record.Amounts, record.Proved, record.Doubtful, record.Untested = 0, 0, 0, 0
	record.Entry.Path, record.Entry.DuplicateOf, record.Entry.Gone = own.Path, &of.Path, false
	return &record
}

// lasting reports whether a record is one of those bytes, and says something of them rather than of the machine.
func lasting(record *journal.Record, sum string) bool {
	e := &record.Entry
	if e.SHA256 == nil || *e.SHA256 != sum {
		return false // the file has changed meanwhile
	}
	return e.Status != model.StatusFailed || e.Reason() != model.ReasonIO && e.Reason() != model.ReasonUnreadable
}
