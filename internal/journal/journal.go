package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Journal is a journal that is open for appending. Append may be called by several goroutines.
type Journal struct {
	file    *os.File
	size    int64      // of what is whole
	broken  error      // why nothing can be appended any more
	writing sync.Mutex // held while a group is written

	mu   sync.Mutex
	next *group
}

// group is the records that are written and synced together: those that came while the former group was.
type group struct {
	text  []byte
	led   bool // one of its appenders writes it
	done  chan struct{}
	begin int64 // where it stands in the journal
	err   error
}

func newGroup() *group { return &group{done: make(chan struct{})} }

// Open opens a journal for appending, and makes it where it is missing. It cuts off a line that was not written to its
// end. One process at a time may have it open.
func Open(dir, name string) (*Journal, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the directory of the journal: %w", err)
	}
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("open the journal: %w", err)
	}
	size, err := endOfLines(f)
	if err == nil {
		err = f.Truncate(size)
	}
	if err == nil {
		err = syncDir(dir)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the journal: %w", err), f.Close())
	}
	return &Journal{file: f, size: size, next: newGroup()}, nil
}

// endOfLines is the place behind the last line feed.
func endOfLines(f *os.File) (int64, error) {
	const step = 1 << 16
	end, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return 0, err
	}
	buf := make([]byte, step)
	for end > 0 {
		from := max(end-step, 0)
		part := buf[:end-from]
		if _, err := f.ReadAt(part, from); err != nil {
			return 0, err
		}
		if at := bytes.LastIndexByte(part, '\n'); at >= 0 {
			return from + int64(at) + 1, nil
		}
		end = from
	}
	return 0, nil
}

// Append adds a record, sets its time, and returns when it is on the disk: then it has its Ref. After an error nothing
// more can be appended.
func (j *Journal) Append(r *Record) error {
	r.At = time.Now().UnixNano()
	text, err := encode(r)
	if err != nil {
		return fmt.Errorf("journal line of %s: %w", r.Path, err)
	}
	j.mu.Lock()
	g := j.next
	within := int64(len(g.text))
	g.text = append(g.text, text...)
	lead := !g.led
	g.led = true
	j.mu.Unlock()
	if lead {
		j.writing.Lock() // meanwhile the group grows
		j.mu.Lock()
		j.next = newGroup()
		j.mu.Unlock()
		g.begin = j.size
		g.err = j.write(g.text)
		j.writing.Unlock()
		close(g.done)
	}
	<-g.done
	r.Ref = Ref{filepath.Base(j.file.Name()), g.begin + within, len(text)}
	return g.err
}

func (j *Journal) write(text []byte) error {
	if j.broken != nil {
		return j.broken
	}
	_, err := j.file.WriteAt(text, j.size)
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		j.broken = fmt.Errorf("write the journal: %w", errors.Join(err, j.file.Truncate(j.size)))
		return j.broken
	}
	j.size += int64(len(text))
	return nil
}

// Close closes the file.
func (j *Journal) Close() error { return j.file.Close() }

func encode(r *Record) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(r)
	return b.Bytes(), err
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
