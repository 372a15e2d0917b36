package worker

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"syscall"
)

// ownGroup puts a worker into a process group of its own, so that it can be killed with its children and gets no signal
// of a terminal, and has it die with its parent.
func ownGroup() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

func killGroup(p *os.Process) { _ = syscall.Kill(-p.Pid, syscall.SIGKILL) }

// thisProgram is the running program even when its file has been replaced meanwhile.
func thisProgram() (string, error) {
	const self = "/proc/self/exe"
	if _, err := os.Stat(self); err == nil {
		return self, nil
	}
	return os.Executable()
}

// residence tells the resident memory of a process.
type residence struct{ statm *os.File }

func residenceOf(pid int) residence {
	f, err := os.Open(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return residence{}
	}
	return residence{f}
}

// bytes is 0 when it can't be told.
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

// largest is the most memory that a process had resident, in bytes.
func largest(state *os.ProcessState) int64 {
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10
	}
	return 0
}

// limitMemory bounds this process's own data (RLIMIT_DATA), which is what its resident memory consists of, so that no
// burst takes more before its parent has looked. RLIMIT_AS is of no use: Go reserves address space that it never touches.
func limitMemory(most int64) {
	const rlimitData = 2
	if data := ownData(); data == 0 || data > most/2 {
		return // a build with a race detector has reserved terabytes by now
	}
	data := uint64(most - headroom(most))
	_ = syscall.Setrlimit(rlimitData, &syscall.Rlimit{Cur: data, Max: data}) // else the parent's looks suffice
}

// ownData is the size of this process's data, as RLIMIT_DATA counts it; 0 when it can't be told.
func ownData() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(status, []byte("VmData:"))
	fields := bytes.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kilobytes, _ := strconv.ParseInt(string(fields[0]), 10, 64)
	return kilobytes << 10
}
