package ratchet

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden" // understands -update
	"github.com/juesuan/juesuan/internal/score"
)

// object is a JSON object.
type object = map[string]any

// maker makes truths, and output that is wrong in every way that is counted.
type maker struct{ *rand.Rand }

func oneOf[T any](m maker, values ...T) T { return values[m.IntN(len(values))] }

func listOf[T any](m maker, most int, make func() T) []T {
	list := []T{}
	for range m.IntN(most + 1) {
		list = append(list, make())
	}
	return list
}

func (m maker) key() string    { return oneOf(m, "total", "201", "20101") }
func (m maker) column() string { return oneOf(m, "total", "basic", "previous", "other_1") }
func (m maker) amount() string { return oneOf(m, "1.00", "1", "1.0", "2.50", "0.00", "-3") }
func (m maker) text() string   { return oneOf(m, "", "一 般", "一般", "（境）", "(境)", "①") }
func (m maker) tableType() string {
	return oneOf(m, "income", "income", "expenditure", "project_expenditure", "performance_project", "performance_overall", "generic")
}

func (m maker) cell() object {
	return object{"row": m.IntN(4), "col": m.IntN(4), "row_span": 1 + m.IntN(2), "col_span": 1 + m.IntN(2), "text": m.text()}
}

func (m maker) indicator() object {
	i := object{"level1": m.text(), "level2": "质量", "name": m.text(), "target": "1", "actual": m.amount(), "score": "1"}
	if m.IntN(2) == 0 {
		i["weight"] = oneOf(m, "1", "2")
	}
	return i
}

func (m maker) identity() object {
	return object{
		"department": oneOf[any](m, nil, "民政局", "民 政局"), "fiscal_year": oneOf[any](m, nil, 2020, 2021), "unit": oneOf[any](m, nil, "元", "万元"),
		"kind": oneOf[any](m, nil, "other", "department_final_accounts", "department_budget"), "stage": oneOf[any](m, nil, "final_accounts", "budget"),
	}
}

func (m maker) truth(member bool) object {
	t := object{
		"document": m.identity(), "classes": []string{oneOf(m, "text", "text", "seed", "own-errors")},
		"tables": listOf(m, 9, m.printed), "publisher_findings": listOf(m, 3, func() object {
			f := object{"kind": oneOf(m, "sum", "rounding of a sum"), "printed": m.amount(), "where": m.text()}
			if m.IntN(2) == 0 {
				f["expected"] = m.amount() + "%"
			}
			if m.IntN(3) == 0 {
				f["findable"] = false
			}
			return f
		}),
	}
	if !member && m.IntN(5) == 0 {
		t["members"] = object{"内/一.pdf": m.truth(true), "二.pdf": m.truth(true)}
	}
	return t
}

func (m maker) printed() object {
	t := object{
		"type": m.tableType(), "pages": []int{m.IntN(3)}, "cells": listOf(m, 5, m.cell),
		"facts": listOf(m, 5, func() object { return object{"key": m.key(), "column": m.column(), "amount": m.amount()} }),
		"names": listOf(m, 2, func() object { return object{"key": m.key(), "name": m.text()} }),
	}
	if m.IntN(3) == 0 {
		t["stage"] = oneOf(m, "final_accounts", "budget")
	}
	if m.IntN(3) == 0 {
		t["unit"] = oneOf(m, "元", "万元")
	}
	if t["type"] == "performance_project" || t["type"] == "performance_overall" {
		t["facts"], t["names"] = []object{}, []object{}
		t["fields"] = object{"budget": m.amount(), "category": []string{m.text()}}
		if m.IntN(2) == 0 {
			t["fields"].(object)["project_name"] = oneOf(m, "甲", "乙 ")
		}
		t["indicators"] = listOf(m, 3, m.indicator)
	}
	return t
}

func (m maker) given() object {
	t := object{
		"type": m.tableType(), "stage": oneOf[any](m, nil, "final_accounts", "budget"), "title": oneOf[any](m, nil, "表"), "unit": oneOf[any](m, nil, "元", "万元"),
		"status": oneOf(m, "ok", "review"), "pages": []int{m.IntN(3)}, "grid": object{"cells": listOf(m, 5, m.cell)},
		"rows": listOf(m, 4, func() object {
			values := object{}
			for range m.IntN(4) {
				values[m.column()] = object{"amount": oneOf[any](m, nil, m.amount(), m.amount(), m.amount()), "state": oneOf(m, "read", "proved", "doubtful")}
			}
			return object{"key": m.key(), "name": m.text(), "values": values}
		}),
		"indicators": listOf(m, 3, m.indicator), "fields": object{},
	}
	fields := t["fields"].(object)
	if m.IntN(2) == 0 {
		fields["project_name"] = object{"text": oneOf(m, "甲", "乙")}
		fields["category"] = object{"text": "☑", "choices": []string{m.text()}}
	}
	if m.IntN(2) == 0 {
		fields["budget"] = object{"text": m.amount() + oneOf(m, "", "元")}
		if m.IntN(2) == 0 {
			fields["budget"].(object)["amount"] = m.amount()
		}
	}
	return t
}

func (m maker) finding(path string) object {
	return object{
		"path": path, "check": "income.row_sum", "judged": oneOf(m, "publisher", "undecided", "extraction"),
		"printed": oneOf[any](m, nil, m.amount()), "expected": nil, "sentence": oneOf[any](m, nil, m.text()),
	}
}

// Go and Python count the same in documents that are wrong in every way.
func TestCountsAreTheScripts(t *testing.T) {
	const documents = 150
	root, out := t.TempDir(), t.TempDir()
	m := maker{rand.New(rand.NewPCG(1, 2))}
	for i := range documents {
		name := fmt.Sprintf("d%03d", i)
		writeJSON(t, filepath.Join(root, name, "truth.json"), m.truth(false))
		writeJSON(t, filepath.Join(root, name, oneOf(m, "document.pdf", "document.zip")), nil)
	}
	printed, err := score.Corpus(root)
	if err != nil {
		t.Fatal(err)
	}
	var manifest, findings []object
	for _, p := range printed {
		line := object{"path": p.Path, "status": oneOf(m, "ok", "review", "failed"), "duplicate_of": nil}
		if m.IntN(10) == 0 {
			line["duplicate_of"] = printed[0].Path
		}
		manifest = append(manifest, line)
		findings = append(findings, listOf(m, 3, func() object { return m.finding(p.Path) })...)
		if m.IntN(10) == 0 {
			continue // it has no output
		}
		folder := filepath.Join(out, "documents", filepath.FromSlash(p.Path))
		writeJSON(t, filepath.Join(folder, "document.json"), object{"document": m.identity()})
		for k, table := range listOf(m, 9, m.given) {
			writeJSON(t, filepath.Join(folder, "tables", fmt.Sprintf("%02d.json", k)), table)
		}
	}
	writeJSON(t, filepath.Join(out, "manifest.jsonl"), manifest...)
	writeJSON(t, filepath.Join(out, "findings.jsonl"), findings...)
	tree, err := score.ReadTree(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, types := range []score.Types{score.All, score.Nine, score.Forms, score.Generic} {
		counts, total := map[string]score.Counts{}, score.Counts{}
		for _, p := range printed {
			output, err := tree.Output(p.Path)
			if err != nil {
				t.Fatal(err)
			}
			c, _ := score.Document(p.Truth, output, types)
			total.Add(c)
			c.Add(counts[p.Name()])
			counts[p.Name()] = c
		}
		t.Logf("%s: %+v", types, total)
		comparePython(t, root, out, types, counts)
	}
}

// writeJSON writes values as lines.
func writeJSON(t *testing.T, name string, values ...object) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, value := range values {
		if err := json.NewEncoder(f).Encode(value); err != nil {
			t.Fatal(err)
		}
	}
}
