// Package mend repairs PDF files that the primary reader can't open, or on which it finds no text: bytes in, the bytes
// of a sound and unencrypted file out. The pages look as they did; what is gained is that they are found.
//
//	tokens.go    bytes            → where a value or a dictionary entry ends
//	scan.go      bytes            → objects, wherever they lie, without looking at cross-references
//	packed.go    object streams   → the objects inside
//	root.go      objects          → trailer: the catalog, found or made up from the pages that are there
//	rebuild.go   objects, trailer → a file with one cross-reference table, and stream lengths that are true
//	decrypt.go   encrypted bytes  → plain ones, with pdfcpu
//	mend.go      all of it        → Mend
//
// What always holds: no panic leaves the package; input, output and inflated object streams are bounded; our own part
// takes time linear in the input. pdfcpu's part has no such bound and knows no context: call Mend in a process that can
// be killed.
package mend
