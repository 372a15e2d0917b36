package child

import (
	"strings"
	"sync"
)

// tail keeps the first and the last of what is written to it: Go says first why a program ends, and then for long where.
type tail struct {
	mu          sync.Mutex
	first, last []byte
}

const tailSize = 2 << 10 // bytes

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := len(b)
	if room := min(tailSize-len(t.first), len(b)); room > 0 {
		t.first = append(t.first, b[:room]...)
		b = b[room:]
	}
	t.last = append(t.last, b...)
	if over := len(t.last) - tailSize; over > 0 {
		t.last = append(t.last[:0], t.last[over:]...)
	}
	return n, nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.ToValidUTF8(string(t.first)+string(t.last), "\uFFFD")
}
