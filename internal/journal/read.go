package journal

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/juesuan/juesuan/internal/disksort"
)

// Read yields the latest record of each path in the journals of a directory, in path order, but of pruned ones. Temporary files stand in
// tmp. Journals that are being appended to meanwhile are read as far as they are whole.
func Read(ctx context.Context, dir, tmp string) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		files, err := openAll(dir)
		defer closeAll(files)
		if err != nil {
			yield(nil, err)
			return
		}
		var last place
		for p, err := range disksort.Sort(ctx, tmp, places(files), comparePlaces) {
			if err != nil {
				yield(nil, err)
				return
			}
			if last.Path != p.Path && !last.pass(files, yield) {
				return
			}
			last = p
		}
		last.pass(files, yield)
	}
}

// Sizes are the journals of a directory and how long they are, in bytes. They only grow, but for Compact.
func Sizes(dir string) (map[string]int64, error) {
	all, err := names(dir)
	if err != nil {
		return nil, err
	}
	sizes := map[string]int64{}
	for _, name := range all {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		sizes[name] = info.Size()
	}
	return sizes, nil
}

// IsEmpty reports whether a directory has no record yet.
func IsEmpty(dir string) (bool, error) {
	sizes, err := Sizes(dir)
	for _, size := range sizes {
		if size > 0 {
			return false, err
		}
	}
	return true, err
}

// place is where a record stands.
type place struct {
	Path   string
	At     int64
	File   int
	Offset int64
	Length int
}

func comparePlaces(a, b place) int {
	return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.At, b.At), cmp.Compare(a.File, b.File), cmp.Compare(a.Offset, b.Offset))
}

// read reads of a record what it is sorted by. Path is "" when it is none.
func (p *place) read(text []byte) {
	var head struct {
		At   int64
		Path string
	}
	if json.Unmarshal(text, &head) == nil {
		p.Path, p.At = head.Path, head.At
	}
}

// pass yields the record, unless there is none or it was pruned.
func (p place) pass(files []*os.File, yield func(*Record, error) bool) bool {
	if p.Length == 0 {
		return true
	}
	r, err := p.record(files)
	return err == nil && r.Pruned || yield(r, err)
}

func (p place) record(files []*os.File) (*Record, error) {
	f := files[p.File]
	return read(f, Ref{filepath.Base(f.Name()), p.Offset, p.Length})
}

// At reads the record that stands there in the journals of a directory.
func At(dir string, ref Ref) (*Record, error) {
	f, err := os.Open(filepath.Join(dir, ref.File))
	if err != nil {
		return nil, fmt.Errorf("read the journal: %w", err)
	}
	defer f.Close()
	return read(f, ref)
}

func read(f *os.File, ref Ref) (*Record, error) {
	text := make([]byte, ref.Length)
	if _, err := f.ReadAt(text, ref.Offset); err != nil {
		return nil, fmt.Errorf("read the journal: %w", err)
	}
	r := &Record{Ref: ref}
	if err := json.Unmarshal(text, r); err != nil {
		return nil, fmt.Errorf("read the journal: %w", err)
	}
	return r, nil
}

// places yields where the records of the files stand. What is no record, for a disk lost it, is passed over: its input
// is done again.
func places(files []*os.File) iter.Seq2[place, error] {
	return func(yield func(place, error) bool) {
		for i, f := range files {
			lines := bufio.NewReaderSize(f, 1<<16)
			offset := int64(0)
			for {
				text, err := lines.ReadBytes('\n')
				if errors.Is(err, io.EOF) {
					break // what has no line feed was not written to its end
				}
				if err != nil {
					yield(place{}, fmt.Errorf("read the journal: %w", err))
					return
				}
				p := place{File: i, Offset: offset, Length: len(text)}
				offset += int64(len(text))
				if p.read(text); p.Path != "" && !yield(p, nil) {
					return
				}
			}
		}
	}
}

// names are the journals of a directory, in the order of their names; none when there is no such directory.
func names(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".jsonl" {
			out = append(out, e.Name())
		}
	}
	return out, err
}

func openAll(dir string) ([]*os.File, error) {
	all, err := names(dir)
	if err != nil {
		return nil, err
	}
	var files []*os.File
	for _, name := range all {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			return files, err
		}
		files = append(files, f)
	}
	return files, nil
}

func closeAll(files []*os.File) {
	for _, f := range files {
		_ = f.Close()
	}
}
