//go:build cgo

// Command juesuan-ocr reads crops of page images for juesuan, which starts it and speaks with it over its standard
// streams (see extract/ocr). It holds the OCR engines, which are C and C++ libraries: what happens to them happens in
// this process.
package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/internal/ocrengine"
)

func main() {
	if err := serve(); err != nil {
		fmt.Fprintf(os.Stderr, "juesuan-ocr: %v\n", err)
		os.Exit(1)
	}
}

func serve() error {
	out, err := ocrengine.OwnOutput()
	if err != nil {
		return err
	}
	open := func(settings ocr.Settings) (ocr.Engine, error) {
		if settings.Models == "" {
			settings.Models = ocr.ModelsFolder()
		}
		return ocrengine.Open(settings, version()), nil
	}
	return ocr.Serve(os.Stdin, out, open, func() { os.Exit(1) })
}

// version is that of the module, as far as the build recorded it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return ""
}
