// Package buckettest is an object store in memory, for tests: its buckets are mem://NAME. It can be told to break.
package buckettest

import (
	"bytes"
	"context"
	"crypto/md5"
	"errors"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"gocloud.dev/blob"
	"gocloud.dev/blob/driver"
	"gocloud.dev/gcerrors"
)

// Errors that a bucket answers with.
var (
	ErrBroken = errors.New("the store is told to break")
	errNone   = errors.New("no such object")
	errThere  = errors.New("the object is there already")
)

// Bucket is a bucket in memory.
type Bucket struct {
	mu        sync.Mutex
	objects   map[string]object
	requests  map[string]int // by kind: list, read, write, delete
	left      int            // requests until it breaks; less than 0 for never
	forgetful bool
}

type object struct {
	data    []byte
	changed time.Time
}

var (
	mu      sync.Mutex
	buckets = map[string]*Bucket{}
)

func init() { blob.DefaultURLMux().RegisterBucket("mem", opener{}) }

type opener struct{}

func (opener) OpenBucketURL(_ context.Context, u *url.URL) (*blob.Bucket, error) {
	return blob.NewBucket(of{Named(u.Host)}), nil
}

// Named is the bucket of that name; it is made at the first call.
func Named(name string) *Bucket {
	mu.Lock()
	defer mu.Unlock()
	if buckets[name] == nil {
		buckets[name] = &Bucket{objects: map[string]object{}, requests: map[string]int{}, left: -1}
	}
	return buckets[name]
}

// BreakAfter lets so many requests come through; all that follow fail. Less than 0 is all. It returns how many of the
// former number were left.
func (b *Bucket) BreakAfter(n int) (left int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	left, b.left = b.left, n
	return left
}

// Forget has the bucket take no notice of the condition that an object must not be there yet, as some stores do.
func (b *Bucket) Forget() { b.forgetful = true }

// Requests are how many there have been, by kind, since the last call.
func (b *Bucket) Requests() map[string]int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := b.requests
	b.requests = map[string]int{}
	return n
}

// Put writes an object.
func (b *Bucket) Put(key, text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.objects[key] = object{[]byte(text), time.Now()}
}

// Remove removes an object.
func (b *Bucket) Remove(key string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.objects, key)
}

// All are the objects, by their keys.
func (b *Bucket) All() map[string]string {
	b.mu.Lock()
	defer b.mu.Unlock()
	all := map[string]string{}
	for key, o := range b.objects {
		all[key] = string(o.data)
	}
	return all
}

// request counts a request and holds the lock, unless the bucket is broken.
func (b *Bucket) request(kind string) error {
	b.mu.Lock()
	if b.left == 0 {
		b.mu.Unlock()
		return ErrBroken
	}
	b.left--
	b.requests[kind]++
	return nil
}

// of is the driver.
type of struct{ *Bucket }

func (of) Close() error            { return nil }
func (of) As(any) bool             { return false }
func (of) ErrorAs(error, any) bool { return false }
func (of) ErrorCode(err error) gcerrors.ErrorCode {
	switch {
	case errors.Is(err, errNone):
		return gcerrors.NotFound
	case errors.Is(err, errThere):
		return gcerrors.FailedPrecondition
	}
	return gcerrors.Unknown
}

func (b of) find(kind, key string) (object, error) {
	if err := b.request(kind); err != nil {
		return object{}, err
	}
	defer b.mu.Unlock()
	o, ok := b.objects[key]
	if !ok {
		return o, errNone
	}
	return o, nil
}

func sum(data []byte) []byte { s := md5.Sum(data); return s[:] }

func (b of) Attributes(_ context.Context, key string) (*driver.Attributes, error) {
	o, err := b.find("read", key)
	if err != nil {
		return nil, err
	}
	return &driver.Attributes{ModTime: o.changed, Size: int64(len(o.data)), MD5: sum(o.data)}, nil
}

func (b of) ListPaged(_ context.Context, opt *driver.ListOptions) (*driver.ListPage, error) {
	if err := b.request("list"); err != nil {
		return nil, err
	}
	defer b.mu.Unlock()
	page := &driver.ListPage{}
	for _, key := range slices.Sorted(maps.Keys(b.objects)) {
		if !strings.HasPrefix(key, opt.Prefix) || key <= string(opt.PageToken) {
			continue
		}
		if len(page.Objects) == opt.PageSize {
			page.NextPageToken = []byte(page.Objects[opt.PageSize-1].Key)
			break
		}
		o := b.objects[key]
		page.Objects = append(page.Objects, &driver.ListObject{Key: key, ModTime: o.changed, Size: int64(len(o.data)), MD5: sum(o.data)})
	}
	return page, nil
}

type reader struct {
	io.Reader
	o object
}

func (r reader) Close() error { return nil }
func (r reader) As(any) bool  { return false }
func (r reader) Attributes() *driver.ReaderAttributes {
	return &driver.ReaderAttributes{ModTime: r.o.changed, Size: int64(len(r.o.data))}
}

func (b of) NewRangeReader(_ context.Context, key string, offset, length int64, _ *driver.ReaderOptions) (driver.Reader, error) {
	o, err := b.find("read", key)
	if err != nil {
		return nil, err
	}
	part := o.data[min(offset, int64(len(o.data))):]
	if length >= 0 {
		part = part[:min(length, int64(len(part)))]
	}
	return reader{bytes.NewReader(part), o}, nil
}

type writer struct {
	bytes.Buffer
	ctx   context.Context
	close func([]byte) error
}

func (w *writer) Close() error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	return w.close(w.Bytes())
}

func (b of) NewTypedWriter(ctx context.Context, key, _ string, opt *driver.WriterOptions) (driver.Writer, error) {
	return &writer{ctx: ctx, close: func(data []byte) error {
		if err := b.request("write"); err != nil {
			return err
		}
		defer b.mu.Unlock()
		if _, there := b.objects[key]; there && opt.IfNotExist && !b.forgetful {
			return errThere
		}
		b.objects[key] = object{data, time.Now()}
		return nil
	}}, nil
}

func (b of) Copy(context.Context, string, string, *driver.CopyOptions) error {
	return errors.ErrUnsupported
}

func (b of) Delete(_ context.Context, key string, _ *driver.DeleteOptions) error {
	if _, err := b.find("delete", key); err != nil {
		return err
	}
	b.Remove(key)
	return nil
}

func (b of) SignedURL(context.Context, string, *driver.SignedURLOptions) (string, error) {
	return "", errors.ErrUnsupported
}
