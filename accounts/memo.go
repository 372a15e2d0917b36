package accounts

import (
	"strings"
	"sync"
	"unicode"
)

// memo keeps what labels gave: a document prints the same ones many times, and documents print those of others. What it
// keeps is shared and read-only.
type memo[T any] struct {
	mu sync.RWMutex
	of map[string]T
}

// memoSize is how many labels a memo holds. A document has some hundred; what is more begins anew.
const memoSize = 2048

// get gives what a label gave before, or asks.
func (m *memo[T]) get(label string, ask func(string) T) T {
	m.mu.RLock()
	known, ok := m.of[label]
	m.mu.RUnlock()
	if ok {
		return known
	}
	answer := ask(label)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of == nil || len(m.of) >= memoSize {
		m.of = make(map[string]T)
	}
	m.of[strings.Clone(label)] = answer
	return answer
}

// hasHan holds for words as these tables print them. Every name in the catalog has Chinese characters, so that nothing
// without any is near one.
func hasHan(s string) bool {
	for _, r := range s {
		if r >= 0x2e80 && unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}
