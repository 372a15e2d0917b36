package main

import (
	"context"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
)

// objectStores opens what stands in object stores. The program has it when it is built with the tag cloud: the drivers
// are larger than all else in it (docs/adr/0010).
var objectStores interface {
	// Crawl opens a crawl, of which the output, a URL too or a path, is left out.
	Crawl(ctx context.Context, crawl, out string) (inputs.Crawl, error)
	// Output opens an output tree for the documents of a shard; without a lock against other runs when it is told so.
	Output(ctx context.Context, out string, shard store.Shard, noLock bool) (*store.Store, error)
	// Look opens an output tree to be looked at.
	Look(ctx context.Context, out string) (*store.View, error)
}

// isURL reports whether a crawl or an output is named by a URL, and not by a path.
func isURL(name string) bool { return strings.Contains(name, "://") }

// local is the path of a directory that is named by a file URL; any other name is returned as it is. A directory is used
// as such, with all that its file system can do.
func local(name string) (string, error) {
	if !strings.HasPrefix(name, "file://") {
		return name, nil
	}
	u, err := url.Parse(name)
	if err != nil || u.Host != "" || u.Path == "" || u.RawQuery != "" {
		return "", usage("%s: a file URL is file:// and the whole path of a directory, and nothing else", name)
	}
	return u.Path, nil
}

// openCrawl opens a directory or an object store. What lies below out is left out.
func openCrawl(ctx context.Context, name, out string) (inputs.Crawl, error) {
	name, err := local(name)
	switch {
	case err != nil:
		return inputs.Crawl{}, err
	case isURL(name) && objectStores == nil:
		return inputs.Crawl{}, withoutStores(name)
	case isURL(name):
		return objectStores.Crawl(ctx, name, out)
	case !isDirectory(name):
		return inputs.Crawl{}, usage("%s is no directory; juesuan convert takes files", name)
	}
	return inputs.Directory(name, out), nil
}

// openOutput opens an output tree, a directory or in an object store, for the documents of a shard.
func openOutput(ctx context.Context, name string, shard store.Shard, wait, noLock bool) (*store.Store, error) {
	name, err := local(name)
	if err == nil && isURL(name) && objectStores == nil {
		err = withoutStores(name)
	}
	if err != nil {
		return nil, err
	}
	open, look := func() (*store.Store, error) { return store.OpenShard(name, shard) }, 250*time.Millisecond
	if isURL(name) {
		look = 5 * time.Second // each is some requests
		open = func() (*store.Store, error) { return objectStores.Output(ctx, name, shard, noLock) }
	}
	if wait {
		return store.Await(ctx, look, open)
	}
	return open()
}

// look opens an output tree to be looked at.
func look(ctx context.Context, name string) (*store.View, error) {
	name, err := local(name)
	switch {
	case err != nil:
		return nil, err
	case isURL(name) && objectStores == nil:
		return nil, withoutStores(name)
	case isURL(name):
		return objectStores.Look(ctx, name)
	}
	return store.Look(name)
}

func registerNoLock(f *pflag.FlagSet, noLock *bool) {
	f.BoolVar(noLock, "no-lock", false, "take no lock in an object store, which has none: no other run may write there")
}

func withoutStores(name string) error {
	return usage("%s: this juesuan was built without object stores; build it with -tags cloud, or mount or copy the bucket", name)
}
