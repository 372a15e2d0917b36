package child

import (
	"bufio"
	"io"
)

// Message is what a process sent, or why its output can't be read on.
type Message[T any] struct {
	Value T
	Err   error
}

// Receive has read read what the process sends, one message ahead of who waits for it; all of it arrives, also after the
// process has ended, until Kill. The channel is closed where the output ends (io.EOF), and after an error. It must be
// called once for each process.
func Receive[T any](p *Process, read func(io.Reader) (T, error)) <-chan Message[T] {
	messages := make(chan Message[T])
	go func() {
		defer close(messages)
		defer p.out.Close()
		r := bufio.NewReader(p.out)
		for {
			value, err := read(r)
			if err == io.EOF {
				return
			}
			select {
			case messages <- Message[T]{value, err}:
			case <-p.givenUp:
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return messages
}
