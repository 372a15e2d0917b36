package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/juesuan/juesuan/internal/contract"
)

// Ctrl-C ends a run with 130, and what stands in the output is whole.
func TestInterrupt(t *testing.T) {
	fixture, err := filepath.Abs("../../fixtures/xlsx/document.pdf")
	if err != nil {
		t.Fatal(err)
	}
	in, out := t.TempDir(), t.TempDir()
	for i := range 400 {
		if err := os.Symlink(fixture, filepath.Join(in, fmt.Sprintf("%03d.pdf", i))); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.Command("juesuan", "convert", in, "--out", out, "--jobs", "1", "--quiet")
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(out, "documents")); err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("nothing was converted in 30 s")
		}
	}
	if err := run.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := run.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Fatalf("the run ended with %v, want exit code %d", err, exitInterrupted)
	}
	if _, err := contract.CheckTree(out); err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(out, ".juesuan", "tmp", "*")); len(left) > 0 {
		t.Errorf("left in the temporary directory: %v", left)
	}
}
