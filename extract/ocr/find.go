package ocr

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// ErrUnavailable is wrapped by the errors of a recognition process that can't be had: it is not installed, does not
// start, or has none of the engines that were asked for. Trying again does not help.
var ErrUnavailable = errors.New("no OCR")

// ErrNotFound is an ErrUnavailable: there is no recognition program.
var ErrNotFound = fmt.Errorf("%w: there is no recognition program", ErrUnavailable)

// program is the name of the recognition program.
const program = "juesuan-ocr"

// Install tells people how to get the recognition program and its engines.
const Install = "run scripts/setup.sh, then make build, in the source tree of juesuan"

// FindBinary is the file of the recognition program: the one named, else the one beside this program, else the one on
// PATH.
func FindBinary(named string) (string, error) {
	if named != "" {
		path, err := exec.LookPath(named)
		if err != nil {
			return "", fmt.Errorf("%w: %s can't be run: %w", ErrNotFound, named, err)
		}
		return path, nil
	}
	name := program
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if self, err := os.Executable(); err == nil {
		if path, err := exec.LookPath(filepath.Join(filepath.Dir(self), name)); err == nil {
			return path, nil
		}
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("%w: %s is neither beside this program nor on PATH; %s", ErrNotFound, program, Install)
	}
	return path, nil
}

// ModelsFolder is the folder of models that is used where none is named: $JUESUAN_MODELS, else ocr below juesuan's cache.
func ModelsFolder() string {
	if folder := os.Getenv("JUESUAN_MODELS"); folder != "" {
		return folder
	}
	cache := os.Getenv("XDG_CACHE_HOME")
	if cache == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return ""
		}
		cache = filepath.Join(home, ".cache")
	}
	return filepath.Join(cache, "juesuan", "ocr")
}
