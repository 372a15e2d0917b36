package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// Exit codes. A code that is not here means failure.
const (
	exitDone        = 0   // all inputs done
	exitFatal       = 1   // nothing usable
	exitSomeFailed  = 3   // finished, and some inputs failed, or there was none
	exitLocked      = 10  // the output is locked by another run
	exitUsage       = 64  // the command line is wrong
	exitBadInput    = 65  // the only input can never succeed
	exitInterrupted = 130 // by SIGINT or SIGTERM
)

// exitError ends the program with its code. Without an error there is nothing more to say.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// usage marks what is wrong about the command line.
func usage(format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...)}
}

// fatal gives an error that happened while a command ran its exit code. What cobra itself returns is about usage.
func fatal(err error) error {
	var known *exitError
	var meet *inputs.MeetError
	var wrong interface{ Usage() }
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled):
		return &exitError{exitInterrupted, errors.New("interrupted; what was done is in the output, run the same command again for the rest")}
	case errors.Is(err, store.ErrLocked):
		return &exitError{exitLocked, fmt.Errorf("%w; wait for it, or choose another --out", err)}
	case errors.As(err, &meet), errors.As(err, &wrong), errors.Is(err, store.ErrNoTree):
		return &exitError{exitUsage, err}
	default:
		return &exitError{exitFatal, err}
	}
}

// foundNothing is the end of a run without inputs.
func foundNothing(args ...string) error {
	return &exitError{exitSomeFailed, fmt.Errorf("nothing to convert was found under %s; the manifest lists what was skipped", strings.Join(args, ", "))}
}

// report writes the error's sentence and returns the exit code.
func report(w io.Writer, err error) int {
	if err == nil {
		return exitDone
	}
	var known *exitError
	if !errors.As(err, &known) {
		known = &exitError{exitUsage, err}
	}
	if known.err != nil {
		fmt.Fprintf(w, "juesuan: %v\n", known.err)
		if known.code == exitUsage {
			fmt.Fprintln(w, "Run juesuan --help, or juesuan COMMAND --help.")
		}
	}
	return known.code
}

// neverSucceeds are the reasons that lie in the input itself: it fails however often one tries.
func neverSucceeds(r model.ReasonCode) bool {
	switch r {
	case model.ReasonUnreadable, model.ReasonEmpty, model.ReasonEncrypted, model.ReasonUnsupportedType,
		model.ReasonDamaged, model.ReasonNoPages:
		return true
	}
	return false
}
