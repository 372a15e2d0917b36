//go:build !linux

package worker

import (
	"os"
	"syscall"
)

// ownGroup puts a worker into a process group of its own, so that it can be killed with its children and gets no signal
// of a terminal. It ends with its parent by itself, when its standard input ends.
func ownGroup() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

func killGroup(p *os.Process) { _ = syscall.Kill(-p.Pid, syscall.SIGKILL) }

func thisProgram() (string, error) { return os.Executable() }

// residence: only Linux tells a process's memory cheaply enough. Elsewhere Go's own soft limit is all there is.
type residence struct{}

func residenceOf(int) residence { return residence{} }
func (residence) bytes() int64  { return 0 }
func (residence) close()        {}

func largest(*os.ProcessState) int64 { return 0 }

func limitMemory(int64) {}
