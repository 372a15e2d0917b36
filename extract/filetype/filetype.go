// Package filetype tells what a file is by its content.
//
// In: the file's name and its first bytes. Out: a media type, application/octet-stream when nothing is known.
// The name only parts plain text from Markdown: a crawl is full of pages of HTML that are named .pdf.
package filetype

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"
)

// HeadSize is how many bytes of a file Detect wants to see. Readers accept %PDF- anywhere in the first 1024.
const HeadSize = 1024

// Media types that callers tell apart.
const (
	PDF      = "application/pdf"
	HTML     = "text/html"
	Text     = "text/plain"
	Markdown = "text/markdown"
	Unknown  = "application/octet-stream"
)

var signatures = []struct{ begins, media string }{
	{"\x89PNG\r\n\x1a\n", "image/png"},
	{"\xff\xd8\xff", "image/jpeg"},
	{"II*\x00", "image/tiff"},
	{"MM\x00*", "image/tiff"},
	{"GIF8", "image/gif"},
	{"BM", "image/bmp"},
	{"PK\x03\x04", "application/zip"},
	{"PK\x05\x06", "application/zip"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"},
	{"{\\rtf", "application/rtf"},
	{"Rar!\x1a\x07", "application/vnd.rar"},
	{"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"},
	{"\x1f\x8b", "application/gzip"},
	{"%!PS", "application/postscript"},
}

var htmlTags = []string{"<!doctype html", "<html", "<head", "<body", "<script", "<meta", "<title", "<div", "<table"}

// IsPDF reports whether a file that begins with head begins as a PDF.
func IsPDF(head []byte) bool {
	return bytes.Contains(head[:min(len(head), HeadSize)], []byte("%PDF-"))
}

// Detect returns the media type of the file whose first bytes are head.
func Detect(name string, head []byte) string {
	if IsPDF(head) {
		return PDF
	}
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.begins)) && (s.media != "image/bmp" || !isText(head)) {
			return s.media
		}
	}
	if !isText(head) {
		return Unknown
	}
	start := strings.ToLower(string(bytes.TrimLeft(head, "\xef\xbb\xbf \t\r\n")))
	for _, tag := range htmlTags {
		if strings.HasPrefix(start, tag) && !beginsWithTable(name, start) {
			return HTML
		}
	}
	switch {
	case strings.HasPrefix(start, "<?xml"):
		return "application/xml"
	case strings.EqualFold(path.Ext(name), ".md"):
		return Markdown
	default:
		return Text
	}
}

// beginsWithTable holds for a dump whose first line is a table written in HTML, as page models write them:
// <html><body><table>, with nothing between. A page of a site has a head, and attributes.
func beginsWithTable(name, start string) bool {
	ext := strings.ToLower(path.Ext(name))
	start = strings.TrimPrefix(strings.TrimPrefix(start, "<html>"), "<body>")
	return (ext == ".md" || ext == ".txt") && strings.HasPrefix(start, "<table")
}

// isText takes bytes without control characters for text, whatever their encoding: text dumps of older
// sites are GB 18030.
func isText(head []byte) bool {
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' {
			return false
		}
	}
	return len(head) > 0 && (utf8.Valid(trimPartialRune(head)) || looksLikeGB(head))
}

// trimPartialRune drops a character that the end of head cuts.
func trimPartialRune(head []byte) []byte {
	for back := 1; back < utf8.UTFMax && back <= len(head); back++ {
		if b := head[len(head)-back]; utf8.RuneStart(b) {
			if b >= utf8.RuneSelf && !utf8.FullRune(head[len(head)-back:]) {
				return head[:len(head)-back]
			}
			break
		}
	}
	return head
}

// looksLikeGB reports whether the bytes above ASCII come in pairs whose first is a GBK lead byte.
func looksLikeGB(head []byte) bool {
	for i := 0; i < len(head); i++ {
		if head[i] < 0x80 {
			continue
		}
		if head[i] == 0x80 || head[i] == 0xff || i+1 < len(head) && head[i+1] < 0x30 {
			return false
		}
		i++
	}
	return true
}

var names = map[string]string{
	HTML:                          "an HTML page",
	Text:                          "a text file",
	Markdown:                      "a Markdown file",
	Unknown:                       "a file of unknown type",
	"image/png":                   "a PNG image",
	"image/jpeg":                  "a JPEG image",
	"image/tiff":                  "a TIFF image",
	"image/gif":                   "a GIF image",
	"image/bmp":                   "a BMP image",
	"application/zip":             "a ZIP archive (or a .docx, .xlsx or .ofd file)",
	"application/x-ole-storage":   "an old Office file (.doc, .xls or .wps)",
	"application/rtf":             "an RTF document",
	"application/vnd.rar":         "a RAR archive",
	"application/x-7z-compressed": "a 7z archive",
	"application/gzip":            "a gzip archive",
	"application/postscript":      "a PostScript file",
	"application/xml":             "an XML file",
}

// Name says in words what the media type is, with its article: "an HTML page".
func Name(media string) string {
	if name, ok := names[media]; ok {
		return name
	}
	return "of type " + media
}
