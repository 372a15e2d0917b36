package batch

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/internal/disksort"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// settle has the first by path of all inputs with the same content own their document, and the others name it. Until
// then the document is that of whichever came first, and shards know nothing of each other.
func settle(ctx context.Context, out *store.Store) error {
	s := &settler{amender{out: out}}
	var class []twin
	for t, err := range disksort.Sort(ctx, out.Temporary(), twins(ctx, out), byContent) {
		if err == nil && len(class) > 0 && class[0].Content != t.Content {
			err = s.class(class)
			class = class[:0]
		}
		if err != nil {
			return errors.Join(err, s.close())
		}
		class = append(class, t)
	}
	return errors.Join(s.class(class), s.close())
}

// twin is an input among those of its content.
type twin struct {
	Content struct {
		content
		Made string // with which configuration, by which program
	}
	Path  string
	Known journal.Ref // its record
	Gone  bool
	Owns  bool   // it has a document
	Of    string // the input whose duplicate it is; "" when it is none
}

// twins yields the inputs of a tree that have a lasting result.
func twins(ctx context.Context, out *store.Store) iter.Seq2[twin, error] {
	return func(yield func(twin, error) bool) {
		for record, err := range journal.Read(ctx, out.Journals(), out.Temporary()) {
			if err != nil {
				yield(twin{}, err)
				return
			}
			e := &record.Entry
			if e.Schema != model.ManifestSchema || e.SHA256 == nil || !lasting(record, *e.SHA256) {
				continue
			}
			t := twin{Path: record.Path, Known: record.Ref, Gone: e.Gone, Owns: e.HasDocument()}
			t.Content.content = contentOf(*e.SHA256, text(e.MediaType), record.Path)
			t.Content.Made = e.Program + " " + e.Config
			t.Of = text(e.DuplicateOf)
			if !yield(t, nil) {
				return
			}
		}
	}
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func byContent(a, b twin) int {
	x, y := &a.Content, &b.Content
	named := 0
	if x.NamedPDF != y.NamedPDF {
		named = 1
		if y.NamedPDF {
			named = -1
		}
	}
	return cmp.Or(strings.Compare(x.Sum, y.Sum), strings.Compare(x.Media, y.Media), named, strings.Compare(x.Made, y.Made), strings.Compare(a.Path, b.Path))
}

// settler settles the inputs of one content after the other.
type settler struct{ amender }

// class settles the inputs of one content, which come in path order. What is gone is nobody's original: it keeps its
// document, and another has a copy.
func (s *settler) class(all []twin) error {
	here := slices.DeleteFunc(slices.Clone(all), func(t twin) bool { return t.Gone })
	if len(here) == 0 || len(here) == 1 && here[0].Of == "" {
		return nil
	}
	first := &here[0]
	if first.Of != "" || !first.Owns {
		from := resultOf(here, all)
		switch {
		case from == nil || from.Path == first.Path && len(here) == 1:
			return nil // its original is lost: the next run converts it
		case from.Path != first.Path:
			done, err := s.adopt(first, from)
			if err != nil || !done {
				return err
			}
		}
	}
	var of *journal.Record
	for i := range here[1:] {
		t := &here[1+i]
		if t.Of == first.Path {
			continue
		}
		var err error
		if of == nil {
			of, err = journal.At(s.out.Journals(), first.Known)
		}
		if err == nil {
			err = s.give(t, of)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// resultOf is the input whose result the others have: one with a document, else one that failed; of what is there before
// what is gone.
func resultOf(here, all []twin) *twin {
	for _, list := range [][]twin{here, all} {
		for i := range list {
			if list[i].Owns {
				return &list[i]
			}
		}
	}
	for i := range here {
		if here[i].Of == "" {
			return &here[i]
		}
	}
	return nil
}

// adopt gives an input the result of another with the same content. It is not done when that one's document is not what
// was written.
func (s *settler) adopt(t, from *twin) (done bool, err error) {
	own, err := journal.At(s.out.Journals(), t.Known)
	if err != nil {
		return false, err
	}
	record, err := journal.At(s.out.Journals(), from.Known)
	if err != nil {
		return false, err
	}
	record.Path, record.Stamp, record.Root = own.Path, own.Stamp, own.Root
	record.Entry.Path, record.Entry.DuplicateOf, record.Entry.Gone = own.Path, nil, false
	for i := range record.Findings {
		record.Findings[i].Path = own.Path
	}
	if from.Owns {
		files, err := store.ReadFolder(s.out.Tree(), store.Folder(from.Path))
		if err != nil || store.Digest(files) != record.Digest || !store.Rename(files, from.Path, own.Path) {
			return false, err
		}
		draft := s.out.Draft()
		if err := errors.Join(store.Fill(draft.Folder(), files), draft.Keep(own.Path)); err != nil {
			return false, errors.Join(err, draft.Discard())
		}
		record.Digest = store.Digest(files)
	}
	if err := s.append(record); err != nil {
		return false, err
	}
	t.Known, t.Owns, t.Of = record.Ref, from.Owns, ""
	return true, nil
}

// give makes an input the duplicate of another.
func (s *settler) give(t *twin, of *journal.Record) error {
	own, err := journal.At(s.out.Journals(), t.Known)
	if err == nil && t.Owns {
		err = s.out.Drop(t.Path)
	}
	if err != nil {
		return err
	}
	return s.append(duplicateOf(of, own))
}

// amender appends to the journal of a tree after the run, when there is something to append.
type amender struct {
	out *store.Store
	log *journal.Journal
}

func (a *amender) append(r *journal.Record) (err error) {
	if a.log == nil {
		if a.log, err = journal.Open(a.out.Journals(), a.out.Journal()); err != nil {
			return err
		}
	}
	return a.log.Append(r)
}

func (a *amender) close() error {
	if a.log == nil {
		return nil
	}
	return errors.Join(a.log.Close(), a.out.Sync())
}
