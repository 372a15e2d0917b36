//go:build !cgo

// Without cgo there are no engines to link: this program only says so.
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "juesuan-ocr: built without cgo, so it has no OCR engine; build it with a C compiler and CGO_ENABLED=1")
	os.Exit(1)
}
