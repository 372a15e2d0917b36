package worker

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
)

// A frame is its kind, the length of its text in four bytes, lowest first, and the text.
type frame byte

const (
	setUp    frame = 's' // parent: Settings, once
	order    frame = 'j' // parent: a Job
	progress frame = 'p' // worker: the page that is about to be read, or 0
	answer   frame = 'r' // worker: a Reply; the job is done
)

// mostText bounds what a worker may send, in bytes, so that one gone mad does not take the parent's memory.
const mostText = 64 << 20

var errTooLong = errors.New("a message longer than any should be")

func writeFrame(w io.Writer, kind frame, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if len(text) > mostText {
		return errTooLong
	}
	message := make([]byte, 0, 5+len(text))
	message = append(message, byte(kind))
	message = binary.LittleEndian.AppendUint32(message, uint32(len(text)))
	_, err = w.Write(append(message, text...)) // at once: each write wakes the other side
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
