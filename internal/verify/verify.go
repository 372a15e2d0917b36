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
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
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
	next, stop := iter.Pull2(disksort.Sort(ctx, "", store.Documents(tree), strings.Compare))
	defer stop()
	folder, err, more := next()
	for record, readErr := range journal.Read(ctx, tree.Journals, "") {
		if err := errors.Join(readErr, err); err != nil {
			return v.result, err
		}
		for ; more && err == nil && folder < record.Path; folder, err, more = next() {
			v.stray(folder)
		}
		there := more && folder == record.Path
		v.document(record, there)
		if there {
			folder, err, more = next()
		}
		if err := addLines(entries, found, record); err != nil {
			return v.result, err
		}
	}
	for ; more && err == nil; folder, err, more = next() {
		v.stray(folder)
	}
	if err != nil {
		return v.result, err
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

func (v *verifier) stray(path string) {
	v.wrong("documents/"+path, "is of no input that the journal knows")
}

// document compares a document's folder with its record.
func (v *verifier) document(r *journal.Record, there bool) {
	path := "documents/" + r.Path
	switch failed := r.Entry.Status == model.StatusFailed; {
	case failed && there:
		v.wrong(path, "is there, and its input failed")
		return
	case failed:
		return
	case !there:
		v.wrong(path, "is missing")
		return
	}
	files, err := store.ReadFolder(v.tree, store.Folder(r.Path))
	v.result.Documents++
	v.result.Files += len(files)
	for _, f := range files {
		v.result.Bytes += int64(len(f.Data))
	}
	switch {
	case err != nil:
		v.wrong(path, "can't be read: "+err.Error())
	case r.Digest == "":
		v.wrong(path, "was written before there was a journal; convert it again")
	case store.Digest(files) != r.Digest:
		v.wrong(path, "is not what was written")
	}
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
