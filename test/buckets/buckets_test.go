//go:build cloud

package buckets

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
)

// root is the checkout.
const root = "../.."

var program string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "juesuan-buckets-")
	if err != nil {
		panic(err)
	}
	program = filepath.Join(dir, "juesuan")
	build := exec.Command("go", "build", "-trimpath", "-tags", "cloud", "-o", program, "./cmd/juesuan")
	build.Dir, build.Stderr, build.Env = root, os.Stderr, append(os.Environ(), "CGO_ENABLED=0")
	if err := build.Run(); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// server is a store with the buckets in and out.
type server struct {
	t       *testing.T
	backend *s3mem.Backend
	url     string
}

func serve(t *testing.T) *server {
	backend := s3mem.New()
	for _, name := range []string{"in", "out"} {
		if err := backend.CreateBucket(name); err != nil {
			t.Fatal(err)
		}
	}
	http := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(http.Close)
	return &server{t, backend, http.URL}
}

// bucket is the URL of a bucket, or of a folder of it.
func (s *server) bucket(name string) string {
	return fmt.Sprintf("s3://%s?region=eu-west-1&endpoint=%s&use_path_style=true", name, s.url)
}

func (s *server) put(key string, data []byte) {
	s.t.Helper()
	if _, err := s.backend.PutObject("in", key, nil, bytes.NewReader(data), int64(len(data)), nil); err != nil {
		s.t.Fatal(err)
	}
}

// outputs are the hashes of the objects of the bucket out, but for the program's own.
func (s *server) outputs() map[string][32]byte {
	s.t.Helper()
	all := map[string][32]byte{}
	list, err := s.backend.ListBucket("out", nil, gofakes3.ListBucketPage{})
	if err != nil {
		s.t.Fatal(err)
	}
	for _, o := range list.Contents {
		if own, ok := strings.CutPrefix(o.Key, ".juesuan/"); ok {
			if strings.HasPrefix(own, "lock") {
				s.t.Errorf("%s is left", o.Key)
			}
			continue
		}
		object, err := s.backend.GetObject("out", o.Key, nil)
		if err != nil {
			s.t.Fatal(err)
		}
		data, err := io.ReadAll(object.Contents)
		if err != nil {
			s.t.Fatal(err)
		}
		all[o.Key] = sha256.Sum256(data)
	}
	return all
}

// command is the program with a temporary directory of the test, and credentials.
func command(t *testing.T, tmp string, args ...string) *exec.Cmd {
	run := exec.Command(program, args...)
	run.Env = append(os.Environ(), "TMPDIR="+tmp, "AWS_ACCESS_KEY_ID=key", "AWS_SECRET_ACCESS_KEY=secret", "AWS_EC2_METADATA_DISABLED=true")
	return run
}

func ends(t *testing.T, run *exec.Cmd, code int, said string) {
	t.Helper()
	text, err := run.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if run.ProcessState.ExitCode() != code || !strings.Contains(string(text), said) {
		t.Errorf("%q ends with %d, want %d and %q:\n%s", run.Args[1:], run.ProcessState.ExitCode(), code, said, text)
	}
}

// crawl puts so many documents that differ into a bucket and a directory.
func crawl(t *testing.T, s *server, n int) string {
	t.Helper()
	dir := t.TempDir()
	pdf, err := os.ReadFile(filepath.Join(root, "fixtures/xlsx/document.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		name := fmt.Sprintf("%d/决算 %02d.pdf", i%3, i)
		data := fmt.Appendf(pdf[:len(pdf):len(pdf)], "%% %d\n", min(i, n-2))
		s.put("crawl/"+name, data)
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, data, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func files(t *testing.T, root string) map[string][32]byte {
	t.Helper()
	all := map[string][32]byte{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(name, ".juesuan") {
			return err
		}
		data, err := os.ReadFile(filepath.Join(root, name))
		all[name] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A run that is killed with kill -9 at any time, and the same command again: the tree of a directory.
func TestKill(t *testing.T) {
	s, tmp, want := serve(t), t.TempDir(), t.TempDir()
	dir := crawl(t, s, 30)
	ends(t, command(t, tmp, "batch", dir, "--out", want, "--quiet"), 0, "")
	batch := func() *exec.Cmd {
		return command(t, tmp, "batch", s.bucket("in/crawl"), "--out", s.bucket("out"), "--jobs", "2", "--quiet")
	}
	killed := 0
	for range 8 {
		run := batch()
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(1000)) * time.Millisecond)
		_ = run.Process.Kill()
		if _ = run.Wait(); !run.ProcessState.Exited() {
			killed++
		}
	}
	if killed == 0 {
		t.Error("no run was killed before its end")
	}
	t.Logf("%d runs were killed", killed)
	ends(t, batch(), 0, "")
	got := s.outputs()
	for name, sum := range files(t, want) {
		if got[name] != sum {
			t.Errorf("%s differs", name)
		}
		delete(got, name)
	}
	for name := range got {
		t.Errorf("%s is in the bucket alone", name)
	}
	if left, _ := filepath.Glob(filepath.Join(tmp, "juesuan-*", "*")); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
	ends(t, command(t, tmp, "status", s.bucket("out")), 0, "\nfinished")
	ends(t, command(t, tmp, "verify", s.bucket("out")), 0, ": 0 faults")
}

// While one run writes, a second on another machine is refused; when it is told to end, the next one goes on at once.
func TestTwo(t *testing.T) {
	s := serve(t)
	crawl(t, s, 60)
	first := command(t, t.TempDir(), "batch", s.bucket("in"), "--out", s.bucket("out"), "--quiet")
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(5 * time.Millisecond) {
		if _, err := s.backend.HeadObject("out", ".juesuan/lock"); err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("there is no lock after a minute")
		}
	}
	ends(t, command(t, t.TempDir(), "batch", s.bucket("in"), "--out", s.bucket("out")), 10, "locked by another run")
	if err := first.Process.Signal(syscall.SIGTERM); err != nil { // as a cluster ends a pod
		t.Fatal(err)
	}
	_ = first.Wait()
	if code := first.ProcessState.ExitCode(); code != 130 {
		t.Errorf("a run that was told to end ended with %d, want 130", code)
	}
	s.outputs() // looks that no lock is left
	ends(t, command(t, t.TempDir(), "batch", s.bucket("in"), "--out", s.bucket("out"), "--quiet"), 0, "")
	ends(t, command(t, t.TempDir(), "verify", s.bucket("out")), 0, ": 0 faults")
}

// What goes wrong is told with the URL and what to do.
func TestErrors(t *testing.T) {
	s, tmp := serve(t), t.TempDir()
	crawl(t, s, 1)
	ends(t, command(t, tmp, "batch", s.bucket("nowhere"), "--out", s.bucket("out")), 1, "s3://nowhere: there is no such bucket or object")
	ends(t, command(t, tmp, "batch", s.bucket("in"), "--out", s.bucket("nowhere")), 1, "s3://nowhere: there is no such bucket or object")
	none := command(t, tmp, "batch", s.bucket("in"), "--out", s.bucket("out"))
	none.Env = append(none.Env, "AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=", "HOME="+tmp, "AWS_CONFIG_FILE="+tmp+"/none")
	ends(t, none, 1, "credentials")
}
