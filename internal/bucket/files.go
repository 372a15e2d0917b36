package bucket

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"path"
	"time"

	"gocloud.dev/blob"
)

// files are the objects of a bucket as files, to be read.
type files struct {
	*Bucket
	ctx context.Context
}

// Open begins to read an object. Whoever reads a small one has it with one request by ReadFile.
func (f files) Open(name string) (fs.File, error) {
	var r *blob.Reader
	err := f.again(f.ctx, func() (err error) {
		r, err = f.blobs.NewReader(f.ctx, name, nil)
		return err
	})
	if err != nil {
		return nil, f.wrapKey(name, "read", err)
	}
	return object{r, name}, nil
}

// ReadFile reads an object.
func (f files) ReadFile(name string) (data []byte, err error) {
	err = f.again(f.ctx, func() error {
		data, err = f.blobs.ReadAll(f.ctx, name)
		return err
	})
	return data, f.wrapKey(name, "read", err)
}

// Stat looks at an object.
func (f files) Stat(name string) (info fs.FileInfo, err error) {
	err = f.again(f.ctx, func() error {
		a, err := f.blobs.Attributes(f.ctx, name)
		if err == nil {
			info = about{path.Base(name), a.Size, a.ModTime}
		}
		return err
	})
	return info, f.wrapKey(name, "read", err)
}

// List implements store.Tree.
func (f files) List(folder string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for o, err := range f.objects(f.ctx, folder+"/") {
			if err != nil || !yield(o.Key, nil) {
				if err != nil {
					yield("", err)
				}
				return
			}
		}
	}
}

// objects yields the objects whose keys begin with a prefix, in the order of their keys.
func (b *Bucket) objects(ctx context.Context, prefix string) iter.Seq2[*blob.ListObject, error] {
	return func(yield func(*blob.ListObject, error) bool) {
		for token := blob.FirstPageToken; len(token) > 0; {
			page, next, err := b.page(ctx, prefix, token, pageSize)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, o := range page {
				if !yield(o, nil) {
					return
				}
			}
			token = next
		}
	}
}

// write writes an object. Where it must not be there yet and is, that is an error for which isThere holds.
func (b *Bucket) write(ctx context.Context, key string, data []byte, ifNew bool) error {
	opt := blob.WriterOptions{ContentType: contentType(key), IfNotExist: ifNew}
	return b.wrapKey(key, "write", b.again(ctx, func() error { return b.blobs.WriteAll(ctx, key, data, &opt) }))
}

// remove removes an object; one that is not there is no error.
func (b *Bucket) remove(ctx context.Context, key string) error {
	err := b.wrapKey(key, "delete", b.again(ctx, func() error { return b.blobs.Delete(ctx, key) }))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// contentType is told by the name: what stores tell by the content differs.
func contentType(key string) string {
	switch path.Ext(key) {
	case ".json":
		return "application/json"
	case ".csv":
		return "text/csv; charset=utf-8"
	}
	return "application/x-ndjson"
}

// object is an object that is being read.
type object struct {
	io.ReadCloser
	name string
}

func (o object) Stat() (fs.FileInfo, error) {
	r := o.ReadCloser.(*blob.Reader)
	return about{path.Base(o.name), r.Size(), r.ModTime()}, nil
}

// about is what is known of an object.
type about struct {
	name    string
	size    int64
	changed time.Time
}

func (a about) Name() string       { return a.name }
func (a about) Size() int64        { return a.size }
func (a about) ModTime() time.Time { return a.changed }
func (a about) Mode() fs.FileMode  { return 0o444 }
func (a about) IsDir() bool        { return false }
func (a about) Sys() any           { return nil }
