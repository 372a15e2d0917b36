package juesuan_test

import (
	"context"
	"slices"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/ratchet"
	"github.com/juesuan/juesuan/internal/score"
	"github.com/juesuan/juesuan/model"
)

// The figures of every corpus of documents with text are as good as their lines. Lines move up; a commit that moves
// one down says why.
func TestScores(t *testing.T) {
	nine := []score.Types{score.Nine}
	forms := []score.Types{score.Nine, score.Forms}
	generic := []score.Types{score.Nine, score.Generic}
	all := []score.Types{score.Nine, score.Forms, score.Generic}
	ratchet.Check(t, "test/scores.tsv", []ratchet.Corpus{
		{Name: "dev", Only: unlessScanned, Kind: firstOf("dump", "container", "encoding", "unruled"), Types: all},
		{Name: "forms2", Types: forms},
		{Name: "cases", Types: nine},
		{Name: "reports", Types: nine},
		{Name: "guards", Types: nine},
		{Name: "budgets", Types: nine},
		{Name: "seeds", Types: forms},
		{Name: "real", Types: generic},
		{Name: "real-xls", Types: generic},
		{Name: "dumps2", Kind: second, Types: nine},
	}, func(src juesuan.Source) (*model.Result, error) {
		return juesuan.Convert(context.Background(), src, juesuan.Options{})
	})
}

// unlessScanned leaves out what cannot be read without OCR.
func unlessScanned(_ string, classes []string) bool { return !slices.Contains(classes, "scan") }

// firstOf is the kind of a document by the first of some classes that it has, else by its first class.
func firstOf(kinds ...string) func(classes []string) string {
	return func(classes []string) string {
		for _, kind := range kinds {
			if slices.Contains(classes, kind) {
				return kind
			}
		}
		return classes[0]
	}
}

// second is the kind of a document of a corpus whose documents all are of one first class.
func second(classes []string) string { return classes[1] }
