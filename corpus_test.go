package juesuan_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/contract"
	"github.com/juesuan/juesuan/internal/score"
	"github.com/juesuan/juesuan/internal/store"

	"github.com/juesuan/juesuan/internal/corpus"
)

// corpusDocuments are the folders of a corpus that hold a PDF with its truth.
func corpusDocuments(t *testing.T, name string) []string {
	t.Helper()
	var folders []string
	for _, name := range corpus.Glob(t, name+"/*/truth.json") {
		if _, err := os.Stat(filepath.Join(filepath.Dir(name), "document.pdf")); err == nil {
			folders = append(folders, filepath.Dir(name))
		}
	}
	return folders
}

// scoreFolder converts a document of a corpus, holds its output against the schemas, and scores it.
func scoreFolder(t *testing.T, folder string, truth *score.Truth) score.Counts {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "document.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(folder)
	result, err := juesuan.Convert(context.Background(), juesuan.Bytes(name+".pdf", data), juesuan.Options{})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return score.Counts{}
	}
	files, err := store.Files(result)
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	for _, f := range files {
		if err := contract.CheckFile(f.Name, f.Data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	c := score.Document(truth, result)
	for i, note := range c.Notes {
		if i == 5 {
			t.Logf("%s: and %d more", name, len(c.Notes)-i)
			break
		}
		t.Logf("%s: %s", name, note)
	}
	return c
}

// scored adds up the documents of a corpus that are wanted.
func scored(t *testing.T, corpus string, wanted func(name string, truth *score.Truth) bool) score.Counts {
	t.Helper()
	var total score.Counts
	for _, folder := range corpusDocuments(t, corpus) {
		truth, err := score.ReadTruth(filepath.Join(folder, "truth.json"))
		if err != nil {
			t.Fatal(err)
		}
		if wanted(filepath.Base(folder), truth) {
			total.Add(scoreFolder(t, folder, truth))
		}
	}
	t.Log(total)
	return total
}

// Made-up documents of many producers, with ruled tables and fonts that say what they show.
func TestCorpusRuledText(t *testing.T) {
	total := scored(t, "dev", func(name string, truth *score.Truth) bool {
		return strings.HasPrefix(name, "text-") && !slices.Contains(truth.Classes, "unruled") &&
			!strings.HasPrefix(name, "text-cid-") && !strings.HasPrefix(name, "text-chromium-type3")
	})
	atLeast(t, "fact F1", total.FactF1(), 0.9995)
	atLeast(t, "names", total.NameShare(), 0.998)
	atLeast(t, "cells", total.CellF1(), 0.99)
	atLeast(t, "whole tables", total.TableShare(), 0.97)
	if total.Silent > 0 || total.Lost > 0 {
		t.Errorf("silent %d, lost %d, want none", total.Silent, total.Lost)
	}
}

// Accounts as two departments published them.
func TestCorpusReal(t *testing.T) {
	total := scored(t, "real", func(name string, _ *score.Truth) bool {
		return name == "putuo-finance" || name == "putuo-planning"
	})
	atLeast(t, "fact F1", total.FactF1(), 0.99)
	atLeast(t, "names", total.NameShare(), 0.98)
	atLeast(t, "whole tables", total.TableShare(), 0.80)
}

// Spreadsheets as a finance bureau published them, printed by LibreOffice: the grid that a reader of the page sees.
func TestCorpusSpreadsheets(t *testing.T) {
	total := scored(t, "real-xls", func(_ string, truth *score.Truth) bool {
		for i := range truth.Tables {
			leaveSeenLines(&truth.Tables[i])
		}
		return true
	})
	atLeast(t, "cells", total.CellF1(), 0.9999)
}

// leaveSeenLines takes those lines of a spreadsheet out of the truth at which no cell begins or ends: no rule of the
// page shows them.
func leaveSeenLines(table *score.Table) {
	rows, cols := map[int]bool{}, map[int]bool{}
	for _, c := range table.Cells {
		rows[c.Row], rows[c.Row+c.RowSpan] = true, true
		cols[c.Col], cols[c.Col+c.ColSpan] = true, true
	}
	seen := func(lines map[int]bool, before int) int {
		n := 0
		for line := range lines {
			if line < before {
				n++
			}
		}
		return n
	}
	for i, c := range table.Cells {
		k := &table.Cells[i]
		k.Row, k.Col = seen(rows, c.Row), seen(cols, c.Col)
		k.RowSpan = seen(rows, c.Row+c.RowSpan) - k.Row
		k.ColSpan = seen(cols, c.Col+c.ColSpan) - k.Col
	}
	table.Rows, table.Cols = len(rows)-1, len(cols)-1
}

func atLeast(t *testing.T, what string, got, want float64) {
	t.Helper()
	if got < want {
		t.Errorf("%s %.4f, want at least %.4f", what, got, want)
	}
}
