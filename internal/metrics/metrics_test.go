package metrics

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/model"
)

func scrape(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestServe(t *testing.T) {
	m := New()
	m.Workers(func() int64 { return 3 }, func() int64 { return 1 })
	m.Planned(7, 3)
	m.Kept()
	m.Done(&model.ManifestEntry{Status: model.StatusOK, Pages: 15, Bytes: 1000, Tables: 13}, 629, 100*time.Millisecond)
	m.Done(&model.ManifestEntry{Status: model.StatusFailed, Reasons: []model.Reason{{Code: model.ReasonTimeout, Count: 1}}, Bytes: 24}, 0, time.Hour)
	server, err := m.Serve("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	text := scrape(t, server.URL())
	for _, line := range []string{
		"juesuan_inputs 7",
		"juesuan_inputs_kept 4",
		`juesuan_documents_total{reason="",status="ok"} 1`,
		`juesuan_documents_total{reason="timeout",status="failed"} 1`,
		"juesuan_pages_total 15",
		"juesuan_tables_total 13",
		"juesuan_amounts_total 629",
		"juesuan_read_bytes_total 1024",
		`juesuan_document_seconds_bucket{le="0.1"} 1`,
		"juesuan_document_seconds_count 2",
		"juesuan_workers_started_total 3",
		"juesuan_workers_lost_total 1",
	} {
		if !strings.Contains(text, "\n"+line+"\n") {
			t.Errorf("no line %s in\n%s", line, text)
		}
	}
	if !strings.Contains(text, "\nprocess_resident_memory_bytes ") {
		t.Error("nothing of the process's memory")
	}
	if err := server.Close(); err != nil {
		t.Error(err)
	}
	if _, err := http.Get(server.URL()); err == nil {
		t.Error("it is still served")
	}
}

// Names and units are as Prometheus wants them.
func TestNames(t *testing.T) {
	m := New()
	m.Workers(func() int64 { return 0 }, func() int64 { return 0 })
	problems, err := testutil.GatherAndLint(m.registry)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Metric, p.Text)
	}
}

func TestServeWhereNobodyMay(t *testing.T) {
	if _, err := New().Serve("127.0.0.1:-1"); err == nil {
		t.Error("no error for an address that is none")
	}
}
