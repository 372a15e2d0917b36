package inputs

import (
	"slices"
	"strings"
	"time"

	"github.com/juesuan/juesuan/extract/filetype"
	"github.com/juesuan/juesuan/model"
)

// Object is a file of a crawl that stands in an object store, under a key that is like a path.
type Object struct {
	File  string // for people: its URL
	Root  string // the crawl's URL
	Key   string // below the crawl
	Size  int64
	Stamp Stamp
}

// ObjectStamp is the stamp of an object: sum is what the store says of its content, "" where it says nothing. Stores set
// the time of the last change themselves; some count it in seconds.
func ObjectStamp(size int64, changed time.Time, sum string) Stamp {
	if changed.IsZero() || sum == "" && changed.After(time.Now().Add(-settled)) {
		return Stamp{}
	}
	return Stamp{Size: size, Changed: changed.UnixNano(), Sum: sum}
}

// Found tells what an object is, as Walk tells it of a file. head reads how it begins, where the key does not tell; its
// error is returned.
func (o Object) Found(head func() ([]byte, error)) (Found, error) {
	names := strings.Split(o.Key, "/")
	for i, name := range names {
		if name == "" {
			names[i] = "%" // no directory can be called so
		}
	}
	path := strings.Join(names, "/")
	if slices.ContainsFunc(names, isHidden) {
		return o.skip(path, model.ReasonHidden), nil
	}
	if !namedAsInput(path) {
		first, err := head()
		if err != nil || !filetype.IsPDF(first) {
			return o.skip(path, model.ReasonUnsupportedType), err
		}
	}
	return Found{Input: Input{File: o.File, Path: documentPath(path), Root: o.Root, Size: o.Size, Stamp: o.Stamp}}, nil
}

func (o Object) skip(path string, why model.ReasonCode) Found {
	return Found{Input: Input{File: o.File, Path: documentPath(path), Root: o.Root, Size: o.Size}, Skip: why}
}
