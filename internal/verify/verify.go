// Package verify tells whether an output tree is still what was written.
//
// In: a tree. Out: what is not as it should be: each document's folder is hashed and compared with what the journal says,
// and so are the files that sum up the tree. Nothing is written to the tree.
package verify

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"iter"
	"strings"

	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/internal/dataset"
	"github.com/juesuan/juesuan/internal/disksort"
	"github.com/juesuan/juesuan/internal/findings"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/parallel"
	"github.com/juesuan/juesuan/internal/store"
)

// Fault is what is wrong about a file or folder of the tree.
type Fault struct {
	Path string // below the root, slashes
	What string
}

// Result counts what was looked at.
type Result struct {
	Documents, Files int
	Bytes            int64
}

type verifier struct {
	tree   store.Tree
	fault  func(Fault)
	result Result
}

// Tree looks at everything in a tree, and calls fault with what is wrong. The error is that of a tree that can't be read.
func Tree(ctx context.Context, tree *store.View, fault func(Fault)) (Result, error) {
	v := &verifier{tree: tree, fault: fault}
	entries, found := sha256.New(), sha256.New()
	for d, err := range parallel.Ahead(documents(ctx, tree), tree.AtOnce, v.document) {
		if err != nil {
			return v.result, err
		}
		v.result.Documents += d.Documents
		v.result.Files += d.Files
		v.result.Bytes += d.Bytes
		if d.wrong != "" {
			v.wrong(store.Folder(d.path), d.wrong)
		}
		if d.record == nil {
			continue
		}
		if err := addLines(entries, found, d.record); err != nil {
			return v.result, err
		}
	}
	if !batch.IsFinished(tree, tree.Journals) {
		v.wrong(store.ManifestName, "is not made of all that was done; run the same command again, or juesuan merge after shards")
		return v.result, nil
	}
	v.file(store.ManifestName, hex.EncodeToString(entries.Sum(nil)))
	v.file(findings.Name, hex.EncodeToString(found.Sum(nil)))
	return v.result, v.dataset()
}

func (v *verifier) wrong(path, what string) { v.fault(Fault{path, what}) }

// document is one of the tree, of its journal, or of both.
type document struct {
	path   string
	record *journal.Record // nil when the journal has none
	there  bool
}

// documents brings the documents of a tree together with their records, in path order.
func documents(ctx context.Context, tree *store.View) iter.Seq2[document, error] {
	return func(yield func(document, error) bool) {
		next, stop := iter.Pull2(disksort.Sort(ctx, "", store.Documents(tree), strings.Compare))
		defer stop()
		path, err, more := next()
		for record, readErr := range journal.Read(ctx, tree.Journals, "") {
			if readErr != nil {
				yield(document{}, readErr)
				return
			}
			for ; more && err == nil && path < record.Path; path, err, more = next() {
				if !yield(document{path: path, there: true}, nil) {
					return
				}
			}
			if err != nil {
				break
			}
			there := more && path == record.Path
			if !yield(document{record.Path, record, there}, nil) {
				return
			}
			if there {
				path, err, more = next()
			}
		}
		for ; more && err == nil; path, err, more = next() {
			if !yield(document{path: path, there: true}, nil) {
				return
			}
		}
		if err != nil {
			yield(document{}, err)
		}
	}
}

// looked is a document that was looked at.
type looked struct {
	document
	Result
	wrong string // "" when nothing is
}

// document compares a document's folder with its record.
func (v *verifier) document(d document) looked {
	l := looked{document: d}
	if d.record == nil {
		l.wrong = "is of no input that the journal knows"
		return l
	}
	switch has := d.record.Entry.HasDocument(); {
	case !has && d.there:
		l.wrong = "is there, and its input has no document"
		return l
	case !has:
		return l
	case !d.there:
		l.wrong = "is missing"
		return l
	}
	files, err := store.ReadFolder(v.tree, store.Folder(d.path))
	l.Documents, l.Files = 1, len(files)
	for _, f := range files {
		l.Bytes += int64(len(f.Data))
	}
	switch {
	case err != nil:
		l.wrong = "can't be read: " + err.Error()
	case d.record.Digest == "":
		l.wrong = "was written before there was a journal; convert it again"
	case store.Digest(files) != d.record.Digest:
		l.wrong = "is not what was written"
	}
	return l
}

// file compares a file of the tree's root with its hash.
func (v *verifier) file(name, want string) {
	f, err := v.tree.Open(name)
	if err != nil {
		v.wrong(name, "can't be read: "+err.Error())
		return
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	v.result.Files++
	v.result.Bytes += n
	switch {
	case err != nil:
		v.wrong(name, "can't be read: "+err.Error())
	case hex.EncodeToString(h.Sum(nil)) != want:
		v.wrong(name, "is not what was written")
	}
}

// dataset compares the files that datapackage.json describes, when there is one, with their hashes.
func (v *verifier) dataset() error {
	text, err := fs.ReadFile(v.tree, dataset.PackageName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var described struct {
		Resources []struct{ Path, Hash string }
	}
	if json.Unmarshal(text, &described) != nil {
		v.wrong(dataset.PackageName, "is not what was written")
	}
	for _, r := range described.Resources {
		v.file(r.Path, strings.TrimPrefix(r.Hash, "sha256:"))
	}
	return nil
}

// addLines adds the lines that a record gives to the manifest and the findings.
func addLines(entries, found io.Writer, r *journal.Record) error {
	if err := store.WriteLine(entries, r.Entry); err != nil {
		return err
	}
	for i := range r.Findings {
		if err := store.WriteLine(found, &r.Findings[i]); err != nil {
			return err
		}
	}
	return nil
}
