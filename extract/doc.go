// Package extract is the first stage: the bytes of an input become []model.Page.
//
// Each kind of input has its own package below this one; textpdf reads PDF files that have a text layer.
// All of them keep one promise: what was drawn on the page is in the Page. A character whose Unicode can't be known
// is U+FFFD, and a part that could not be read leaves a diagnostic, so that a caller always knows what is missing.
package extract

import "errors"

// ErrLimit is wrapped by the errors of inputs that ask for more than a limit allows: bytes, depth, glyphs, operators.
var ErrLimit = errors.New("limit exceeded")
