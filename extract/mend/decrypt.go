package mend

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	cpu "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// withoutConfig keeps pdfcpu from writing a folder of settings and fonts into the user's home.
var withoutConfig = sync.OnceFunc(api.DisableConfigDir)

func configuration(password string, opt Options) *cpu.Configuration {
	withoutConfig()
	c := cpu.NewDefaultConfiguration()
	c.ValidationMode = cpu.ValidationRelaxed
	c.UserPW, c.OwnerPW = password, password
	c.Offline = true // no link of a document is followed
	c.WriteObjectStream, c.WriteXRefStream = false, false
	c.OptimizeBeforeWriting, c.OptimizeResourceDicts = false, false
	c.RemoveEncryption = true
	c.Limits.MaxStreamBytes = opt.MaxBytes
	c.Limits.MaxDecodeBytes = opt.MaxInflated
	c.Limits.MaxObjectCount = opt.MaxObjects
	c.Limits.MaxXRefEntries = opt.MaxObjects
	c.Limits.MaxObjectStreamCount = opt.MaxObjects
	return c
}

// optimize has pdfcpu read, validate and write a file.
func optimize(data []byte, password string, opt Options) (out []byte, err error) {
	return guarded(opt, func(w *limited) error {
		ctx, err := read(data, password, cpu.OPTIMIZE, opt)
		if err != nil {
			return err
		}
		if err := api.ValidateContext(ctx); err != nil {
			return err
		}
		if err := api.OptimizeContext(ctx); err != nil {
			return err
		}
		return api.WriteContext(ctx, w)
	})
}

// decrypt has pdfcpu write an encrypted file without its encryption. Files that pdfcpu finds fault with are written
// without being validated.
func decrypt(data []byte, password string, opt Options) ([]byte, error) {
	write := func(check func(*cpu.Context) error) ([]byte, error) {
		return guarded(opt, func(w *limited) error {
			ctx, err := read(data, password, cpu.DECRYPT, opt)
			if err != nil {
				return err
			}
			if err := check(ctx); err != nil {
				return err
			}
			return api.WriteContext(ctx, w)
		})
	}
	out, err := write(api.ValidateContext)
	if err == nil || needsPassword(err) || errors.Is(err, errLarge) || errors.Is(err, errTooMany) {
		return out, err
	}
	lax, laxErr := write(func(*cpu.Context) error { return nil })
	if laxErr != nil {
		return nil, err
	}
	return lax, nil
}

// read has pdfcpu read a file. It refuses one whose highest object number is beyond all use: pdfcpu counts up to it, and
// lists each number without an object.
func read(data []byte, password string, command cpu.CommandMode, opt Options) (*cpu.Context, error) {
	c := configuration(password, opt)
	c.Cmd = command
	ctx, err := api.ReadContext(bytes.NewReader(data), c)
	if err != nil {
		return nil, err
	}
	if ctx.Size == nil || *ctx.Size > opt.MaxObjects {
		return nil, errTooMany
	}
	return ctx, nil
}

// guarded turns a panic into an error and bounds what is written.
func guarded(opt Options, run func(w *limited) error) (out []byte, err error) {
	defer func() {
		if x := recover(); x != nil {
			out, err = nil, fmt.Errorf("%v", x)
		}
	}()
	w := limited{most: opt.MaxBytes}
	if err := run(&w); err != nil {
		return nil, err
	}
	return w.Bytes(), nil
}

// limited is a buffer that fails when it would grow too large.
type limited struct {
	bytes.Buffer
	most int64
}

func (w *limited) Write(p []byte) (int, error) {
	if int64(w.Len()+len(p)) > w.most {
		return 0, errLarge
	}
	return w.Buffer.Write(p)
}

// needsPassword reports whether pdfcpu failed for want of a password.
func needsPassword(err error) bool { return errors.Is(err, pdfcpu.ErrWrongPassword) }
