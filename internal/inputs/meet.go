package inputs

import (
	"fmt"
	"strings"
)

// MeetError tells of two inputs that would be written to one place.
type MeetError struct {
	A, B Input
}

func (e *MeetError) Error() string {
	return fmt.Sprintf("%s and %s would both be written to documents/%s; convert them into two output directories", e.A.File, e.B.File, e.B.Path)
}

// Meeting finds two inputs of one path, and an input whose folder would lie within another's. The zero value has seen
// none.
type Meeting struct {
	above []Input // each path begins with that before it
}

// Add adds the next input in path order. The error is a *MeetError.
func (m *Meeting) Add(in Input) error {
	// A path comes before all that begin as it does, and these follow without another between them.
	for n := len(m.above); n > 0 && !strings.HasPrefix(in.Path, m.above[n-1].Path); n-- {
		m.above = m.above[:n-1]
	}
	for _, other := range m.above {
		if rest := in.Path[len(other.Path):]; rest == "" || rest[0] == '/' {
			return &MeetError{other, in}
		}
	}
	m.above = append(m.above, in)
	return nil
}
