package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/juesuan/juesuan/internal/contract"
	"github.com/juesuan/juesuan/internal/worker"
)

// fault has a worker fail on inputs that are named for it. It runs in the workers that the tests' juesuan starts.
//
//	hang     does nothing, for ever, and says with which processes in FILE.pid
//	crash    dies of a panic that nobody recovers
//	once     dies at the first try
//	exit     ends as if nothing had happened
//	eat      takes all memory it can get
//	recurse  takes all stack it can get
//	babble   writes what is no frame
func fault(job worker.Job) {
	file := string(job.File)
	name, _, _ := strings.Cut(path.Base(job.Path), ".")
	switch strings.TrimRight(name, "0123456789") {
	case "hang":
		child := exec.Command("sleep", "600")
		if err := child.Start(); err != nil {
			panic(err)
		}
		pids := fmt.Sprintf("%d %d\n", os.Getpid(), child.Process.Pid)
		if err := os.WriteFile(file+".pid", []byte(pids), 0o644); err != nil {
			panic(err)
		}
		time.Sleep(time.Hour)
	case "crash":
		go panic("told to crash")
		time.Sleep(time.Hour)
	case "once":
		if _, err := os.Stat(file + ".tried"); err != nil {
			_ = os.WriteFile(file+".tried", nil, 0o644)
			os.Exit(2)
		}
	case "exit":
		os.Exit(0)
	case "eat":
		var all [][]byte
		for {
			part := make([]byte, 1<<20)
			for i := range part {
				part[i] = byte(i)
			}
			all = append(all, part)
			_ = all
		}
	case "recurse":
		recurse([64]int{})
	case "babble":
		os.NewFile(1, "stdout").WriteString("this is no frame, and a long one")
	}
}

//lint:ignore SA5007 taking all stack is what it is for
func recurse(frame [64]int) int { return recurse(frame) + frame[0] }

// copies puts copies of a small PDF into a new directory.
func copies(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	data := assemble("", page("BT /F 12 Tf 72 700 Td (Hello) Tj ET")...)
	for _, name := range names {
		own := append(data[:len(data):len(data)], "% "+name+"\n"...) // no two files are the same
		if err := os.WriteFile(filepath.Join(dir, name), own, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// running waits for the processes that a hanging worker has noted.
func running(t *testing.T, file string) (pids []int) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		text, _ := os.ReadFile(file + ".pid")
		var workerPid, childPid int
		if n, _ := fmt.Sscan(string(text), &workerPid, &childPid); n == 2 {
			return []int{workerPid, childPid}
		}
		if time.Now().After(deadline) {
			t.Fatal("no worker in 30 s")
		}
	}
}

// gone waits until none of the processes is there, or only its entry in the process table.
func gone(t *testing.T, pids []int) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		left := 0
		for _, pid := range pids {
			stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
			_, state, _ := strings.Cut(string(stat), ") ")
			if err == nil && !strings.HasPrefix(state, "Z") && syscall.Kill(pid, 0) == nil {
				left++
			}
		}
		if left == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d of the processes %v are still there", left, pids)
		}
	}
}

// Ctrl-C while a worker hangs: it and what it has started are killed, and the manifest is whole.
func TestInterruptKillsWorkers(t *testing.T) {
	in, out := copies(t, "a.pdf", "hang.pdf"), t.TempDir()
	run := exec.Command("juesuan", "convert", in, "--out", out, "--jobs", "2", "--quiet")
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	pids := running(t, filepath.Join(in, "hang.pdf"))
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(out, "documents", "a.pdf")); err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("a.pdf was not converted in 30 s")
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
	manifest, err := os.ReadFile(filepath.Join(out, "manifest.jsonl"))
	if err != nil || strings.Count(string(manifest), "\n") != 1 || !strings.Contains(string(manifest), `"path":"a.pdf"`) {
		t.Errorf("the manifest is %q, %v", manifest, err)
	}
	if _, err := contract.CheckTree(out); err != nil {
		t.Error(err)
	}
}

// A program that is killed takes its workers with it.
func TestWorkersDieWithTheirParent(t *testing.T) {
	in := copies(t, "hang.pdf")
	run := exec.Command("juesuan", "convert", in, "--out", t.TempDir(), "--quiet")
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	pids := running(t, filepath.Join(in, "hang.pdf"))
	if err := run.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = run.Wait()
	gone(t, pids[:1])
	_ = syscall.Kill(pids[1], syscall.SIGKILL) // what a worker starts has to see to that by itself
}
