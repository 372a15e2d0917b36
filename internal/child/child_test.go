package child

import (
	"bufio"
	"io"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func lines(r io.Reader) (string, error) {
	text, err := r.(*bufio.Reader).ReadString('\n')
	return strings.TrimSpace(text), err
}

func shell(t *testing.T, script string) (*Process, <-chan Message[string]) {
	t.Helper()
	s := NewStarter()
	p, err := s.Start(exec.Command("sh", "-c", script))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Kill(); s.Close() })
	return p, Receive(p, lines)
}

// What a process wrote before it ended is received, and what it said is kept.
func TestAProcessThatEnds(t *testing.T) {
	p, messages := shell(t, "read word; echo $word; echo last; echo why >&2; exit 3")
	if _, err := io.WriteString(p.In, "first\n"); err != nil {
		t.Fatal(err)
	}
	<-p.ended // nothing is lost that is received later
	time.Sleep(10 * time.Millisecond)
	var got []string
	for m := range messages {
		if m.Err != nil {
			t.Fatal(m.Err)
		}
		got = append(got, m.Value)
	}
	p.End(10 * time.Second)
	if strings.Join(got, " ") != "first last" || p.State() != "exit status 3" || p.Said() != "why\n" {
		t.Errorf("%q, %s, said %q", got, p.State(), p.Said())
	}
	if runtime.GOOS == "linux" && p.Largest() < 100<<10 {
		t.Errorf("at most %d bytes were resident", p.Largest())
	}
}

// What a process has started is killed with it.
func TestKillReachesGrandchildren(t *testing.T) {
	p, messages := shell(t, "sleep 600 & echo $!; wait")
	pid, err := strconv.Atoi((<-messages).Value)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "linux" && p.Memory() < 100<<10 {
		t.Errorf("%d bytes are resident", p.Memory())
	}
	p.Kill()
	for deadline := time.Now().Add(10 * time.Second); alive(pid); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the grandchild is still there")
		}
	}
}

// alive reports whether a process is there; one that waits to be reaped is not.
func alive(pid int) bool {
	state, err := exec.Command("ps", "-o", "stat=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && syscall.Kill(pid, 0) == nil && !strings.HasPrefix(string(state), "Z")
}

// A message that can't be read is the last one.
func TestReceiveEndsWithAnError(t *testing.T) {
	s := NewStarter()
	defer s.Close()
	p, err := s.Start(exec.Command("sh", "-c", "echo 1; echo two; echo 3; sleep 600"))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Kill()
	var got []int
	for m := range Receive(p, func(r io.Reader) (int, error) {
		text, err := lines(r)
		if err != nil {
			return 0, err
		}
		return strconv.Atoi(text)
	}) {
		if m.Err != nil {
			got = append(got, -1)
			continue
		}
		got = append(got, m.Value)
	}
	if len(got) != 2 || got[0] != 1 || got[1] != -1 {
		t.Errorf("received %v, want 1 and an error", got)
	}
}
