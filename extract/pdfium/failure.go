package pdfium

import (
	"context"
	"errors"
	"fmt"

	"github.com/juesuan/juesuan/model"
)

// PDFium's error codes (FPDF_GetLastError).
const (
	errorPassword = 4
	errorSecurity = 5
)

// openFailure says why PDFium did not open a file.
func openFailure(code int) error {
	switch code {
	case errorPassword:
		return &model.Failure{Reason: model.ReasonEncrypted, Message: "the file is encrypted and needs a password: save a copy without one, or give the password, with --password"}
	case errorSecurity:
		return &model.Failure{Reason: model.ReasonEncrypted, Message: "the file is encrypted in a way that no reader here knows; save a copy without encryption"}
	}
	return &model.Failure{Reason: model.ReasonDamaged, Message: "PDFium can't open the file", Err: fmt.Errorf("error %d", code)}
}

// failure says why a call into the instance failed. A fault within PDFium tells no more than that it stopped, which it
// does when it gets no memory: it is taken for that when most of the memory was in use.
func (e *Engine) failure(ctx context.Context, m *module, err error) error {
	var known *model.Failure
	if errors.As(err, &known) {
		return err
	}
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return &model.Failure{Reason: model.ReasonTimeout, Message: "PDFium took too long", Err: err}
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errMemory), m != nil && m.memoryPages() > e.opt.MemoryPages/2:
		return &model.Failure{Reason: model.ReasonMemory, Message: "PDFium needs more memory than the limit allows", Err: err}
	}
	return &model.Failure{Reason: model.ReasonDamaged, Message: "PDFium failed on this file", Err: err}
}
