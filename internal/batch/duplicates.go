package batch

import (
	"context"
	"iter"
	"path"
	"strings"
	"sync"

	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// content is what a document's output depends on beside the options and its path: its bytes and how it is read, which
// its name's ending may tell.
type content struct{ sum, ending string }

func contentOf(sum, name string) content { return content{sum, strings.ToLower(path.Ext(name))} }

// group are the inputs of one size: only among these can two be the same. It is forgotten with the last of them, so that
// memory does not grow with the crawl.
type group struct {
	mu sync.Mutex
	of map[content]*original
}

// original is the first input of its content.
type original struct {
	done   chan struct{}
	record journal.Ref // set before done is closed; none when others have to try for themselves
}

// first returns the original of a content, and whether it is the caller who must now end it.
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
			if waiting != nil && waiting.Input.Size == it.Input.Size {
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
	if !it.Done {
		return yield(it, nil)
	}
	if it.group != nil {
		if o, first := it.group.first(contentOf(it.Sum, it.Input.Path)); first {
			o.record = it.Known
			close(o.done)
		}
	}
	return true
}

// convertOnce converts an input unless one with the same content is or is being converted: then it is given that one's
// result.
func (r *run) convertOnce(ctx context.Context, it item, sum string) (Outcome, error) {
	o, first := it.group.first(contentOf(sum, it.Input.Path))
	if !first {
		select {
		case <-o.done:
		case <-ctx.Done():
			return Outcome{}, ctx.Err()
		}
		if outcome, ok := r.copy(it, o.record); ok {
			return outcome, r.journal.Append(outcome.Record)
		}
		return r.convert(ctx, it)
	}
	defer close(o.done)
	outcome, err := r.convert(ctx, it)
	if err == nil && lasting(outcome.Record, sum) {
		o.record = outcome.Record.Ref
	}
	return outcome, err
}

// lasting reports whether a record is one of those bytes, and tells of them rather than of the machine.
func lasting(record *journal.Record, sum string) bool {
	e := &record.Entry
	if e.SHA256 == nil || *e.SHA256 != sum {
		return false // the file has changed meanwhile
	}
	return e.Status != model.StatusFailed || e.Reason() != model.ReasonIO && e.Reason() != model.ReasonUnreadable
}

// copy gives an input the result of another with the same content. It is not ok when that can't be done.
func (r *run) copy(it item, original journal.Ref) (o Outcome, ok bool) {
	if original.Length == 0 {
		return o, false
	}
	record, err := journal.At(r.out.Journals(), original)
	if err != nil {
		return o, false
	}
	from, digest := record.Path, record.Digest
	record.Path, record.Stamp, record.SameAs = it.Input.Path, it.Input.Stamp, from
	record.Entry.Path = it.Input.Path
	for i := range record.Findings {
		record.Findings[i].Path = it.Input.Path
	}
	o = Outcome{Input: it.Input, Record: record}
	if record.Entry.Status == model.StatusFailed {
		return o, r.out.Drop(it.Input.Path) == nil
	}
	files, err := store.ReadFolder(r.out.Tree(), store.Folder(from))
	if err != nil || store.Digest(files) != digest || !store.Rename(files, from, it.Input.Path) {
		return o, false
	}
	draft := r.out.Draft()
	if store.Fill(draft.Folder(), files) != nil || draft.Keep(it.Input.Path) != nil {
		_ = draft.Discard() // what hinders is told when it is converted
		return o, false
	}
	record.Digest = store.Digest(files)
	return o, true
}
