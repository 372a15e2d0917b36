package filetype

import (
	"strings"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden"
)

func TestDetect(t *testing.T) {
	tests := []struct{ why, name, head, want string }{
		{"a PDF by any name", "report.bin", "%PDF-1.4\n", PDF},
		{"an HTTP header in front", "a.pdf", "HTTP/1.1 200 OK\r\n\r\n%PDF-1.7", PDF},
		{"the mark after the first 1024 bytes does not count", "a.pdf", strings.Repeat(" ", 1024) + "%PDF-1.7", Text},
		{"an error page named .pdf", "a.pdf", "\ufeff\n<!DOCTYPE HTML><html>", HTML},
		{"a picture named .pdf", "a.pdf", "\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"},
		{"both byte orders of TIFF", "a.tif", "MM\x00*", "image/tiff"},
		{"a spreadsheet", "a.xlsx", "PK\x03\x04\x14\x00", "application/zip"},
		{"a bitmap", "a", "BM\x00\x00\x00\x01", "image/bmp"},
		{"a text that begins like a bitmap", "a.txt", "BMW 1,234.00", Text},
		{"a Markdown dump", "a.MD", "# 决算", Markdown},
		{"a dump cut inside a character", "a.txt", "决算"[:5], Text},
		{"a GB 18030 dump", "a.txt", "\xbe\xf6\xcb\xe3 1.00", Text},
		{"noise", "a.pdf", "\x00\x01\x02", Unknown},
		{"noise above ASCII", "a.pdf", "\xff\x80\xff\x80", Unknown},
		{"nothing", "a.pdf", "", Unknown},
	}
	for _, tt := range tests {
		if got := Detect(tt.name, []byte(tt.head)); got != tt.want {
			t.Errorf("%s: Detect(%q, %.20q) = %q, want %q", tt.why, tt.name, tt.head, got, tt.want)
		}
	}
}

func TestNameHasAnArticle(t *testing.T) {
	if got := Name(HTML); got != "an HTML page" {
		t.Errorf("Name(%q) = %q", HTML, got)
	}
	if got := Name("image/webp"); got != "of type image/webp" {
		t.Errorf("Name of a type without words = %q", got)
	}
}

// A dump may begin with a table of HTML; a page of a site that is named as a dump is none.
func TestDumpThatBeginsWithATable(t *testing.T) {
	for content, want := range map[string]string{
		"<html><body><table><tr><td>收入</td></tr></table></body></html>\n": Markdown,
		"<table border=\"1\">": Markdown,
		"<html><head><title>404</title></head><body><table></table></body></html>": HTML,
		"<!DOCTYPE html><html><body><table>":                                       HTML,
	} {
		if got := Detect("page.md", []byte(content)); got != want {
			t.Errorf("%s: %s", content, got)
		}
		if got := Detect("page.pdf", []byte(content)); got != HTML {
			t.Errorf("%s as a PDF: %s", content, got)
		}
	}
}
