//go:build !linux

package worker

import "os"

func thisProgram() (string, error) { return os.Executable() }

// limitMemory: elsewhere Go's own soft limit is all there is.
func limitMemory(int64) {}
