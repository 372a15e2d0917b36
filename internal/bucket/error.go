package bucket

import (
	"fmt"
	"io/fs"

	"gocloud.dev/gcerrors"
)

// Error is what a store answered.
type Error struct {
	URL string // of the bucket or the object
	Do  string // what was to be done: open, list, read, write, delete
	Err error
}

func (e *Error) Error() string {
	what := "it can't be " + map[string]string{"open": "opened", "list": "listed", "read": "read", "write": "written", "delete": "deleted"}[e.Do]
	advice := "check the URL, the network and the credentials, and run the same command again"
	switch gcerrors.Code(e.Err) {
	case gcerrors.NotFound:
		what, advice = "there is no such bucket or object, or these credentials may not see it", "check the URL and the credentials"
	case gcerrors.PermissionDenied:
		what, advice = "access is denied", "check the credentials that the environment gives, and what they may do with the bucket"
	}
	return fmt.Sprintf("%s: %s; %s: %v", e.URL, what, advice, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// Is tells what is missing and what may not be read, as errors of files do.
func (e *Error) Is(target error) bool {
	switch gcerrors.Code(e.Err) {
	case gcerrors.NotFound:
		return target == fs.ErrNotExist
	case gcerrors.PermissionDenied:
		return target == fs.ErrPermission
	}
	return false
}

// Stops tells store.Stops that an error is of the whole store: no other document could be written either.
func (e *Error) Stops() bool { return true }

func (b *Bucket) wrap(do string, err error) error { return wrap(b.url, do, err) }

func (b *Bucket) wrapKey(key, do string, err error) error { return wrap(b.url+"/"+key, do, err) }

func wrap(url, do string, err error) error {
	if err == nil {
		return nil
	}
	return &Error{url, do, err}
}
