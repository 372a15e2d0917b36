// Package bucket lets a crawl, and an output tree, stand in an object store.
//
// In: the URL of a bucket, or of a folder of one. Out: its objects as inputs, each fetched when it is to be converted; or
// a store.Store whose documents and files become objects.
//
// It speaks to stores through gocloud.dev/blob alone. Which stores there are is told by the drivers that the program
// links, see cmd/juesuan. Only the process that supervises a run uses it: workers see files of this machine.
//
//	stores.go    what the program opens: a crawl, an output, a look at an output
//	crawl.go     objects → inputs, and their bytes → files
//	tree.go      documents and files → objects, a store.Place
//	journal.go   the journals, in parts
//	lock.go      one run at a time
//	work.go      the folder of this machine that a run works in
//	files.go     objects as files, to be read
//	again.go     what fails for want of the network is tried again
//	error.go     what to tell people
package bucket

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"gocloud.dev/blob"
)

// Bucket is a bucket, or a folder of one. Its methods may be called by several goroutines.
type Bucket struct {
	blobs  *blob.Bucket
	url    string          // for people, without options
	at     place           // to tell one from another
	pauses []time.Duration // before trying again
}

// place is where a bucket is: the same bucket in the same store, and the folder, "" or ending in a slash.
type place struct{ bucket, folder string }

// UsageError is what is wrong about a URL.
type UsageError struct{ URL, What string }

func (e *UsageError) Error() string { return e.URL + ": " + e.What }

// Usage tells that it is the command line which is wrong.
func (e *UsageError) Usage() {}

// named is what a URL says.
type named struct {
	at     place
	shown  string // without options
	bucket *url.URL
}

func parse(name string) (named, error) {
	u, err := url.Parse(name)
	switch {
	case err != nil:
		return named{}, &UsageError{name, "it is no URL"}
	case !blob.DefaultURLMux().ValidBucketScheme(u.Scheme) || u.Host == "":
		return named{}, &UsageError{name, "object stores are s3://BUCKET, gs://BUCKET and azblob://CONTAINER, with /FOLDER or without"}
	case u.Query().Has("prefix") || u.Query().Has("key"):
		return named{}, &UsageError{name, "write the folder as the path: s3://BUCKET/FOLDER"}
	}
	folder := strings.Trim(u.Path, "/")
	shown := strings.TrimSuffix(u.Scheme+"://"+u.Host+"/"+folder, "/")
	if folder != "" {
		folder += "/"
	}
	u.Path, u.RawPath = "", ""
	return named{place{u.String(), folder}, shown, u}, nil
}

// Open opens the bucket that a URL names, e.g. s3://bucket/folder?region=eu-west-1, and looks whether it is there. The
// options of each store are those of gocloud.dev. The error is a *UsageError or an *Error.
func Open(ctx context.Context, name string) (*Bucket, error) {
	n, err := parse(name)
	if err != nil {
		return nil, err
	}
	blobs, err := blob.DefaultURLMux().OpenBucketURL(ctx, n.bucket)
	if err != nil {
		return nil, &Error{n.shown, "open", err}
	}
	if n.at.folder != "" {
		blobs = blob.PrefixedBucket(blobs, n.at.folder)
	}
	b := &Bucket{blobs: blobs, url: n.shown, at: n.at}
	if _, _, err := b.page(ctx, "", blob.FirstPageToken, 1); err != nil { // told at once: it is most often the command line
		return nil, errors.Join(err, blobs.Close())
	}
	b.pauses = pauses
	return b, nil
}

// String is the URL, without options.
func (b *Bucket) String() string { return b.url }

// Close ends the use of the bucket.
func (b *Bucket) Close() error { return b.blobs.Close() }

// page is a page of the objects whose keys begin with a prefix, and the token of the next one.
func (b *Bucket) page(ctx context.Context, prefix string, token []byte, size int) (objects []*blob.ListObject, next []byte, err error) {
	err = b.again(ctx, func() error {
		objects, next, err = b.blobs.ListPage(ctx, token, size, &blob.ListOptions{Prefix: prefix})
		return err
	})
	return objects, next, b.wrap("list", err)
}

// below is the folder of another bucket as a prefix of this one's keys, when it lies in this one; else "".
func (b *Bucket) below(other named) string {
	if folder, ok := strings.CutPrefix(other.at.folder, b.at.folder); ok && other.at.bucket == b.at.bucket {
		return folder
	}
	return ""
}
