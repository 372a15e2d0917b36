package ocr

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"github.com/juesuan/juesuan/internal/child"
)

// process is one recognition process, seen from its client.
type process struct {
	*child.Process
	frames  <-chan child.Message[frame]
	options Options
	hello   Hello
}

type frame struct {
	kind    kind
	payload []byte
}

// start starts a process.
func start(starter child.Starter, options Options) (*process, error) {
	binary, err := FindBinary(options.Binary)
	if err != nil {
		return nil, err
	}
	started, err := starter.Start(exec.Command(binary))
	if err != nil {
		return nil, err
	}
	frames := child.Receive(started, func(r io.Reader) (f frame, err error) {
		f.kind, f.payload, err = readFrame(r)
		return f, err
	})
	return &process{Process: started, frames: frames, options: options}, nil
}

// greet tells the process its settings and has it say what it is.
func (p *process) greet(ctx context.Context, options Options) error {
	settings, err := json.Marshal(Settings{Protocol: Protocol, Engines: options.Engines, Languages: options.Languages, Models: options.Models})
	if err != nil {
		return err
	}
	payload, err := p.exchange(ctx, settingsFrame, settings, helloFrame, options.StartTimeout)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(payload, &p.hello); err != nil {
		return err
	}
	switch {
	case p.hello.Protocol != Protocol:
		return fmt.Errorf("%w: %s speaks version %d of the protocol and this program %d; install both from the same release",
			ErrUnavailable, p.Path(), p.hello.Protocol, Protocol)
	case len(p.hello.Engines) == 0, options.Engines == BothEngines && len(p.hello.Missing) > 0:
		return fmt.Errorf("%w: %s; %s", ErrUnavailable, missing(p.hello.Missing), Install)
	}
	return nil
}

// missing says what engines are missing, and why.
func missing(engines []Missing) string {
	if len(engines) == 0 {
		return "there is no engine"
	}
	var out []string
	for _, m := range engines {
		out = append(out, fmt.Sprintf("%s can't be used: %s", m.Engine, m.Why))
	}
	return strings.Join(out, "; ")
}

// ask has the process read a batch. After an error it is of no more use.
func (p *process) ask(ctx context.Context, b batch) ([][]Reading, error) {
	payload, err := p.exchange(ctx, batchFrame, b.encode(), readingsFrame, p.options.BatchTimeout)
	if err != nil {
		return nil, err
	}
	return decodeReadings(payload, b)
}

// lookAtMemory is how often the process's resident memory is looked at.
const lookAtMemory = 50 * time.Millisecond

// exchange sends a frame and waits for the answer, for a time at most.
func (p *process) exchange(ctx context.Context, k kind, payload []byte, want kind, most time.Duration) ([]byte, error) {
	sent := make(chan error, 1)
	go func() { sent <- writeFrame(p.In, k, payload) }()
	late := time.NewTimer(most)
	look := time.NewTicker(lookAtMemory)
	defer func() { late.Stop(); look.Stop() }()
	for {
		select {
		case f, more := <-p.frames:
			switch {
			case !more:
				return nil, p.crash(nil)
			case f.Err != nil:
				return nil, p.crash(f.Err)
			case f.Value.kind == want:
				return f.Value.payload, nil
			case f.Value.kind == troubleFrame:
				var t trouble
				if err := json.Unmarshal(f.Value.payload, &t); err != nil {
					return nil, err
				}
				return nil, errors.New(t.Message)
			}
			return nil, fmt.Errorf("it answered with a message of kind %q", f.Value.kind)
		case <-late.C:
			return nil, fmt.Errorf("it took longer than %v", most)
		case <-look.C:
			if p.Memory() > p.options.Memory {
				return nil, fmt.Errorf("it took more than %d MiB of memory", p.options.Memory>>20)
			}
		case err := <-sent:
			if err != nil {
				return nil, p.crash(err)
			}
			sent = nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// crash says why a process ended that was not told to.
func (p *process) crash(err error) error {
	p.End(time.Second) // it may still be writing why
	cause := p.State()
	if said := strings.TrimSpace(p.Said()); said != "" {
		cause += ": " + said
	}
	if err != nil {
		return fmt.Errorf("it ended: %w (%s)", err, cause)
	}
	return fmt.Errorf("it ended (%s)", cause)
}

// old reports whether a fresh process should take its place, because it has grown.
func (p *process) old() bool { return p.Memory() > p.options.Memory/4*3 }
