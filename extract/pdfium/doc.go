// Package pdfium reads and renders PDF files through PDFium, compiled to WebAssembly and run in this process without
// cgo: bytes in, model.Page or an image out. It is the reader of last resort, for files that textpdf can't read, and
// what turns a page into pixels for OCR.
//
//	engine.go              Options       → Engine: the compiled module, once a process, on first use
//	module.go              Engine        → module: one instance with memory of its own, and calls into it
//	document.go            bytes         → Document: one instance, renewed when it grows old or breaks
//	page.go                page number   → model.Page, which glyphs.go, fonts.go and objects.go fill
//	render.go              page number   → image.RGBA
//	standin.go             the font that stands in for Chinese fonts which a file does not contain
//
// What always holds: each document has an instance of its own, so that nothing of a hostile file reaches the next one;
// an instance takes no more memory than Options.MemoryPages allow, and sees no file and no environment variable; its
// work ends with its context, but see Options.Interruptible; a fault inside PDFium is an error, and the next page is
// read by a new instance.
//
// Where this differs from textpdf: /UserUnit is not applied, a font's Subtype stays empty (PDFium does not tell them),
// hidden optional content is read as if it were shown, what a clip path hides is taken for visible, and the text of
// annotations is not read.
package pdfium
