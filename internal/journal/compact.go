package journal

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"
)

// Compact rewrites the journals of a directory, when most of what they hold has been superseded, as one that holds the
// latest records only, and reports whether it has. Nobody may have one of them open. A process that is killed meanwhile
// leaves what holds the same.
func Compact(ctx context.Context, dir, tmp string) (bool, error) {
	all, err := names(dir)
	if err != nil {
		return false, err
	}
	old, err := mostlySuperseded(ctx, dir, tmp)
	if err != nil || !old {
		return false, err
	}
	next := filepath.Join(tmp, Whole)
	if err := copyLatest(ctx, next, dir, tmp); err != nil {
		return false, errors.Join(err, os.Remove(next))
	}
	if err := os.Rename(next, filepath.Join(dir, Whole)); err != nil {
		return false, err
	}
	if err := syncDir(dir); err != nil {
		return false, err
	}
	for _, name := range all {
		if name == Whole {
			continue
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			return false, err
		}
	}
	return true, syncDir(dir)
}

// Whole is the journal of runs over a whole crawl; those of shards have other names.
const Whole = "all.jsonl"

// mostlySuperseded reports whether less than half of the lines are the latest of their paths.
func mostlySuperseded(ctx context.Context, dir, tmp string) (bool, error) {
	const few = 1000 // not worth the while
	files, err := openAll(dir)
	defer closeAll(files)
	if err != nil {
		return false, err
	}
	lines := 0
	for _, err := range places(files) {
		if err != nil {
			return false, err
		}
		lines++
	}
	if lines < few {
		return false, nil
	}
	latest := 0
	for _, err := range Read(ctx, dir, tmp) {
		if err != nil {
			return false, err
		}
		latest++
	}
	return lines > 2*latest, nil
}

// copyLatest writes a journal of the latest records.
func copyLatest(ctx context.Context, name, dir, tmp string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	for record, err := range Read(ctx, dir, tmp) {
		var text []byte
		if err == nil {
			text, err = encode(record)
		}
		if err == nil {
			_, err = w.Write(text)
		}
		if err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return errors.Join(w.Flush(), f.Sync(), f.Close())
}
