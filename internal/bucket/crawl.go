package bucket

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"
	"golang.org/x/sync/errgroup"

	"github.com/juesuan/juesuan/extract/filetype"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
)

const (
	pageSize = 1000 // objects that are listed at a time: what stores give at most
	atOnce   = 16   // requests at a time, where many are needed
)

// walk yields the objects of a bucket, as inputs.Walk does the files of a directory. Keys that begin with except are left
// out, unless that is "". Nothing is yielded after an error.
func (b *Bucket) walk(ctx context.Context, except string) iter.Seq2[inputs.Found, error] {
	return func(yield func(inputs.Found, error) bool) {
		for token := blob.FirstPageToken; len(token) > 0; {
			objects, next, err := b.page(ctx, "", token, pageSize)
			var page []inputs.Found
			if err == nil {
				page, err = b.look(ctx, objects)
			}
			if err != nil {
				yield(inputs.Found{}, err)
				return
			}
			token = next
			for _, found := range page {
				if except != "" && strings.HasPrefix(b.key(found.Input), except) {
					continue
				}
				if !yield(found, nil) {
					return
				}
			}
		}
	}
}

// look tells what objects are. It reads the beginnings of those whose keys do not tell, some at a time.
func (b *Bucket) look(ctx context.Context, objects []*blob.ListObject) ([]inputs.Found, error) {
	objects = slices.DeleteFunc(objects, isFolder)
	found := make([]inputs.Found, len(objects))
	var all errgroup.Group
	all.SetLimit(atOnce)
	for i, o := range objects {
		all.Go(func() (err error) {
			object := inputs.Object{File: b.url + "/" + o.Key, Root: b.url, Key: o.Key, Size: o.Size}
			object.Stamp = inputs.ObjectStamp(o.Size, o.ModTime, hex.EncodeToString(o.MD5))
			found[i], err = object.Found(func() ([]byte, error) { return b.head(ctx, o) })
			return err
		})
	}
	return found, all.Wait()
}

// isFolder reports whether an object is there for a folder to be seen, as consoles make them.
func isFolder(o *blob.ListObject) bool { return strings.HasSuffix(o.Key, "/") }

// head is how an object begins; nothing, when it may not be read.
func (b *Bucket) head(ctx context.Context, o *blob.ListObject) (head []byte, err error) {
	err = b.again(ctx, func() error {
		r, err := b.blobs.NewRangeReader(ctx, o.Key, 0, min(o.Size, filetype.HeadSize), nil)
		if err != nil {
			return err
		}
		defer r.Close()
		head, err = io.ReadAll(r)
		return err
	})
	switch gcerrors.Code(err) {
	case gcerrors.NotFound, gcerrors.PermissionDenied, gcerrors.InvalidArgument:
		return nil, nil
	}
	return head, b.wrapKey(o.Key, "read", err)
}

// key is that of an input that walk has found.
func (b *Bucket) key(in inputs.Input) string { return strings.TrimPrefix(in.File, b.url+"/") }

// fetch writes the bytes of an input that walk has found to a file, see inputs.Crawl.
func (b *Bucket) fetch(ctx context.Context, in inputs.Input, file string) error {
	key := b.key(in)
	err := b.again(ctx, func() error {
		f, err := os.Create(file)
		if err != nil {
			return err
		}
		return errors.Join(b.blobs.Download(ctx, key, f, nil), f.Close())
	})
	switch {
	case err != nil && ctx.Err() != nil:
		return ctx.Err()
	case store.Stops(err):
		return fmt.Errorf("%s can't be fetched to this machine; make room in its temporary directory, or have TMPDIR name another: %w", in.File, err)
	}
	return b.wrapKey(key, "read", err)
}
