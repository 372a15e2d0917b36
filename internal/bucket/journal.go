package bucket

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"

	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/store"
)

// journals are those of a tree in a bucket. Nothing can be appended to an object; so a journal is several, each with the
// lines of a while: all~RUN-NUMBER.jsonl is a part of all.jsonl. They are copied to this machine when the tree is opened,
// into one file a journal, and what is appended there is written to the bucket now and then: what a killed run has not
// written is done again.
type journals struct {
	files
	dir string // of the copies
	own string // the one that this run appends to
	run string // begins the names of this run's objects

	mu      sync.Mutex
	shipped int64 // bytes of own that are in the bucket
	parts   int   // objects of this run

	stopping chan struct{} // nil until start
	stopped  chan struct{}
}

const (
	shipEvery  = 15 * time.Second
	largestOne = 64 << 20 // bytes of an object
)

func journalFolder() string { return store.Own("journal/") }

// load copies the journals to this machine.
func (j *journals) load() error {
	if err := errors.Join(os.RemoveAll(j.dir), os.MkdirAll(j.dir, 0o700)); err != nil {
		return err
	}
	type part struct {
		*blob.ListObject
		file string
		at   int64
	}
	var parts []part
	sizes := map[string]int64{}
	for o, err := range j.objects(j.ctx, journalFolder()) {
		if err != nil {
			return err
		}
		name := journalOf(o.Key)
		parts = append(parts, part{o, filepath.Join(j.dir, name), sizes[name]})
		sizes[name] += o.Size
	}
	j.shipped = sizes[j.own]
	return each(parts, func(p part) error {
		f, err := os.OpenFile(p.file, os.O_WRONLY|os.O_CREATE, 0o600)
		if err != nil {
			return err
		}
		err = j.again(j.ctx, func() error {
			return j.blobs.Download(j.ctx, p.Key, io.NewOffsetWriter(f, p.at), nil)
		})
		return errors.Join(j.wrapKey(p.Key, "read", err), f.Close())
	})
}

// start writes now and then what has been appended. What fails is tried again; ship, at the end, tells of it.
func (j *journals) start() {
	j.stopping, j.stopped = make(chan struct{}), make(chan struct{})
	go func() {
		defer close(j.stopped)
		for tick := time.NewTicker(shipEvery); ; {
			select {
			case <-tick.C:
				_ = j.ship()
			case <-j.stopping:
				tick.Stop()
				return
			}
		}
	}()
}

// ship writes what has been appended, as far as lines are whole.
func (j *journals) ship() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	f, err := os.Open(filepath.Join(j.dir, j.own))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	for {
		text, err := io.ReadAll(io.NewSectionReader(f, j.shipped, largestOne))
		if err != nil {
			return err
		}
		text = text[:bytes.LastIndexByte(text, '\n')+1]
		if len(text) == 0 {
			return nil
		}
		err = j.write(j.ctx, j.next(), text, true)
		if err != nil && gcerrors.Code(err) != gcerrors.FailedPrecondition { // this run's, by a try whose answer was lost
			return err
		}
		j.parts++
		j.shipped += int64(len(text))
	}
}

// journalOf is the name of the journal that an object is a part of.
func journalOf(key string) string {
	name := path.Base(key)
	if whole, _, ok := strings.Cut(name, "~"); ok {
		return whole + path.Ext(name)
	}
	return name // of a tree that was copied from a directory
}

// next is the key of this run's next object.
func (j *journals) next() string {
	return fmt.Sprintf("%s%s~%s-%06d.jsonl", journalFolder(), strings.TrimSuffix(j.own, ".jsonl"), j.run, j.parts)
}

// replace writes the copies, which have been compacted, in the place of what is there.
func (j *journals) replace() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	f, err := os.Open(filepath.Join(j.dir, journal.Whole))
	if err != nil {
		return err
	}
	defer f.Close()
	key := j.next()
	err = j.again(j.ctx, func() error {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return err
		}
		return j.blobs.Upload(j.ctx, key, f, &blob.WriterOptions{ContentType: contentType(key)})
	})
	if err != nil {
		return j.wrapKey(key, "write", err)
	}
	j.parts++
	var old []string
	for o, err := range j.objects(j.ctx, journalFolder()) {
		if err != nil {
			return err
		}
		if o.Key != key {
			old = append(old, o.Key)
		}
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	j.shipped = info.Size()
	return each(old, func(key string) error { return j.remove(j.ctx, key) })
}

// close ends writing now and then, and writes the rest.
func (j *journals) close() error {
	if j.stopping == nil {
		return nil
	}
	close(j.stopping)
	<-j.stopped
	return j.ship()
}

// hasJournal reports whether there is a journal in the bucket.
func (b *Bucket) hasJournal(ctx context.Context) (bool, error) {
	page, _, err := b.page(ctx, journalFolder(), blob.FirstPageToken, 1)
	return len(page) > 0 && strings.HasSuffix(page[0].Key, ".jsonl"), err
}
