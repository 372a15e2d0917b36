package textpdf

import (
	"fmt"

	"github.com/juesuan/juesuan/extract"
	"github.com/juesuan/juesuan/model"
)

// Exceeded is the limit that the file has met so far, nil when it has met none: limit_glyphs, limit_depth or limit_size.
// What was read of it is then a part, and a caller should not take it for the whole.
func (f *File) Exceeded() error {
	if f.exceeded == nil {
		return nil
	}
	return f.exceeded
}

// exceed notes the first limit that the file has met.
func (f *File) exceed(reason model.ReasonCode, format string, args ...any) {
	if f.exceeded == nil {
		f.exceeded = &model.Failure{Reason: reason, Message: fmt.Sprintf(format, args...), Err: extract.ErrLimit}
	}
}

// account counts what was inflated. It reports whether there is still room for more.
func (f *File) account(bytes int, err error) error {
	f.inflated += int64(bytes)
	switch {
	case isLimit(err):
		f.exceed(model.ReasonLimitSize, "a stream of the file inflates to more than %d bytes; raise --max-stream if the file is to be trusted", f.opt.MaxStreamBytes)
	case f.inflated > f.opt.MaxInflated:
		f.exceed(model.ReasonLimitSize, "the file inflates to more than %d bytes; raise --max-inflated if it is to be trusted", f.opt.MaxInflated)
		return fmt.Errorf("%w: the file inflates to more than %d bytes", extract.ErrLimit, f.opt.MaxInflated)
	}
	return err
}
