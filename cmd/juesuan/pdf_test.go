package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// makePDF is the script command "pdf KIND FILE": the smallest PDF of a kind.
//
//	text       one page that says Hello
//	blank      one page with nothing on it
//	nopages    no page
//	encrypted  needs a password
//
// and those of hostileKinds.
func makePDF(ts *testscript.TestScript, _ bool, args []string) {
	kinds := map[string]func() []byte{
		"text":  func() []byte { return assemble("", page("BT /F 12 Tf 72 700 Td (Hello) Tj ET")...) },
		"blank": func() []byte { return assemble("", page("")...) },
		"nopages": func() []byte {
			return assemble("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>")
		},
		"encrypted": func() []byte {
			lock := fmt.Sprintf("/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]",
				strings.Repeat("41", 32), strings.Repeat("42", 32))
			return assemble(lock, page("BT /F 12 Tf 72 700 Td (Hello) Tj ET")...)
		},
	}
	maps.Copy(kinds, hostileKinds)
	make, ok := kinds[args[0]]
	if !ok {
		ts.Fatalf("no kind %s", args[0])
	}
	name := "% " + filepath.Base(args[1]) + "\n" // no two files are the same
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), append(make(), name...), 0o644))
}

// page is the objects of a document whose one page has this content.
func page(content string) []string {
	return []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}
}

// assemble writes numbered objects with their cross-reference table.
func assemble(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, start)
	return b.Bytes()
}
