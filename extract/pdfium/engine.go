package pdfium

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	gopdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"

	"github.com/juesuan/juesuan/model"
)

// Engine holds the compiled module. It costs nothing until the first Open, and may be used by several goroutines at
// once: each document has an instance of its own.
type Engine struct {
	opt Options

	mu     sync.Mutex
	pool   gopdfium.Pool
	cache  wazero.CompilationCache
	closed bool
}

// New makes an engine that starts when it is first needed.
func New(opt Options) *Engine { return &Engine{opt: opt.withDefaults()} }

// Close releases the compiled module. Documents must be closed before it. An engine that never started, or is closed
// already, is closed at no cost.
func (e *Engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	var err error
	if e.pool != nil {
		err = e.pool.Close()
		e.pool = nil
	}
	if e.cache != nil {
		if closing := e.cache.Close(context.Background()); err == nil {
			err = closing
		}
		e.cache = nil
	}
	return err
}

// start compiles the module, or loads it compiled.
func (e *Engine) start() (gopdfium.Pool, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, fmt.Errorf("the pdfium engine is closed")
	}
	if e.pool != nil {
		return e.pool, nil
	}
	if cache := e.openCache(); cache != nil {
		if pool, err := compile(e.opt, cache); err == nil {
			e.pool, e.cache = pool, cache
			return pool, nil
		}
		_ = cache.Close(context.Background()) // unusable or unwritable: done without
	}
	pool, err := compile(e.opt, nil)
	if err != nil {
		return nil, startFailure(err)
	}
	e.pool = pool
	return pool, nil
}

// openCache is nil when there is no folder to keep the compiled module in.
func (e *Engine) openCache() wazero.CompilationCache {
	dir := e.opt.CacheDir
	if dir == "-" {
		return nil
	}
	if dir == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			return nil
		}
		dir = filepath.Join(base, "juesuan", "wazero")
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		return nil
	}
	return cache
}

func compile(opt Options, cache wazero.CompilationCache) (pool gopdfium.Pool, err error) {
	defer func() {
		if x := recover(); x != nil {
			pool, err = nil, fmt.Errorf("%v", x)
		}
	}()
	runtime := wazero.NewRuntimeConfig().
		WithMemoryLimitPages(opt.MemoryPages).
		WithCloseOnContextDone(opt.Interruptible)
	if cache != nil {
		runtime = runtime.WithCompilationCache(cache)
	}
	return webassembly.Init(webassembly.Config{
		MaxTotal:      -1,           // no bound: each open document has one
		FSConfig:      fileSystem(), // the default is the whole file system
		RuntimeConfig: runtime,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}

func startFailure(err error) error {
	return &model.Failure{Reason: model.ReasonMemory, Message: "PDFium could not be started: raise the memory limit", Err: err}
}
