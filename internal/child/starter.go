package child

import (
	"os/exec"
	"runtime"
)

// Starter starts processes on one thread, which lives until Close: Linux kills a child with the thread that started it.
type Starter struct{ orders chan order }

type order struct {
	command *exec.Cmd
	reply   chan<- started
}

type started struct {
	process *Process
	err     error
}

// NewStarter makes a starter. It may be used by several goroutines.
func NewStarter() Starter {
	s := Starter{make(chan order)}
	go s.run()
	return s
}

func (s Starter) run() {
	runtime.LockOSThread()
	for o := range s.orders {
		process, err := start(o.command)
		o.reply <- started{process, err}
	}
}

// Start starts a command, of which the path and the arguments are set.
func (s Starter) Start(command *exec.Cmd) (*Process, error) {
	reply := make(chan started, 1)
	s.orders <- order{command, reply}
	r := <-reply
	return r.process, r.err
}

// Close lets the thread go, once the processes have ended. Nothing may be started after it.
func (s Starter) Close() { close(s.orders) }
