package pdfium

import (
	"embed"
	"io/fs"

	"github.com/tetratelabs/wazero"
)

//go:generate sh -c "cd standin && go run generate.go"

// standin holds a font, in the folder where PDFium looks for some, that stands in for Chinese, Japanese and Korean fonts
// which a file names but does not contain. PDFium finds out how wide a text is by its outlines, and drops text that
// seems to have no width: without any font, each text of a single character. This font has an extent for every
// character and draws none, and so the text is the same on every machine.
//
//go:embed standin/usr
var standin embed.FS

// fileSystem is all that an instance sees of files: the stand-in font.
func fileSystem() wazero.FSConfig {
	root, err := fs.Sub(standin, "standin")
	if err != nil {
		return wazero.NewFSConfig()
	}
	return wazero.NewFSConfig().WithFSMount(root, "/")
}
