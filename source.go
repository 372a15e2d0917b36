package juesuan

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/juesuan/juesuan/extract/filetype"
	"github.com/juesuan/juesuan/model"
)

// Source is one document to convert.
type Source struct {
	// Path names the document in its output. It is not opened; its ending helps to name what is no PDF.
	Path string
	// Data holds the document, Size bytes of it.
	Data io.ReaderAt
	Size int64
}

// Bytes is a source in memory.
func Bytes(path string, data []byte) Source {
	return Source{Path: path, Data: bytes.NewReader(data), Size: int64(len(data))}
}

// Identify records which bytes these are, and refuses what is neither a PDF, nor a picture of pages, nor a dump of text. It
// reads them and parses nothing. Its error is a [*model.Failure].
func Identify(src Source) (model.Source, error) {
	id := model.Source{Path: src.Path, Bytes: src.Size}
	hash := sha256.New()
	if _, err := io.Copy(hash, io.NewSectionReader(src.Data, 0, src.Size)); err != nil {
		return id, &model.Failure{Reason: model.ReasonUnreadable, Message: "the file could not be read to its end; check the disk, or copy it again", Err: err}
	}
	id.SHA256 = hex.EncodeToString(hash.Sum(nil))
	if src.Size == 0 {
		return id, &model.Failure{Reason: model.ReasonEmpty, Message: "the file is empty; fetch it again"}
	}
	head := make([]byte, min(src.Size, filetype.HeadSize))
	if _, err := src.Data.ReadAt(head, 0); err != nil && err != io.EOF {
		return id, &model.Failure{Reason: model.ReasonUnreadable, Message: "the file could not be read; check the disk, or copy it again", Err: err}
	}
	id.MediaType = filetype.Detect(src.Path, head)
	if (id.MediaType == filetype.Unknown || id.MediaType == filetype.Text) && endsAsPDF(src) {
		id.MediaType = filetype.PDF
	}
	if id.MediaType != filetype.PDF && !isDump(id) && !isPicture(id.MediaType) {
		return id, &model.Failure{Reason: model.ReasonUnsupportedType, Message: unsupported(src.Path, id.MediaType)}
	}
	return id, nil
}

// isPicture reports whether files of a media type are images of pages.
func isPicture(media string) bool {
	return media == "image/png" || media == "image/jpeg" || media == "image/tiff"
}

// endsAsPDF reports whether a file ends as a PDF does: one whose beginning is lost, or far behind other bytes.
func endsAsPDF(src Source) bool {
	const look = 2048
	end := make([]byte, min(src.Size, look))
	n, _ := src.Data.ReadAt(end, src.Size-int64(len(end)))
	_, behind, found := bytes.Cut(end[:n], []byte("startxref"))
	return found && bytes.Contains(behind, []byte("%%EOF"))
}

// unsupported says what a file that is no PDF is, and what to do about it.
func unsupported(name, media string) string {
	what := "the file is " + filetype.Name(media)
	switch {
	case strings.EqualFold(path.Ext(name), ".pdf"):
		return what + ", not the PDF that its name promises; fetch it again"
	case strings.HasPrefix(media, "image/"):
		return what + "; of images PNG, JPEG and TIFF are read, save it as one"
	default:
		return fmt.Sprintf("%s; PDFs, pictures of pages and dumps of text (.txt, .md, .csv) are read, save it as one of these", what)
	}
}
