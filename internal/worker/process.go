package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/juesuan/juesuan/internal/child"
	"github.com/juesuan/juesuan/model"
)

// process is one worker, seen from its parent.
type process struct {
	*child.Process
	events <-chan child.Message[event]
	limits Limits
	served int
}

// event is a frame that a worker sent.
type event struct {
	page  int // that is about to be read
	reply *Reply
}

// start starts a worker.
func start(starter child.Starter, command []string, settings Settings, limits Limits) (*process, error) {
	started, err := starter.Start(&exec.Cmd{Path: command[0], Args: command[1:]})
	if err != nil {
		return nil, err
	}
	p := &process{Process: started, events: child.Receive(started, readEvent), limits: limits}
	if err := writeFrame(p.In, setUp, settings); err != nil {
		p.Kill()
		return nil, err
	}
	return p, nil
}

func readEvent(r io.Reader) (e event, err error) {
	kind, text, err := readFrame(r)
	if err != nil {
		return e, err
	}
	switch kind {
	case progress:
		err = json.Unmarshal(text, &e.page)
	case answer:
		e.reply = &Reply{}
		err = json.Unmarshal(text, e.reply)
	default:
		err = fmt.Errorf("a frame of kind %q", kind)
	}
	return e, err
}

// ask has the worker do a job. A failure here is one of the worker: it is of no more use then.
func (p *process) ask(ctx context.Context, job Job) (Reply, *Failure) {
	p.served++
	sent := make(chan error, 1)
	go func() { sent <- writeFrame(p.In, order, job) }()
	whole, step := time.NewTimer(p.limits.Timeout), time.NewTimer(p.limits.PageTimeout)
	look := time.NewTicker(lookAtMemory)
	defer func() { whole.Stop(); step.Stop(); look.Stop() }()
	page := 0
	for {
		select {
		case e, more := <-p.events:
			switch {
			case !more || e.Err != nil:
				return Reply{}, p.crash(e.Err)
			case e.Value.reply != nil:
				return *e.Value.reply, nil
			}
			page = e.Value.page
			step.Reset(p.limits.PageTimeout)
		case <-step.C:
			p.Kill()
			return Reply{}, p.late(page)
		case <-whole.C:
			p.Kill()
			return Reply{}, &Failure{Reason: model.ReasonTimeout, Message: fmt.Sprintf("the document took longer than %v; raise --timeout, or convert it in parts, with --pages", p.limits.Timeout)}
		case <-look.C:
			if p.Memory() > p.limits.Memory-headroom(p.limits.Memory) {
				p.Kill()
				return Reply{}, p.tooMuch("")
			}
		case err := <-sent:
			if err != nil {
				return Reply{}, p.crash(err)
			}
			sent = nil
		case <-ctx.Done():
			p.Kill()
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
	p.End(time.Second) // it may still be writing why
	last := p.Said()
	cause := strings.TrimSpace(p.State() + "\n" + last[:min(len(last), mostCause)])
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
		p.Largest() > p.limits.Memory/4*3:
		return p.tooMuch(cause)
	case errors.Is(err, errTooLong):
		return &Failure{Reason: model.ReasonLimitSize, Message: "there is more to say of it than the program passes on; convert it in parts, with --pages", Cause: cause}
	}
	return &Failure{Reason: model.ReasonWorkerCrash, Message: "the program failed on this file, twice; report it", Cause: cause}
}

// retire lets the worker end by itself.
func (p *process) retire() {
	_ = p.In.Close()
	go p.End(5 * time.Second)
}

// old reports whether a fresh worker should take its place.
func (p *process) old() bool {
	return p.served >= p.limits.Documents || p.Memory() > p.limits.Memory/2
}

// mostCause bounds what is told of a worker's last words, in bytes.
const mostCause = 1 << 10
