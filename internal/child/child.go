// Package child runs programs as processes that are talked to over their standard input and output, watched, and killed
// with whatever they have started themselves.
//
// What always holds: a child is in a process group of its own and gets no signal of a terminal; it ends with its parent,
// on Linux whatever the parent died of, elsewhere when its standard input ends; what it has started is killed when it
// ends, and what it said last is kept.
package child

import (
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// Process is a running child. Its methods may be called by several goroutines.
type Process struct {
	// In is the child's standard input. Closing it asks the child to end.
	In io.WriteCloser

	command   *exec.Cmd
	out       *os.File // Receive reads it to its end, and closes it
	said      tail
	residence residence
	ended     chan struct{}
	given     sync.Once
	givenUp   chan struct{} // closed by Kill: nobody waits for messages any more
}

// start starts a command, of which the caller has set the path and the arguments.
func start(command *exec.Cmd) (*Process, error) {
	p := &Process{command: command, ended: make(chan struct{}), givenUp: make(chan struct{})}
	command.Stderr = &p.said
	command.WaitDelay = time.Second // for its own children that hold its standard error
	command.SysProcAttr = ownGroup()
	in, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	// Not StdoutPipe: Wait would close it while the last message is being read.
	out, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	command.Stdout = w
	err = command.Start()
	_ = w.Close()
	if err != nil {
		_ = out.Close()
		return nil, err
	}
	p.In, p.out = in, out
	p.residence = residenceOf(command.Process.Pid)
	go func() {
		_ = command.Wait()
		killGroup(command.Process) // what it has started itself
		close(p.ended)
	}()
	return p, nil
}

// Kill ends the process and its children, and waits for it. What it has sent and nobody has received may be lost.
func (p *Process) Kill() {
	p.given.Do(func() { close(p.givenUp) })
	select {
	case <-p.ended:
	default:
		killGroup(p.command.Process)
	}
	_ = p.In.Close()
	<-p.ended
	p.residence.close()
}

// End gives the process some time to end by itself, and then kills it.
func (p *Process) End(patience time.Duration) {
	select {
	case <-p.ended:
	case <-time.After(patience):
	}
	p.Kill()
}

// Memory is what the process has resident, in bytes; 0 when that can't be told.
func (p *Process) Memory() int64 { return p.residence.bytes() }

// Largest is the most that the process had resident, in bytes; 0 when that can't be told. It may be asked once the
// process has ended, as State and Path.
func (p *Process) Largest() int64 { return largest(p.command.ProcessState) }

// State says how the process ended.
func (p *Process) State() string { return p.command.ProcessState.String() }

// Path is the program's file.
func (p *Process) Path() string { return p.command.Path }

// Said is the beginning and the end of what the process wrote to its standard error.
func (p *Process) Said() string { return p.said.String() }
