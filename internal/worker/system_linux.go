package worker

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
)

// thisProgram is the running program even when its file has been replaced meanwhile.
func thisProgram() (string, error) {
	const self = "/proc/self/exe"
	if _, err := os.Stat(self); err == nil {
		return self, nil
	}
	return os.Executable()
}

// Input is standard input, for Serve. Go polls it: a goroutine that waits for the next job in a system call would keep a
// processor of the worker, which may have but one, until Go notices, up to ten milliseconds later.
func Input() *os.File {
	if err := syscall.SetNonblock(syscall.Stdin, true); err != nil {
		return os.Stdin
	}
	return os.NewFile(uintptr(syscall.Stdin), os.Stdin.Name())
}

// limitMemory bounds this process's own data (RLIMIT_DATA), so that no burst takes much more before its parent has looked.
// Data is what was resident once: memory that Go has given back counts, and of a large document that is half as much
// again as is resident, so the bound is a quarter above the memory that may be. RLIMIT_AS is of no use: Go reserves
// address space that it never touches.
func limitMemory(most int64) {
	const rlimitData = 2
	if data := ownData(); data == 0 || data > most/2 {
		return // a build with a race detector has reserved terabytes by now
	}
	data := uint64(most / 4 * 5)
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
