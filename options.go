package juesuan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/juesuan/juesuan/extract/textpdf"
	"github.com/juesuan/juesuan/layout"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// Options say how to convert. The zero value converts every page with the defaults of every stage.
type Options struct {
	// Pages are the pages to read; none means all.
	Pages PageRanges

	// The tolerances of each stage.
	Text      textpdf.Options
	Layout    layout.Options
	Normalize normalize.Options

	// Watch, when set, is shown what the stages handed on, before Convert returns. It must not change it.
	Watch func(pages []model.Page, found *model.Layout) `json:"-"`
}

// Hash is the SHA-256 of the options that can change the output, in hex. A manifest line records it: a document
// that was converted with other options has to be converted again. The password is no part of it.
func (o Options) Hash() string {
	o.Text.Password = ""
	text, err := json.Marshal(o)
	if err != nil {
		panic(fmt.Sprintf("options that can't be written: %v", err)) // they are plain values
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
