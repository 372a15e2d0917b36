package child

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"syscall"
)

func ownGroup() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

func killGroup(p *os.Process) { _ = syscall.Kill(-p.Pid, syscall.SIGKILL) }

// residence tells the resident memory of a process.
type residence struct{ statm *os.File }

func residenceOf(pid int) residence {
	f, err := os.Open(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return residence{}
	}
	return residence{f}
}

func (r residence) bytes() int64 {
	if r.statm == nil {
		return 0
	}
	var buf [128]byte
	n, _ := r.statm.ReadAt(buf[:], 0)
	fields := bytes.Fields(buf[:n])
	if len(fields) < 2 {
		return 0
	}
	pages, err := strconv.ParseInt(string(fields[1]), 10, 64)
	if err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}

func (r residence) close() {
	if r.statm != nil {
		_ = r.statm.Close()
	}
}

func largest(state *os.ProcessState) int64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10
	}
	return 0
}
