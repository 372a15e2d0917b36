package bucket

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"gocloud.dev/gcerrors"

	"github.com/juesuan/juesuan/internal/store"
)

// lock keeps other runs out of a tree: an object that a run makes where there is none, rewrites as long as it lives, and
// removes. One that has not been rewritten for a while is of a run that was killed. Documents do not depend on it: two
// runs of one program write the same bytes.
type lock struct {
	*Bucket
	ctx  context.Context
	key  string
	mine owner

	mu       sync.Mutex
	lost     error
	stopping chan struct{}
	stopped  chan struct{}
}

// owner is what a lock says.
type owner struct {
	ID      string `json:"id"` // of the folder of a machine that a run works in
	Host    string `json:"host"`
	Process int    `json:"process"`
	Beat    int    `json:"beat"` // how often it was rewritten
}

// A lock is rewritten with each beat. One is dead when, by this machine's clock, it has not been for that long, and is not
// within two beats more: then the clocks do not matter.
var (
	beat = 20 * time.Second
	dead = 90 * time.Second
)

func lockKey() string { return store.Own("lock") }

// newLock is the lock of a shard; not taken yet.
func newLock(ctx context.Context, b *Bucket, shard store.Shard, id string) *lock {
	key := lockKey()
	if !shard.IsWhole() {
		key += fmt.Sprintf("-%d-of-%d", shard.Index, shard.Count)
	}
	host, _ := os.Hostname()
	return &lock{Bucket: b, ctx: ctx, key: key, mine: owner{ID: id, Host: host, Process: os.Getpid()}}
}

// take takes the lock, or returns store.ErrLocked. The whole tree is nobody's who has a shard of it, and the reverse: each
// writes its own lock first and then looks for the others.
func (l *lock) take(ctx context.Context) error {
	if err := l.create(ctx, l.key); err != nil {
		return err
	}
	if err := l.probe(); err != nil {
		return errors.Join(err, l.remove(l.ctx, l.key))
	}
	l.stopping, l.stopped = make(chan struct{}), make(chan struct{})
	go l.live()
	if err := l.clearOthers(ctx); err != nil {
		return errors.Join(err, l.release())
	}
	return nil
}

// clearOthers removes the locks of dead runs that this one would mind; a living one's is store.ErrLocked.
func (l *lock) clearOthers(ctx context.Context) error {
	for o, listErr := range l.objects(l.ctx, lockKey()) {
		if listErr != nil {
			return listErr
		}
		if o.Key == l.key || l.key != lockKey() && o.Key != lockKey() {
			continue // shards do not mind each other
		}
		if err := l.clear(ctx, o.Key); err != nil {
			return err
		}
	}
	return nil
}

// create makes the lock's object, where there is none or that of a dead run.
func (l *lock) create(ctx context.Context, key string) error {
	err := l.put(true)
	if err == nil {
		return nil
	}
	if gcerrors.Code(err) != gcerrors.FailedPrecondition {
		return fmt.Errorf("%w (a store that can't make an object only where there is none needs --no-lock)", err)
	}
	if err := l.clear(ctx, key); err != nil {
		return err
	}
	err = l.put(true)
	if gcerrors.Code(err) == gcerrors.FailedPrecondition {
		return store.ErrLocked
	}
	return err
}

// probe finds a store that takes no notice of what must not be there.
func (l *lock) probe() error {
	switch err := l.put(true); {
	case err == nil:
		return fmt.Errorf("%s: this store can't keep a second run out, for it replaces objects that must not be there; make sure that no other run writes there, and give --no-lock", l.url)
	case gcerrors.Code(err) != gcerrors.FailedPrecondition:
		return err
	}
	return nil
}

// clear removes the lock of a dead run; a living one's is store.ErrLocked.
func (l *lock) clear(ctx context.Context, key string) error {
	held, changed, err := l.read(key)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if held.ID != l.mine.ID { // or it is that of this folder's former run
		if time.Since(changed) < dead {
			return store.ErrLocked
		}
		select {
		case <-time.After(2 * beat):
		case <-ctx.Done():
			return ctx.Err()
		}
		if now, _, err := l.read(key); err == nil && now != held {
			return store.ErrLocked
		}
	}
	return l.remove(l.ctx, key)
}

func (l *lock) read(key string) (held owner, changed time.Time, err error) {
	from := files{l.Bucket, l.ctx}
	info, err := from.Stat(key)
	if err != nil {
		return held, changed, err
	}
	text, err := from.ReadFile(key)
	if err == nil {
		_ = json.Unmarshal(text, &held) // what is no lock is nobody's
	}
	return held, info.ModTime(), err
}

func (l *lock) put(ifNew bool) error {
	text, err := json.Marshal(l.mine)
	if err != nil {
		return err
	}
	return l.write(l.ctx, l.key, append(text, '\n'), ifNew)
}

// live rewrites the lock until it is released or lost.
func (l *lock) live() {
	defer close(l.stopped)
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-l.stopping:
			return
		}
		held, _, err := l.read(l.key)
		if errors.Is(err, fs.ErrNotExist) || err == nil && held.ID != l.mine.ID {
			l.mu.Lock()
			l.lost = &lostError{l.url}
			l.mu.Unlock()
			return
		}
		if err == nil {
			l.mine.Beat++
			_ = l.put(false) // what fails is tried again with the next beat
		}
	}
}

// lostError tells that another run has taken the lock, for this one stood still for too long.
type lostError struct{ url string }

func (e *lostError) Error() string {
	return e.url + ": another run has taken the output, for this one could not be seen to live; run the same command again when that has ended"
}

func (e *lostError) Stops() bool   { return true }
func (e *lostError) Unwrap() error { return store.ErrLocked }

// held is an error when the lock has been lost.
func (l *lock) held() error {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.lost
}

// release gives the lock back.
func (l *lock) release() error {
	if l == nil || l.stopping == nil {
		return nil
	}
	close(l.stopping)
	<-l.stopped
	if l.held() != nil {
		return nil // it is another's
	}
	return l.remove(l.ctx, l.key)
}

// isLocked reports whether a run that may be alive has a lock.
func (b *Bucket) isLocked(ctx context.Context) (bool, error) {
	for o, err := range b.objects(ctx, lockKey()) {
		if err != nil {
			return false, err
		}
		if strings.HasPrefix(o.Key, lockKey()) && time.Since(o.ModTime) < dead {
			return true, nil
		}
	}
	return false, nil
}
