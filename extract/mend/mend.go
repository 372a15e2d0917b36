package mend

import (
	"errors"
	"fmt"

	"github.com/juesuan/juesuan/model"
)

// Options are the limits of Mend. The zero value means the defaults; so does any zero field.
type Options struct {
	// MaxBytes bounds the size of the input and that of the output, in bytes. Default 256 MiB.
	MaxBytes int64
	// MaxInflated bounds the bytes that object streams inflate to. Default 256 MiB.
	MaxInflated int64
	// MaxObjects bounds the objects of a file. Default 1 000 000.
	MaxObjects int
}

func (o Options) withDefaults() Options {
	if o.MaxBytes <= 0 {
		o.MaxBytes = 256 << 20
	}
	if o.MaxInflated <= 0 {
		o.MaxInflated = 256 << 20
	}
	if o.MaxObjects <= 0 {
		o.MaxObjects = 1_000_000
	}
	return o
}

// Mended is a sound file made of another.
type Mended struct {
	Data []byte // shares no memory with the other's
	// Unordered is set when the page tree was lost, and the pages are in the order in which the file holds them.
	Unordered bool
}

// Mend gives a sound and unencrypted file with the pages of a damaged or encrypted one: other cross-references, stream
// lengths and header; junk, old revisions and what can't be reached may be gone. An encrypted file is opened with the
// password, or with the empty one; an unencrypted file needs none.
//
// Every error is a *model.Failure: encrypted when a password is needed or the encryption is not known, limit_size when
// a limit is exceeded, empty, or damaged.
func Mend(data []byte, password string, opt Options) (mended Mended, err error) {
	defer func() {
		if x := recover(); x != nil {
			mended, err = Mended{}, damaged(fmt.Errorf("%v", x))
		}
	}()
	opt = opt.withDefaults()
	switch {
	case len(data) == 0:
		return Mended{}, &model.Failure{Reason: model.ReasonEmpty, Message: "the file is empty"}
	case int64(len(data)) > opt.MaxBytes:
		return Mended{}, tooLarge(errLarge)
	}
	file, err := rebuild(data, opt)
	switch {
	case errors.Is(err, errLarge), errors.Is(err, errTooMany):
		return Mended{}, tooLarge(err)
	case file.encrypted:
		mended.Data, err = withoutEncryption(data, file, password, opt)
		mended.Unordered = file.unordered
		return mended, err
	case err == nil:
		return Mended{file.data, file.unordered}, nil
	}
	// What the scan finds no pages in, pdfcpu may read by its cross-references.
	if optimized, other := optimize(data, password, opt); other == nil {
		return Mended{Data: optimized}, nil
	}
	return Mended{}, damaged(err)
}

// withoutEncryption decrypts the file as it was rebuilt, else as it is: of a damaged file pdfcpu makes pages without
// content, and says nothing. A file that could be rebuilt only in part is taken as it is first.
func withoutEncryption(data []byte, file rebuilt, password string, opt Options) ([]byte, error) {
	ways := [][]byte{file.data, data}
	if file.partial || file.data == nil {
		ways = [][]byte{data, file.data}
	}
	var err error
	for _, way := range ways {
		if way == nil {
			continue
		}
		mended, failed := decrypt(way, password, opt)
		if failed == nil {
			return mended, nil
		}
		if err == nil || needsPassword(failed) {
			err = failed
		}
	}
	switch {
	case needsPassword(err):
		return nil, &model.Failure{Reason: model.ReasonEncrypted, Message: "the file is encrypted and needs a password: save a copy without one, or give the password, with --password", Err: err}
	case errors.Is(err, errLarge), errors.Is(err, errTooMany):
		return nil, tooLarge(err)
	}
	return nil, &model.Failure{Reason: model.ReasonEncrypted, Message: "the file is encrypted and could not be decrypted: save a copy without encryption", Err: err}
}

func damaged(err error) error {
	return &model.Failure{Reason: model.ReasonDamaged, Message: "the PDF is damaged beyond repair: open it in a PDF program and save it again", Err: err}
}

func tooLarge(err error) error {
	return &model.Failure{Reason: model.ReasonLimitSize, Message: "the file is damaged, and mending it would take more than the limits allow; open it in a PDF program and save it anew", Err: err}
}
