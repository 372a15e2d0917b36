// Package chain reads PDF files with several readers, so that each page is read by the first one that can: bytes in,
// model.Page out, with the reader that served it and why it was not the first.
//
//	the file as it is        textpdf, the fast reader of sound files
//	the file, mended         textpdf over what extract/mend makes of it: damage and encryption
//	the file, by PDFium      extract/pdfium
//	nobody                   Via is none, and Reason says why: the page is left to OCR
//
// The next reader is asked for a file that the former could not open, and for a page that it could not read whole, did
// not find any text on though the page names fonts, or read into text that is not to be trusted. A page of pictures
// alone is asked about once. Sound files never start a reader but the first.
//
//	open.go      bytes    → File: the first reader that opens it
//	page.go      number   → model.Page: the first reader that reads it whole, else the best of them
//	fault.go     one reading of a page → what is wrong with it
//	engine.go    the process's PDFium
//
// What always holds: no panic leaves the package; a page that no reader has read whole carries the diagnostic
// page_incomplete; a file that asks for more than a limit is a *model.Failure that names the limit, never a part of it.
package chain
