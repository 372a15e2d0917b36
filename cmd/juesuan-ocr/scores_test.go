//go:build cgo

package main

import (
	"slices"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/ratchet"
	"github.com/juesuan/juesuan/internal/score"
	"github.com/juesuan/juesuan/model"
)

// The figures of a sample of scans are as good as their lines. The sample is small: a scan takes seconds a page.
func TestScores(t *testing.T) {
	nine := []score.Types{score.Nine}
	reader := bothEngines(t)
	ratchet.Check(t, "../../test/scores-scans.tsv", []ratchet.Corpus{
		{Name: "dev", Only: among("scan-200-fax-1", "scan-sideways-1"), Types: nine},
		{Name: "scans2", Only: among("shaded_bw-1", "cut_edge-1", "low_toner-1", "norules-1"), Kind: second, Types: nine},
	}, func(src juesuan.Source) (*model.Result, error) {
		return juesuan.Convert(t.Context(), src, juesuan.Options{OCR: reader})
	})
}

func among(names ...string) func(name string, _ []string) bool {
	return func(name string, _ []string) bool { return slices.Contains(names, name) }
}

// second is the kind of a document of a corpus whose documents all are of one first class.
func second(classes []string) string { return classes[1] }
