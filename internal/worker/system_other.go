//go:build !linux

package worker

import "os"

func thisProgram() (string, error) { return os.Executable() }

// Input is standard input, for Serve.
func Input() *os.File { return os.Stdin }

// limitMemory: elsewhere Go's own soft limit is all there is.
func limitMemory(int64) {}
