// Package ocrengine reads crops with Tesseract and with PP-OCRv4 on ONNX Runtime.
//
// In: crops, each one line of ink, cut tight. Out: for each crop the reading of each engine that its kind asks for:
// PP-OCR reads everything; Tesseract reads amounts and digits, and text where there is no PP-OCR.
//
//	engine.go     which engine reads what
//	frame.go      a crop made ready: scaled and set into white
//	tesseract.go  one line by Tesseract, over tessapi.c, which finds the library when the program runs
//	ppocr.go      one line by PP-OCR; ctc.go decodes what the network says, ink.go gives characters their extent
//	stroke.go     dashes, told by shape
//	fold.go       the characters that documents print
//
// What always holds: a crop is read alike whatever was read before it and beside it, so that nothing depends on the
// order; each engine is opened once and runs on one thread; an engine that is not installed is told of and is no error.
// A crop that does not look like a line has no reading.
//
// Everything here needs cgo, and nothing but a C compiler to build. Package main of cmd/juesuan-ocr alone imports it.
package ocrengine
