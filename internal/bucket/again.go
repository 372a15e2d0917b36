package bucket

import (
	"context"
	"time"

	"gocloud.dev/gcerrors"

	"github.com/juesuan/juesuan/internal/store"
)

// pauses are waited before something is tried again. The drivers try a few times themselves, within a second or so:
// these are for a network that is gone for a moment, in a run of days.
var pauses = []time.Duration{time.Second, 5 * time.Second, 20 * time.Second}

// again does something, and does it again while it fails for what may pass.
func (b *Bucket) again(ctx context.Context, do func() error) error {
	err := do()
	for _, pause := range b.pauses {
		if err == nil || !passes(err) {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return err
		}
		err = do()
	}
	return err
}

// passes reports whether an error may be gone when one tries again: it is not, when the store has said no, or this
// machine's disk is full.
func passes(err error) bool {
	if store.Stops(err) {
		return false
	}
	switch gcerrors.Code(err) {
	case gcerrors.Unknown, gcerrors.Internal, gcerrors.ResourceExhausted, gcerrors.DeadlineExceeded:
		return true
	}
	return false
}
