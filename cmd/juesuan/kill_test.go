package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/juesuan/juesuan/internal/contract"
)

// variants makes a crawl of so many documents that differ, and one that is there twice.
func variants(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	data, err := os.ReadFile("../../fixtures/xlsx/document.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		name := filepath.Join(dir, fmt.Sprintf("%d", i%3), fmt.Sprintf("%02d.pdf", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, fmt.Appendf(data[:len(data):len(data)], "%% %d\n", min(i, n-2)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// startBatch starts a run and waits until so many documents stand in its output, or it has ended.
func startBatch(t *testing.T, in, out string, documents int) *exec.Cmd {
	t.Helper()
	run := exec.Command("juesuan", "batch", in, "--out", out, "--jobs", "2", "--quiet")
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		there, _ := filepath.Glob(filepath.Join(out, "documents", "*", "*", "document.json"))
		_, finished := os.Stat(filepath.Join(out, "manifest.jsonl"))
		if len(there) >= documents || finished == nil {
			return run
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d of %d documents in a minute", len(there), documents)
		}
	}
}

func runBatchToItsEnd(t *testing.T, in, out string) {
	t.Helper()
	if said, err := exec.Command("juesuan", "batch", in, "--out", out, "--jobs", "2", "--quiet").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
}

// hashes are the files of a tree, the program's own left out but for what is temporary.
func hashes(t *testing.T, root string) map[string][32]byte {
	t.Helper()
	all := map[string][32]byte{}
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		if own, _ := filepath.Match(".juesuan/tmp*/*", rel); own {
			t.Errorf("%s is left", rel)
		}
		if e.IsDir() || strings.HasPrefix(rel, ".juesuan") {
			return nil
		}
		data, err := os.ReadFile(name)
		all[rel] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func sameHashes(t *testing.T, got, want string) {
	t.Helper()
	a, b := hashes(t, got), hashes(t, want)
	for name, sum := range b {
		if a[name] != sum {
			t.Errorf("%s differs", name)
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d files, want %d", len(a), len(b))
	}
}

// kill -9 whenever so many documents stand there, then the same command again: the tree of a run that was not disturbed.
func TestKill(t *testing.T) {
	const documents = 12
	in, out, want := variants(t, documents), t.TempDir(), t.TempDir()
	runBatchToItsEnd(t, in, want)
	for _, k := range []int{0, 1, 3, 4, 7, 11} {
		run := startBatch(t, in, out, k)
		if err := run.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = run.Wait()
	}
	runBatchToItsEnd(t, in, out)
	sameHashes(t, out, want)
}

// SIGTERM, as a cluster sends it, ends a crawl with 130; what is there is whole, and the same command goes on.
func TestTerminate(t *testing.T) {
	in, out, want := variants(t, 24), t.TempDir(), t.TempDir()
	runBatchToItsEnd(t, in, want)
	run := startBatch(t, in, out, 2)
	if err := run.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_ = run.Wait()
	if code := run.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
	if _, err := contract.CheckTree(out); err != nil {
		t.Error(err)
	}
	runBatchToItsEnd(t, in, out)
	sameHashes(t, out, want)
}
