package ocr

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// process is one recognition process, seen from its client.
type process struct {
	command *exec.Cmd
	in      io.WriteCloser
	frames  chan received // closed with the process's output
	stderr  tail
	memory  residence
	options Options
	hello   Hello
	ended   chan struct{} // closed when it has been waited for
}

// received is a frame that the process sent, or why its output can't be read on.
type received struct {
	kind    kind
	payload []byte
	err     error
}

// start starts a process. It must be called on a thread that lives as long as the process: on Linux it dies with it.
func start(options Options) (*process, error) {
	binary, err := FindBinary(options.Binary)
	if err != nil {
		return nil, err
	}
	p := &process{options: options, frames: make(chan received), ended: make(chan struct{})}
	p.command = exec.Command(binary)
	p.command.Stderr = &p.stderr
	p.command.WaitDelay = time.Second // for its own children that hold its standard error
	p.command.SysProcAttr = ownGroup()
	in, err := p.command.StdinPipe()
	if err != nil {
		return nil, err
	}
	// Not StdoutPipe: Wait would close it while the last answer is being read.
	out, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	p.command.Stdout = w
	err = p.command.Start()
	_ = w.Close()
	if err != nil {
		_ = out.Close()
		return nil, err
	}
	p.in = in
	p.memory = residenceOf(p.command.Process.Pid)
	go p.receive(out)
	go func() {
		_ = p.command.Wait()
		killGroup(p.command.Process) // what it has started itself
		close(p.ended)
	}()
	return p, nil
}

// receive reads what the process sends, one frame ahead of who waits for it. It ends with the process.
func (p *process) receive(out *os.File) {
	defer close(p.frames)
	defer out.Close()
	r := bufio.NewReaderSize(out, 1<<16)
	for {
		k, payload, err := readFrame(r)
		if err == io.EOF {
			return
		}
		select {
		case p.frames <- received{k, payload, err}:
		case <-p.ended:
			return
		}
		if err != nil {
			return
		}
	}
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
			ErrUnavailable, p.command.Path, p.hello.Protocol, Protocol)
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
	go func() { sent <- writeFrame(p.in, k, payload) }()
	late := time.NewTimer(most)
	look := time.NewTicker(lookAtMemory)
	defer func() { late.Stop(); look.Stop() }()
	for {
		select {
		case f, more := <-p.frames:
			switch {
			case !more:
				return nil, p.crash(nil)
			case f.err != nil:
				return nil, p.crash(f.err)
			case f.kind == want:
				return f.payload, nil
			case f.kind == troubleFrame:
				var t trouble
				if err := json.Unmarshal(f.payload, &t); err != nil {
					return nil, err
				}
				return nil, errors.New(t.Message)
			}
			return nil, fmt.Errorf("it answered with a message of kind %q", f.kind)
		case <-late.C:
			return nil, fmt.Errorf("it took longer than %v", most)
		case <-look.C:
			if p.memory.bytes() > p.options.Memory {
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
	select {
	case <-p.ended:
	case <-time.After(time.Second): // it may still be writing why
	}
	p.kill()
	cause := p.command.ProcessState.String()
	if said := strings.TrimSpace(p.stderr.String()); said != "" {
		cause += ": " + said
	}
	if err != nil {
		return fmt.Errorf("it ended: %w (%s)", err, cause)
	}
	return fmt.Errorf("it ended (%s)", cause)
}

// kill ends the process and its children, and waits for it.
func (p *process) kill() {
	select {
	case <-p.ended:
	default:
		killGroup(p.command.Process)
	}
	_ = p.in.Close()
	<-p.ended
	p.memory.close()
}

// old reports whether a fresh process should take its place, because it has grown.
func (p *process) old() bool { return p.memory.bytes() > p.options.Memory/4*3 }

// tail keeps the last of what is written to it.
type tail struct {
	mu   sync.Mutex
	last []byte
}

const tailSize = 2 << 10

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last = append(t.last, b...)
	if over := len(t.last) - tailSize; over > 0 {
		t.last = append(t.last[:0], t.last[over:]...)
	}
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.ToValidUTF8(string(t.last), "\uFFFD")
}
