package inputs

import (
	"encoding/json"
	"errors"
	"syscall"
)

// encoded is an input as JSON: names are bytes, which need not be UTF-8, and an error keeps what it can be told by.
type encoded struct {
	File  []byte        `json:"file"`
	Path  string        `json:"path"`
	Root  []byte        `json:"root,omitempty"`
	Errno syscall.Errno `json:"errno,omitempty"`
	Err   string        `json:"err,omitempty"`
	Size  int64         `json:"size"`
	Stamp Stamp         `json:"stamp"`

	Unlisted bool `json:"unlisted,omitempty"`
}

// MarshalJSON writes an input so that UnmarshalJSON makes it again.
func (in Input) MarshalJSON() ([]byte, error) {
	e := encoded{File: []byte(in.File), Path: in.Path, Root: []byte(in.Root), Size: in.Size, Stamp: in.Stamp, Unlisted: in.Unlisted}
	if in.Err != nil && !errors.As(in.Err, &e.Errno) {
		e.Err = in.Err.Error()
	}
	return json.Marshal(e)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (in *Input) UnmarshalJSON(text []byte) error {
	var e encoded
	if err := json.Unmarshal(text, &e); err != nil {
		return err
	}
	*in = Input{File: string(e.File), Path: e.Path, Root: string(e.Root), Size: e.Size, Stamp: e.Stamp, Unlisted: e.Unlisted}
	switch {
	case e.Errno != 0:
		in.Err = e.Errno
	case e.Err != "":
		in.Err = errors.New(e.Err)
	}
	return nil
}
