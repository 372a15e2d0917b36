package worker

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/juesuan/juesuan/model"
)

// process is one worker, seen from its parent.
type process struct {
	command *exec.Cmd
	in      io.WriteCloser
	events  chan event // closed with the worker's output
	stderr  tail
	memory  residence
	limits  Limits
	served  int
	ended   chan struct{} // closed when it has been waited for
}

// event is a frame that a worker sent.
type event struct {
	page  int // that is about to be read
	reply *Reply
	err   error // the output can't be read on
}

// start starts a worker. It must be called on a thread that lives as long as the worker: on Linux the worker dies with it.
func start(command []string, settings Settings, limits Limits) (*process, error) {
	p := &process{limits: limits, events: make(chan event), ended: make(chan struct{})}
	p.command = exec.Command(command[0])
	p.command.Args = command[1:]
	p.command.Stderr = &p.stderr
	p.command.WaitDelay = time.Second // for its own children that hold its standard error
	p.command.SysProcAttr = ownGroup()
	in, err := p.command.StdinPipe()
	if err != nil {
		return nil, err
	}
	// Not StdoutPipe: Wait would close it while the last reply is being read.
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
	if err := writeFrame(in, setUp, settings); err != nil {
		p.kill()
		return nil, err
	}
	return p, nil
}

// receive reads what the worker sends. It ends with the worker.
func (p *process) receive(out *os.File) {
	defer close(p.events)
	defer out.Close()
	r := bufio.NewReader(out)
	for {
		e, err := readEvent(r)
		if err == io.EOF {
			return
		}
		select {
		case p.events <- e:
		case <-p.ended:
			return
		}
		if err != nil {
			return
		}
	}
}

func readEvent(r io.Reader) (e event, err error) {
	kind, text, err := readFrame(r)
	if err == nil {
		switch kind {
		case progress:
			err = json.Unmarshal(text, &e.page)
		case answer:
			e.reply = &Reply{}
			err = json.Unmarshal(text, e.reply)
		default:
			err = fmt.Errorf("a frame of kind %q", kind)
		}
	}
	e.err = err
	return e, err
}

// ask has the worker do a job. A failure here is one of the worker: it is of no more use then.
func (p *process) ask(ctx context.Context, job Job) (Reply, *Failure) {
	p.served++
	sent := make(chan error, 1)
	go func() { sent <- writeFrame(p.in, order, job) }()
	whole, step := time.NewTimer(p.limits.Timeout), time.NewTimer(p.limits.PageTimeout)
	look := time.NewTicker(lookAtMemory)
	defer func() { whole.Stop(); step.Stop(); look.Stop() }()
	page := 0
	for {
		select {
		case e, more := <-p.events:
			switch {
			case !more || e.err != nil:
				return Reply{}, p.crash(e.err)
			case e.reply != nil:
				return *e.reply, nil
			}
			page = e.page
			step.Reset(p.limits.PageTimeout)
		case <-step.C:
			p.kill()
			return Reply{}, p.late(page)
		case <-whole.C:
			p.kill()
			return Reply{}, &Failure{Reason: model.ReasonTimeout, Message: fmt.Sprintf("the document took longer than %v; raise --timeout, or convert it in parts, with --pages", p.limits.Timeout)}
		case <-look.C:
			if p.memory.bytes() > p.limits.Memory-headroom(p.limits.Memory)/4 {
				p.kill()
				return Reply{}, p.tooMuch("")
			}
		case err := <-sent:
			if err != nil {
				return Reply{}, p.crash(err)
			}
			sent = nil
		case <-ctx.Done():
			p.kill()
			return Reply{}, &Failure{Reason: model.ReasonTimeout, Message: "interrupted"}
		}
	}
}

// lookAtMemory is how often a worker's resident memory is looked at. Between two looks a worker can't grow past the
// limit by much, because on Linux it has also bounded its own data to it.
const lookAtMemory = 20 * time.Millisecond

func (p *process) late(page int) *Failure {
	what := "a step of reading the document"
	if page > 0 {
		what = fmt.Sprintf("page %d", page)
	}
	return &Failure{Reason: model.ReasonTimeout, Message: fmt.Sprintf("%s took longer than %v; raise --page-timeout, or leave pages out, with --pages", what, p.limits.PageTimeout)}
}

func (p *process) tooMuch(cause string) *Failure {
	return &Failure{Reason: model.ReasonMemory, Message: fmt.Sprintf("the document needs more than %d MiB of memory; raise --max-memory, or convert it in parts, with --pages", p.limits.Memory>>20), Cause: cause}
}

// crash says why a worker ended that was not told to.
func (p *process) crash(err error) *Failure {
	select {
	case <-p.ended:
	case <-time.After(time.Second): // it may still be writing why
	}
	p.kill()
	last := p.stderr.String()
	cause := strings.TrimSpace(p.command.ProcessState.String() + "\n" + last[:min(len(last), mostCause)])
	if err != nil {
		cause = err.Error() + "; " + cause
	}
	said := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(last, w) })
	}
	switch {
	case said("stack exceeds", "stack overflow"):
		return &Failure{Reason: model.ReasonLimitDepth, Message: "the file nests its objects deeper than the program follows; open it in a PDF program and save it again", Cause: cause}
	case said("out of memory", "cannot allocate memory", "failed to create new OS thread", "pthread_create failed"),
		largest(p.command.ProcessState) > p.limits.Memory/4*3:
		return p.tooMuch(cause)
	case errors.Is(err, errTooLong):
		return &Failure{Reason: model.ReasonLimitSize, Message: "there is more to say of it than the program passes on; convert it in parts, with --pages", Cause: cause}
	}
	return &Failure{Reason: model.ReasonWorkerCrash, Message: "the program failed on this file, twice; report it", Cause: cause}
}

// kill ends the worker and its children, and waits for it.
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

// retire lets the worker end by itself.
func (p *process) retire() {
	_ = p.in.Close()
	go func() {
		select {
		case <-p.ended:
		case <-time.After(5 * time.Second):
		}
		p.kill()
	}()
}

// old reports whether a fresh worker should take its place.
func (p *process) old() bool {
	return p.served >= p.limits.Documents || p.memory.bytes() > p.limits.Memory/2
}

// tail keeps the first and the last of what is written to it: Go says first why a program ends, and then for long where.
type tail struct {
	mu          sync.Mutex
	first, last []byte
}

const (
	tailSize  = 4 << 10 // bytes
	mostCause = 1 << 10
)

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := len(b)
	if room := min(tailSize-len(t.first), len(b)); room > 0 {
		t.first = append(t.first, b[:room]...)
		b = b[room:]
	}
	t.last = append(t.last, b...)
	if over := len(t.last) - tailSize; over > 0 {
		t.last = append(t.last[:0], t.last[over:]...)
	}
	return n, nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.first) + string(t.last)
}
