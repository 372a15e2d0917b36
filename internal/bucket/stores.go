package bucket

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
)

// Stores opens crawls and outputs by their URLs.
type Stores struct{}

// Crawl opens a crawl, of which the output, a URL too or a path, is left out.
func (Stores) Crawl(ctx context.Context, crawl, out string) (inputs.Crawl, error) {
	b, err := Open(ctx, crawl)
	if err != nil {
		return inputs.Crawl{}, err
	}
	except := ""
	if strings.Contains(out, "://") {
		o, err := parse(out)
		if err == nil && o.at == b.at {
			err = &UsageError{out, "the crawl stands there; give the output a folder of its own"}
		}
		if err != nil {
			return inputs.Crawl{}, errors.Join(err, b.Close())
		}
		except = b.below(o)
	}
	return inputs.Crawl{Walk: b.walk(ctx, except), Root: b.url, Fetch: b.fetch, Close: b.Close}, nil
}

// Output opens an output tree for the documents of a shard. The error is store.ErrLocked while another run writes to it,
// on any machine. With noLock only runs on this machine are kept out.
func (Stores) Output(ctx context.Context, url string, shard store.Shard, noLock bool) (*store.Store, error) {
	b, err := Open(ctx, url)
	if err != nil {
		return nil, err
	}
	work, err := workFolder(b.at, shard)
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	out, err := store.OpenShard(work, shard)
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	t := &tree{files: files{b, context.WithoutCancel(ctx)}, work: work} // what was begun is ended: it makes something whole
	err = t.open(ctx, out, shard, noLock)
	if err != nil {
		return nil, errors.Join(err, t.lock.release(), b.Close(), out.Close())
	}
	out.Elsewhere(t)
	return out, nil
}

// open takes the lock and copies the journals.
func (t *tree) open(ctx context.Context, out *store.Store, shard store.Shard, noLock bool) error {
	id, err := idOf(t.work)
	if err != nil {
		return err
	}
	if !noLock {
		l := newLock(t.ctx, t.Bucket, shard, id)
		if err := l.take(ctx); err != nil {
			return err
		}
		t.lock = l
	}
	t.journal = &journals{files: t.files, dir: out.Journals(), own: out.Journal(), run: runName(id)}
	if err := t.journal.load(); err != nil {
		return err
	}
	t.journal.start()
	return nil
}

// runName is a name that no other run has; later ones come later.
func runName(id string) string { return fmt.Sprintf("%019d-%s", time.Now().UnixNano(), id[:8]) }

// Look opens an output tree to be looked at.
func (Stores) Look(ctx context.Context, url string) (*store.View, error) {
	b, err := Open(ctx, url)
	if err != nil {
		return nil, err
	}
	there, err := b.hasJournal(ctx)
	if err == nil && !there {
		err = fmt.Errorf("%v %w", b, store.ErrNoTree)
	}
	locked, lockErr := b.isLocked(ctx)
	dir, dirErr := os.MkdirTemp("", "juesuan-")
	stop := func() error { return errors.Join(b.Close(), os.RemoveAll(dir)) }
	if err = errors.Join(err, lockErr, dirErr); err == nil {
		err = (&journals{files: files{b, ctx}, dir: dir}).load()
	}
	if err != nil {
		return nil, errors.Join(err, stop())
	}
	return &store.View{Tree: files{b, ctx}, Journals: dir, Locked: locked, AtOnce: 2 * atOnce, Close: stop}, nil
}
