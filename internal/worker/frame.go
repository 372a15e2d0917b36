package worker

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/juesuan/juesuan/internal/store"
)

// A frame is its kind, the length of its text in four bytes, lowest first, and the text. The files of a reply follow it
// as they are; it says how long they are.
type frame byte

const (
	setUp    frame = 's' // parent: Settings, once
	order    frame = 'j' // parent: a Job
	progress frame = 'p' // worker: the page that is about to be read, or 0
	answer   frame = 'r' // worker: a Reply, the job done
)

// Bounds of what a worker may send, so that one gone mad does not take the parent's memory.
const (
	mostText  = 64 << 20
	mostFiles = 512 << 20
)

var errTooLong = errors.New("a message longer than any should be")

// sized is a reply with the sizes of its files.
type sized struct {
	Reply
	Names []string
	Sizes []int
}

func writeFrame(w io.Writer, kind frame, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if len(text) > mostText {
		return errTooLong
	}
	head := [5]byte{byte(kind)}
	binary.LittleEndian.PutUint32(head[1:], uint32(len(text)))
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// readFrame reads the next frame; io.EOF means that there is none.
func readFrame(r io.Reader) (kind frame, text []byte, err error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	n := binary.LittleEndian.Uint32(head[1:])
	if n > mostText {
		return 0, nil, errTooLong
	}
	text = make([]byte, n)
	_, err = io.ReadFull(r, text)
	return frame(head[0]), text, err
}

func writeReply(w *bufio.Writer, reply Reply) error {
	message := sized{Reply: reply}
	for _, f := range reply.Files {
		message.Names = append(message.Names, f.Name)
		message.Sizes = append(message.Sizes, len(f.Data))
	}
	if err := writeFrame(w, answer, message); err != nil {
		return err
	}
	for _, f := range reply.Files {
		if _, err := w.Write(f.Data); err != nil {
			return err
		}
	}
	return w.Flush()
}

// readReply reads the files behind the text of a reply.
func readReply(text []byte, r io.Reader) (Reply, error) {
	var message sized
	if err := json.Unmarshal(text, &message); err != nil {
		return Reply{}, err
	}
	if len(message.Names) != len(message.Sizes) {
		return Reply{}, fmt.Errorf("%d sizes for %d files", len(message.Sizes), len(message.Names))
	}
	left := mostFiles
	for i, name := range message.Names {
		size := message.Sizes[i]
		if left -= size; size < 0 || left < 0 {
			return Reply{}, errTooLong
		}
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return Reply{}, fmt.Errorf("%q is no name of a document's file", name)
		}
		data := make([]byte, size)
		if _, err := io.ReadFull(r, data); err != nil {
			return Reply{}, err
		}
		message.Files = append(message.Files, store.File{Name: name, Data: data})
	}
	return message.Reply, nil
}

// tooLarge reports whether the files of a reply are more than a parent takes.
func (r *Reply) tooLarge() bool {
	total := 0
	for _, f := range r.Files {
		total += len(f.Data)
	}
	return total > mostFiles
}
