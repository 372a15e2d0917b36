package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/juesuan/juesuan/internal/contract"
	"github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/internal/store"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"juesuan": func() {
		beforeJob = fault
		main()
	}})
}

// The command line, as people use it: testdata/script/*.txtar.
func TestScripts(t *testing.T) {
	fixtures, err := filepath.Abs("../../fixtures")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       golden.Updating(t),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("FIXTURES", fixtures)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"valid":    valid,
			"sametree": sameTree,
			"lock":     lock,
			"pdf":      makePDF,
			"cut":      cut,
			"link":     link,
		},
	})
}

// exits CODE PROGRAM ARGS... runs a program that must end with that exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// valid OUT holds an output tree against the schemas.
func valid(ts *testscript.TestScript, _ bool, args []string) {
	n, err := contract.CheckTree(ts.MkAbs(args[0]))
	ts.Check(err)
	if n == 0 {
		ts.Fatalf("%s holds nothing to check", args[0])
	}
}

// sametree A B compares two output trees to the byte, but for the program's own folder; "!" wants a difference.
func sameTree(ts *testscript.TestScript, neg bool, args []string) {
	a, b := readTree(ts, args[0]), readTree(ts, args[1])
	same := len(a) == len(b)
	for name, data := range a {
		if b[name] != data {
			same = false
			ts.Logf("%s differs", name)
		}
	}
	if same == neg {
		ts.Fatalf("same: %v", same)
	}
}

func readTree(ts *testscript.TestScript, root string) map[string]string {
	root = ts.MkAbs(root)
	files := map[string]string{}
	ts.Check(filepath.WalkDir(root, func(name string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && e.Name() == ".juesuan" {
			return filepath.SkipDir
		}
		if !e.IsDir() {
			rel, _ := filepath.Rel(root, name)
			files[rel] = ts.ReadFile(name)
		}
		return nil
	}))
	return files
}

// lock OUT holds the output tree, as another run would, until the script ends.
func lock(ts *testscript.TestScript, _ bool, args []string) {
	s, err := store.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { s.Close() })
}

// cut FROM TO BYTES writes the first bytes of a file.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(ts.ReadFile(args[0])[:n]), 0o644))
}

// link NAME TARGET makes a symbolic link, with its directories; NAME may hold Go escapes, for names of any bytes.
func link(ts *testscript.TestScript, _ bool, args []string) {
	name, err := strconv.Unquote(`"` + args[0] + `"`)
	ts.Check(err)
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(name)), 0o755))
	ts.Check(os.Symlink(ts.MkAbs(args[1]), ts.MkAbs(name)))
}
