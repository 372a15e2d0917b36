package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Prometheus sees how a run goes while it goes: a document done, a worker that died, one that hangs.
func TestMetrics(t *testing.T) {
	in := copies(t, "a.pdf", "once.pdf", "hang.pdf")
	run := exec.Command("juesuan", "batch", in, "--out", t.TempDir(), "--jobs", "2", "--log-format", "json", "--metrics", "127.0.0.1:0")
	stderr, err := run.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(stderr)
	url := servedAt(t, lines)
	go io.Copy(io.Discard, lines)
	pids := running(t, filepath.Join(in, "hang.pdf"))

	const done = `juesuan_documents_total{reason="",status="ok"} 2`
	text := scrape(t, url)
	for deadline := time.Now().Add(60 * time.Second); !strings.Contains(text, done); text = scrape(t, url) {
		if time.Now().After(deadline) {
			t.Fatalf("no line %s in 60 s:\n%s", done, text)
		}
		time.Sleep(20 * time.Millisecond)
	}
	for _, line := range []string{"juesuan_inputs 3", "juesuan_inputs_kept 0", "juesuan_pages_total 2", "juesuan_workers_started_total 3", "juesuan_workers_lost_total 1"} {
		if !strings.Contains(text, "\n"+line+"\n") {
			t.Errorf("no line %s in\n%s", line, text)
		}
	}
	if err := run.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := run.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("the run ended with %v, want exit code %d", err, exitInterrupted)
	}
	gone(t, pids)
}

// servedAt is the address in the log's line of it.
func servedAt(t *testing.T, lines *bufio.Reader) string {
	t.Helper()
	for {
		text, err := lines.ReadBytes('\n')
		if err != nil {
			t.Fatalf("no line of the log says where the metrics are: %v", err)
		}
		var line struct{ URL string }
		if json.Unmarshal(text, &line) == nil && line.URL != "" {
			return line.URL
		}
	}
}

func scrape(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", url, answer.Status, err)
	}
	return string(text)
}
