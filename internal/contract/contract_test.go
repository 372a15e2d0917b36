package contract

import (
	"strings"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden"
)

const goodTable = `{"schema": "juesuan.table/2", "type": "income", "stage": "final_accounts", "number": 2, "title": "收入决算表", "department": null, "fiscal_year": 2021,
 "unit": "万元", "multiplier": 10000, "status": "ok", "pages": [8], "columns": [{"id": "total", "label": "合计", "number": null, "unit": null}],
 "rows": [{"key": "total", "kind": "total", "code": null, "name": "合计", "text": "合计", "official_name": null, "line": null, "section": null, "parent": null, "label_state": "read",
  "values": {"total": {"amount": "1703.00", "text": "1,703.00", "state": "read", "via": "text", "confidence": 1, "page": 8, "bbox": [1, 2, 3, 4.5], "row": 3, "col": 2}}}],
 "notes": [], "grid": {"rows": 1, "cols": 1, "header_rows": 0, "cells": [{"row": 0, "col": 0, "row_span": 1, "col_span": 1, "text": "", "page": 8, "bbox": [0, 0, 1, 1]}]},
 "repairs": [{"kind": "joined_number", "row": 3, "col": 2, "before": ["1,703.", "00"], "after": "1,703.00", "why": "one cell"}]}`

const goodDocument = `{"schema": "juesuan.document/2",
 "source": {"path": "a.pdf", "sha256": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "bytes": 1, "media_type": "application/pdf", "pages": 1},
 "document": {"kind": "other", "stage": null, "title": null, "department": null, "region": null, "fiscal_year": null, "unit": null, "currency": "CNY"},
 "pages": [{"page": 1, "via": "text", "reader": "ledongthuc", "width": 595.3, "height": 841.9, "rotation": 0, "reason": null}],
 "tables": [{"file": "tables/01-income.json", "type": "income", "stage": null, "title": null, "pages": [1], "status": "ok"}], "missing": ["three_public"],
 "narrative": [{"page": 1, "text": "收入3,907.17万元", "amount": "3907.17", "unit": "万元", "refers_to": {"table": "01-income", "key": "total", "column": "total"}}],
 "audit": {"checks": [], "summary": {"pass": 0, "rounding": 0, "fail": 0, "not_applicable": 0, "amounts": 0, "proved": 0, "read": 0, "doubtful": 0, "corrected": 0}},
 "warnings": [{"code": "column_shift", "table": "01-income", "page": 1, "message": "m"}]}`

const goodLine = `{"path": "a.pdf", "sha256": null, "bytes": 0, "media_type": null, "status": "failed", "reasons": [{"code": "unreadable", "count": 1, "message": "does not exist"}], "message": "does not exist",
 "pages": 0, "tables": 0, "duplicate_of": null, "gone": false, "program": "juesuan 0.1.0", "schema": "juesuan.manifest/2", "config": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}`

func TestSchemasAllowWhatTheContractShows(t *testing.T) {
	for name, good := range map[string]string{"table": goodTable, "document": goodDocument, "manifest": goodLine} {
		if err := Check(name, []byte(good)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Each change breaks the contract in one place.
func TestSchemasRefuse(t *testing.T) {
	tests := []struct{ schema, good, old, new string }{
		{"table", goodTable, `"number": 2`, `"number": "2"`},
		{"table", goodTable, `"type": "income"`, `"type": "receipts"`},
		{"table", goodTable, `"amount": "1703.00"`, `"amount": 1703.00`},
		{"table", goodTable, `"amount": "1703.00"`, `"amount": "1,703.00"`},
		{"table", goodTable, `"amount": "1703.00"`, `"amount": "01703.00"`},
		{"table", goodTable, `"state": "read"`, `"state": "sure"`},
		{"table", goodTable, `"via": "text"`, `"via": "none"`},
		{"table", goodTable, `"confidence": 1,`, ``},
		{"table", goodTable, `[1, 2, 3, 4.5]`, `[1, 2, 3]`},
		{"table", goodTable, `"kind": "joined_number"`, `"kind": "fixed"`},
		{"table", goodTable, `"kind": "total"`, `"kind": "sum"`},
		{"table", goodTable, `"notes": []`, `"notes": null`},
		{"table", goodTable, `"notes": []`, `"notes": [], "extra": 1`},
		{"table", goodTable, `"notes": []`, `"notes": [], "fields": {}`},
		{"document", goodDocument, `"via": "text"`, `"via": "eyes"`},
		{"document", goodDocument, `"reader": "ledongthuc"`, `"reader": "poppler"`},
		{"document", goodDocument, `"missing": ["three_public"]`, `"missing": ["generic"]`},
		{"document", goodDocument, `tables/01-income.json`, `01-income.json`},
		{"document", goodDocument, `"rotation": 0`, `"rotation": 45`},
		{"document", goodDocument, `"0123456789abcdef0123`, `"0123456789ABCDEF0123`},
		{"document", goodDocument, `"currency": "CNY"`, `"currency": "USD"`},
		{"table", goodTable, `"stage": "final_accounts"`, `"stage": "final"`},
		{"table", goodTable, `"label_state": "read"`, `"label_state": "proved"`},
		{"table", goodTable, `"label_state": "read"`, `"label_state": "read", "label_readings": ["合计"]`},
		{"table", goodTable, `"section": null`, `"section": "assets"`},
		{"table", goodTable, `"state": "read"`, `"state": "read", "correction": {"by": "b", "at": "2026-01-01T00:00:00Z", "why": ""}`},
		{"document", goodDocument, `"reader": "ledongthuc"`, `"reader": "ppocr+"`},
		{"document", goodDocument, `"stage": null`, `"stage": "department_budget"`},
		{"manifest", goodLine, `"code": "unreadable"`, `"code": "missing_tables"`},
		{"manifest", goodLine, `"count": 1`, `"count": 0`},
		{"manifest", goodLine, `[{"code": "unreadable", "count": 1, "message": "does not exist"}]`, `[]`},
		{"manifest", goodLine, `"gone": false`, `"gone": null`},
		{"manifest", goodLine, `"status": "failed"`, `"status": "ok"`},
		{"manifest", goodLine, `"program": "juesuan 0.1.0"`, `"program": "juesuan"`},
	}
	for _, tt := range tests {
		bad := strings.Replace(tt.good, tt.old, tt.new, 1)
		if bad == tt.good {
			t.Errorf("%s: %s is not there to be changed", tt.schema, tt.old)
		} else if Check(tt.schema, []byte(bad)) == nil {
			t.Errorf("%s: %s instead of %s is allowed", tt.schema, tt.new, tt.old)
		}
	}
}

func TestCheckTreeNamesWhatIsMissing(t *testing.T) {
	if _, err := CheckTree(t.TempDir()); err == nil {
		t.Error("a directory without a manifest passes")
	}
}
