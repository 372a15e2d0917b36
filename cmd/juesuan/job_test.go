package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// The Job of deploy/kubernetes, its pods as processes here: one is killed, one drained, one runs twice at a time. What
// the next pods and the merge make of it is what one undisturbed run makes.
func TestKubernetesJob(t *testing.T) {
	const shards = 4
	in, want, out := crawl(t), t.TempDir(), t.TempDir()
	must(t, exec.Command("juesuan", "batch", in, "--out", want, "--partial-ok", "--quiet", "--jobs", "2"))

	args := jobArgs(t, in, out)
	pod := func(index int) *exec.Cmd {
		run := exec.Command("juesuan", args...)
		run.Env = append(os.Environ(), fmt.Sprintf("JOB_COMPLETION_INDEX=%d", index), fmt.Sprintf("JOB_COMPLETIONS=%d", shards))
		return run
	}
	var pods sync.WaitGroup
	pods.Go(func() { disturb(t, pod(0), out, 0, shards, syscall.SIGKILL); must(t, pod(0)) })
	pods.Go(func() { must(t, pod(1)) })
	pods.Go(func() { must(t, pod(1)) })
	pods.Go(func() { disturb(t, pod(2), out, 2, shards, syscall.SIGTERM); must(t, pod(2)) })
	pods.Go(func() { must(t, pod(3)) })
	pods.Wait()
	if _, err := os.Stat(filepath.Join(out, "manifest.jsonl")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a shard has written the manifest: %v", err)
	}

	must(t, exec.Command("juesuan", "merge", out, "--wait"))
	must(t, exec.Command("juesuan", "verify", out))
	a, b := outputs(t, want), outputs(t, out)
	if !maps.Equal(a, b) {
		for name := range a {
			if a[name] != b[name] {
				t.Errorf("%s differs", name)
			}
		}
		t.Fatalf("%d files, want %d", len(b), len(a))
	}
	if left, _ := filepath.Glob(filepath.Join(out, ".juesuan", "tmp*", "*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// crawl holds each fixture twice, in bytes that differ, and a file that fails.
func crawl(t *testing.T) string {
	t.Helper()
	fixtures, err := filepath.Glob("../../fixtures/*/document.pdf")
	if err != nil || len(fixtures) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	dir := t.TempDir()
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i, fixture := range fixtures {
		data, err := os.ReadFile(fixture)
		if err != nil {
			t.Fatal(err)
		}
		write(fmt.Sprintf("%da.pdf", i), data)
		write(fmt.Sprintf("%db.pdf", i), append(data, "% again\n"...))
	}
	write("broken.pdf", []byte("no PDF"))
	return dir
}

// jobArgs is the command line of the Job's pods, with directories of this machine.
func jobArgs(t *testing.T, in, out string) []string {
	t.Helper()
	text, err := os.ReadFile("../../deploy/kubernetes/job.yaml")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^\s+args: \[(.*)\]$`).FindSubmatch(text)
	if found == nil {
		t.Fatal("job.yaml has no args")
	}
	args := strings.Split(strings.ReplaceAll(string(found[1]), `"`, ""), ", ")
	for from, to := range map[string]string{"/in": in, "/out": out} {
		at := slices.Index(args, from)
		if at < 0 {
			t.Fatalf("its pods do not take %s: %q", from, args)
		}
		args[at] = to
	}
	return args
}

// disturb starts a pod, and sends it a signal when its first document is done.
func disturb(t *testing.T, pod *exec.Cmd, out string, index, shards int, signal syscall.Signal) {
	if err := pod.Start(); err != nil {
		t.Error(err)
		return
	}
	journal := filepath.Join(out, ".juesuan", "journal", fmt.Sprintf("%d-of-%d.jsonl", index, shards))
	for deadline := time.Now().Add(60 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if info, err := os.Stat(journal); err == nil && info.Size() > 0 {
			break
		}
	}
	_ = pod.Process.Signal(signal)
	_ = pod.Wait()
	if code := pod.ProcessState.ExitCode(); signal == syscall.SIGTERM && code != exitInterrupted && code != 0 {
		t.Errorf("a pod that was drained ended with %d", code)
	}
}

// must runs a program that has to end well.
func must(t *testing.T, run *exec.Cmd) {
	if text, err := run.CombinedOutput(); err != nil {
		t.Errorf("%q: %v\n%s", run.Args, err, text)
	}
}

// outputs are the files of a tree but for the program's own.
func outputs(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			if err == nil && e.Name() == ".juesuan" {
				return filepath.SkipDir
			}
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(root, name)
		files[rel] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
