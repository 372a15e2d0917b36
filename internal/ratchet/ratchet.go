// Package ratchet holds the figures that corpora give now against the figures that they gave before. It is for tests.
//
// In: corpora beside the checkout, a conversion, and a file with a line for each kind of document. Out: test failures
// where a figure is worse than its line, with the documents that did it. With -update the file is written anew.
package ratchet

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/contract"
	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/internal/parallel"
	"github.com/juesuan/juesuan/internal/score"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// Corpus is a folder of documents, and which of their figures are held.
type Corpus struct {
	Name  string
	Only  func(name string, classes []string) bool // nil for all documents
	Kind  func(classes []string) string            // nil where all documents are of one kind
	Types []score.Types
}

// Convert converts one document.
type Convert func(juesuan.Source) (*model.Result, error)

// Check converts corpora and holds their figures against the lines of a file. It is skipped where no corpora stand
// beside the checkout.
func Check(t *testing.T, file string, corpora []Corpus, convert Convert) {
	corpus.Path(t)
	former, err := readLines(file)
	if err != nil && !golden.Updating(t) {
		t.Fatal(err)
	}
	var now []line
	for _, c := range corpora {
		t.Run(c.Name, func(t *testing.T) {
			groups := c.score(t, convert)
			for _, g := range groups {
				now = append(now, g.line())
				if !golden.Updating(t) {
					g.compare(t, former)
				}
			}
		})
	}
	switch {
	case t.Failed() || isPart(t, len(corpora), now):
	case golden.Updating(t):
		if err := writeLines(file, now); err != nil {
			t.Fatal(err)
		}
	default:
		for _, l := range former {
			if !slices.ContainsFunc(now, func(n line) bool { return n.group == l.group }) {
				t.Errorf("%s: no document is of %s any more", file, l.group)
			}
		}
	}
}

// isPart reports whether -run chose some of the corpora: the others' lines say nothing then.
func isPart(t *testing.T, corpora int, now []line) bool {
	seen := map[string]bool{}
	for _, l := range now {
		seen[l.corpus] = true
	}
	if len(seen) < corpora {
		t.Log("not every corpus is scored: the file of lines is left alone")
		return true
	}
	return false
}

// scored is a group of documents and its counts.
type scored struct {
	group
	score.Counts
	documents []document
}

// document is what is wrong with one.
type document struct {
	path string
	score.Counts
	notes []string
}

// score converts the documents of a corpus and scores them by kind.
func (c Corpus) score(t *testing.T, convert Convert) []*scored {
	t.Helper()
	root := corpus.Path(t, c.Name)
	printed, err := score.Corpus(root)
	if err != nil {
		t.Fatal(err)
	}
	if c.Only != nil {
		printed = slices.DeleteFunc(printed, func(p score.Printed) bool { return !c.Only(p.Name(), p.Truth.Classes) })
	}
	if len(printed) == 0 {
		t.Fatalf("no document of %s is chosen", root)
	}
	out := t.TempDir()
	write(t, out, printed, convert)
	tree, err := score.ReadTree(out)
	if err != nil {
		t.Fatal(err)
	}
	var groups []*scored
	for _, types := range c.Types {
		byName := map[string]score.Counts{}
		for _, p := range printed {
			output, err := tree.Output(p.Path)
			if err != nil {
				t.Fatal(err)
			}
			counts, notes := score.Document(p.Truth, output, types)
			d := document{p.Path, counts, notes}
			sum := byName[p.Name()]
			sum.Add(counts)
			byName[p.Name()] = sum
			groups = add(groups, group{c.Name, c.kind(p), types}, d)
		}
		comparePython(t, root, out, types, byName)
	}
	slices.SortStableFunc(groups, func(a, b *scored) int { return strings.Compare(a.kind, b.kind) })
	return groups
}

func (c Corpus) kind(p score.Printed) string {
	if c.Kind == nil {
		return "all"
	}
	return c.Kind(p.Truth.Classes)
}

// add puts a document into its group.
func add(groups []*scored, of group, d document) []*scored {
	i := slices.IndexFunc(groups, func(g *scored) bool { return g.group == of })
	if i < 0 {
		i, groups = len(groups), append(groups, &scored{group: of})
	}
	groups[i].Add(d.Counts)
	groups[i].documents = append(groups[i].documents, d)
	return groups
}

// write converts documents, side by side, into an output tree. Each must keep to the schemas.
func write(t *testing.T, out string, printed []score.Printed, convert Convert) {
	t.Helper()
	results := parallel.Map(len(printed), func(i int) *model.Result {
		result, err := put(out, printed[i], convert)
		if err != nil {
			t.Errorf("%s: %v", printed[i].Path, err)
		}
		return result
	})
	manifest, findings := create(t, out, store.ManifestName), create(t, out, "findings.jsonl")
	defer manifest.Close()
	defer findings.Close()
	for i, result := range results {
		if result == nil {
			continue
		}
		if err := store.WriteLine(manifest, map[string]any{"path": printed[i].Path, "status": result.Status}); err != nil {
			t.Fatal(err)
		}
		for _, finding := range result.Findings {
			finding.Path = printed[i].Path
			if err := store.WriteLine(findings, finding); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func create(t *testing.T, out, name string) *os.File {
	t.Helper()
	f, err := os.Create(filepath.Join(out, name))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// put converts a document into its folder of a tree. A document that cannot be converted has none.
func put(out string, p score.Printed, convert Convert) (*model.Result, error) {
	data, err := os.ReadFile(p.File)
	if err != nil {
		return nil, err
	}
	result, err := convert(juesuan.Bytes(p.Path, data))
	if err != nil {
		return &model.Result{Status: model.StatusFailed}, nil
	}
	files, err := store.Files(result)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := contract.CheckFile(f.Name, f.Data); err != nil {
			return nil, err
		}
		name := filepath.Join(out, filepath.FromSlash(store.Folder(p.Path)), filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			return nil, err
		}
	}
	return result, nil
}

// compare fails the test where a figure is worse than its line, and logs the figures that are better.
func (g *scored) compare(t *testing.T, lines []line) {
	t.Helper()
	i := slices.IndexFunc(lines, func(l line) bool { return l.group == g.group })
	if i < 0 {
		t.Errorf("%s has no line; -update writes one", g.group)
		return
	}
	worse, measured := false, g.line()
	for k, f := range figures {
		now, was := measured.figures[k], lines[i].figures[k]
		switch f.compare(now, was) {
		case lower:
			worse = true
			t.Errorf("%s: %s is %s, and was %s", g.group, f.name, now, was)
		case higher:
			t.Logf("%s: %s is %s, and was %s: better", g.group, f.name, now, was)
		}
	}
	if worse {
		g.explain(t)
	}
}

// Of a group that got worse so many documents, and notes of each, are shown.
const (
	shownDocuments = 30
	shownNotes     = 3
)

// explain logs the documents of a group in which something is wrong.
func (g *scored) explain(t *testing.T) {
	t.Helper()
	wrong := slices.DeleteFunc(slices.Clone(g.documents), func(d document) bool {
		return d.Bad == 0 && d.Failed == 0 && d.Blamed == 0 && d.Alarm == 0 && d.Needless == 0 && d.MetaOK == d.Meta && d.ErrorsFound == d.Errors
	})
	slices.SortStableFunc(wrong, func(a, b document) int { return b.weight() - a.weight() })
	for i, d := range wrong {
		if i == shownDocuments {
			t.Logf("and %d documents more", len(wrong)-i)
			return
		}
		text := fmt.Sprintf("%s: lost %d, silent %d, proved-bad %d, blamed %d, needless %d, names %d of %d", d.path, d.Lost, d.Silent, d.ProvedBad, d.Blamed, d.Needless, d.NamesOK, d.Names)
		for _, note := range d.notes[:min(shownNotes, len(d.notes))] {
			text += "\n    " + note
		}
		t.Log(text)
	}
}

// weight is how much is wrong with a document: first what nobody is warned of.
func (d document) weight() int {
	const unwarned = 1000
	return unwarned*(d.Silent+d.ProvedBad+d.Blamed) + d.Lost + d.Bad
}
