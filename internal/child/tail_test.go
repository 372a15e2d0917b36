package child

import (
	"strings"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden"
)

func TestTailKeepsBothEnds(t *testing.T) {
	var end tail
	for range 10_000 {
		if _, err := end.Write([]byte("middle ")); err != nil {
			t.Fatal(err)
		}
		if end.first[0] != 'm' {
			t.Fatal("the first words are gone")
		}
	}
	_, _ = end.Write([]byte("the last words"))
	if s := end.String(); len(s) > 2*tailSize || !strings.HasPrefix(s, "middle") || !strings.HasSuffix(s, "the last words") {
		t.Errorf("%d bytes, ending in %q", len(s), s[len(s)-20:])
	}
}
