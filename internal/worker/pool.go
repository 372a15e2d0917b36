package worker

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/child"
	"github.com/juesuan/juesuan/model"
)

// Pool is the parent's side: up to so many workers. Its methods may be called by several goroutines.
type Pool struct {
	command  []string
	settings Settings
	limits   Limits
	slots    chan *process // one for each worker; nil where none is running
	starter  child.Starter
	once     sync.Once

	asked         atomic.Int64 // jobs that are being done, or wait for a worker
	started, lost atomic.Int64
}

// NewPool makes a pool of so many workers, each started when it is first needed by running command: the program's file,
// then its arguments from the zeroth.
func NewPool(jobs int, command []string, limits Limits) *Pool {
	jobs = max(jobs, 1)
	limits = limits.withDefaults()
	p := &Pool{
		command: command, limits: limits,
		settings: Settings{Memory: limits.Memory},
		slots:    make(chan *process, jobs), starter: child.NewStarter(),
	}
	for range jobs {
		p.slots <- nil
	}
	return p
}

// Close ends the workers, also those in the middle of a job. Nothing may be converted after it.
func (p *Pool) Close() {
	p.once.Do(func() {
		for range cap(p.slots) {
			if process := <-p.slots; process != nil {
				process.Kill()
			}
		}
		p.starter.Close()
	})
}

// Convert has a worker do the job. When the worker dies, hangs or grows, another one tries once more; it fills the job's
// folder anew.
func (p *Pool) Convert(ctx context.Context, job Job) (Reply, error) {
	p.asked.Add(1)
	defer p.asked.Add(-1)
	var process *process
	select {
	case process = <-p.slots:
	case <-ctx.Done():
		return Reply{}, ctx.Err()
	}
	defer func() { p.slots <- process }()

	begin := time.Now()
	var failed *Failure
	for range 2 {
		if ctx.Err() != nil {
			return Reply{}, ctx.Err()
		}
		if process == nil {
			var err error
			if process, err = start(p.starter, p.command, p.settings, p.limits); err != nil {
				failed = &Failure{Reason: model.ReasonWorkerCrash, Message: "no worker process could be started; see whether the system allows more processes", Cause: err.Error()}
				continue
			}
			p.started.Add(1)
		}
		job.Processors = p.share()
		var reply Reply
		if reply, failed = process.ask(ctx, job); failed == nil {
			reply.Elapsed = time.Since(begin)
			if process.old() {
				process.retire()
				process = nil
			}
			return reply, ctx.Err()
		}
		process = nil
		p.lost.Add(1)
		if failed.Reason == model.ReasonLimitDepth {
			break // it is the file's fault, however often it is tried
		}
	}
	if ctx.Err() != nil {
		return Reply{}, ctx.Err()
	}
	reply := identified(job)
	if reply.Failure == nil {
		reply.Failure = failed
	}
	reply.Elapsed = time.Since(begin)
	return reply, nil
}

// share is how many processors a worker may use: all of them for the only document, or the last one, and one where there
// is a document for each; else the collectors of all workers wake each other's threads.
func (p *Pool) share() int {
	workers := min(int(p.asked.Load()), cap(p.slots))
	return max(runtime.GOMAXPROCS(0)/max(workers, 1), 1)
}

// Started is how many workers were started until now.
func (p *Pool) Started() int64 { return p.started.Load() }

// Lost is how many of them died, hung or grew until now, and are no more.
func (p *Pool) Lost() int64 { return p.lost.Load() }

// identified says at least which bytes a job was about, when no worker could: it hashes the file and does not read it.
func identified(job Job) Reply {
	f, err := os.Open(string(job.File))
	if err != nil {
		return Reply{Failure: Unreadable(err)}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return Reply{Failure: Unreadable(err)}
	}
	source, err := juesuan.Identify(juesuan.Source{Path: job.Path, Data: f, Size: info.Size()})
	if err != nil {
		return Reply{Source: source, Failure: failure(err)}
	}
	return Reply{Source: source}
}

// Command is how this program is started again: its file, then its arguments.
func Command(args ...string) ([]string, error) {
	name, err := thisProgram()
	if err != nil {
		return nil, fmt.Errorf("find the program's own file, to start workers: %w", err)
	}
	if len(os.Args) == 0 {
		return nil, errors.New("the program was started without a name")
	}
	return append([]string{name, os.Args[0]}, args...), nil
}
