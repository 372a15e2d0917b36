//go:build !linux

package ocr

import (
	"os"
	"syscall"
)

// ownGroup puts the process into a group of its own, so that it can be killed with its children and gets no signal of a
// terminal. It ends with its client by itself, when its standard input ends.
func ownGroup() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

func killGroup(p *os.Process) { _ = syscall.Kill(-p.Pid, syscall.SIGKILL) }

// residence: only Linux tells a process's memory cheaply enough.
type residence struct{}

func residenceOf(int) residence { return residence{} }
func (residence) bytes() int64  { return 0 }
func (residence) close()        {}
