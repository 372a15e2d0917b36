package bucket

import (
	"context"
	"crypto/md5"
	"errors"
	"maps"
	"os"
	"slices"

	"gocloud.dev/blob"
	"golang.org/x/sync/errgroup"

	"github.com/juesuan/juesuan/internal/store"
)

// tree is an output tree in a bucket: a store.Place. Each of its objects is whole or not there; a document is there when
// its document.json is, which is written last.
type tree struct {
	files
	lock    *lock // nil without
	journal *journals
	work    string // the folder of this machine
}

const documentName = "document.json"

// Keep implements store.Place. A document that stands there to the byte is left alone. After an error there is none, or
// the one or the other.
func (t *tree) Keep(folder, path string) error {
	if err := t.lock.held(); err != nil {
		return err
	}
	next, err := store.ReadDraft(folder)
	if err != nil {
		return err
	}
	prefix := store.Folder(path) + "/"
	former, err := t.former(prefix)
	if err != nil || same(next, former, prefix) {
		return err
	}
	if err := t.withdraw(former, prefix); err != nil {
		return err
	}
	var document store.File
	var tables []store.File
	for _, f := range next {
		delete(former, prefix+f.Name)
		if f.Name == documentName {
			document = f
		} else {
			tables = append(tables, f)
		}
	}
	err = each(tables, func(f store.File) error { return t.write(t.ctx, prefix+f.Name, f.Data, false) })
	if err := errors.Join(err, t.removeAll(former)); err != nil {
		return err
	}
	return t.write(t.ctx, prefix+document.Name, document.Data, false)
}

// Drop implements store.Place.
func (t *tree) Drop(path string) error {
	if err := t.lock.held(); err != nil {
		return err
	}
	prefix := store.Folder(path) + "/"
	former, err := t.former(prefix)
	if err != nil {
		return err
	}
	return errors.Join(t.withdraw(former, prefix), t.removeAll(former))
}

// former are the objects of a document that is there.
func (t *tree) former(prefix string) (map[string]*blob.ListObject, error) {
	all := map[string]*blob.ListObject{}
	for o, err := range t.objects(t.ctx, prefix) {
		if err != nil {
			return nil, err
		}
		all[o.Key] = o
	}
	return all, nil
}

// withdraw removes what makes a document one, before anything else of it changes.
func (t *tree) withdraw(former map[string]*blob.ListObject, prefix string) error {
	if former[prefix+documentName] == nil {
		return nil
	}
	delete(former, prefix+documentName)
	return t.remove(t.ctx, prefix+documentName)
}

func (t *tree) removeAll(objects map[string]*blob.ListObject) error {
	return each(slices.Collect(maps.Keys(objects)), func(key string) error { return t.remove(t.ctx, key) })
}

// same reports whether the objects are these files, as far as the store says what they hold.
func same(files []store.File, objects map[string]*blob.ListObject, prefix string) bool {
	for _, f := range files {
		o := objects[prefix+f.Name]
		if sum := md5.Sum(f.Data); o == nil || o.Size != int64(len(f.Data)) || !slices.Equal(o.MD5, sum[:]) {
			return false
		}
	}
	return len(files) == len(objects)
}

// each does something for each value, for some at a time; after an error for no more.
func each[T any](values []T, do func(T) error) error {
	all, failed := errgroup.WithContext(context.Background())
	all.SetLimit(atOnce)
	for _, v := range values {
		all.Go(func() error {
			if failed.Err() != nil {
				return nil
			}
			return do(v)
		})
	}
	return all.Wait()
}

// AtOnce implements store.Place: what is read is mostly waited for.
func (t *tree) AtOnce(jobs int) int { return max(jobs, 2*atOnce) }

// Sync implements store.Place.
func (t *tree) Sync() error { return errors.Join(t.lock.held(), t.journal.ship()) }

// Compacted implements store.Place.
func (t *tree) Compacted() error { return t.journal.replace() }

// Close implements store.Place. The folder of this machine stays when the lock does: it tells whose that is.
func (t *tree) Close() error {
	err := t.journal.close()
	released := t.lock.release()
	if released == nil {
		released = os.RemoveAll(t.work)
	}
	return errors.Join(err, released, t.Bucket.Close())
}

// target is an object that is being written, of any length.
type target struct {
	*blob.Writer
	tree   *tree
	key    string
	cancel context.CancelFunc
	closed bool
}

// A store takes an object in ten thousand parts at most.
const (
	partSize    = 32 << 20
	partsAtOnce = 2
)

// Create implements store.Place.
func (t *tree) Create(name string) (store.Target, error) {
	ctx, cancel := context.WithCancel(t.ctx)
	opt := blob.WriterOptions{ContentType: contentType(name), BufferSize: partSize, MaxConcurrency: partsAtOnce}
	w, err := t.blobs.NewWriter(ctx, name, &opt)
	if err != nil {
		cancel()
		return nil, t.wrapKey(name, "write", err)
	}
	return &target{Writer: w, tree: t, key: name, cancel: cancel}, nil
}

func (w *target) Write(data []byte) (int, error) {
	n, err := w.Writer.Write(data)
	return n, w.tree.wrapKey(w.key, "write", err)
}

// Sync has nothing to do: the store keeps what Commit gives it.
func (w *target) Sync() error { return nil }

// Commit implements store.Target.
func (w *target) Commit(int64, string) error {
	if err := w.tree.lock.held(); err != nil {
		return err
	}
	w.closed = true
	return w.tree.wrapKey(w.key, "write", w.Writer.Close())
}

func (w *target) Discard() {
	w.cancel()
	if !w.closed {
		w.closed = true
		_ = w.Writer.Close() // cancelled before
	}
}
