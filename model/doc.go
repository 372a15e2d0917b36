// Package model holds the values that pass from stage to stage.
//
//	extract    bytes           → []Page   glyphs, rulings, fills, images of each page
//	layout     []Page          → Layout   physical tables (Grid) and the lines between them
//	normalize  Layout          → Document and its canonical tables (Table)
//
// Geometry: one space everywhere. PDF points (1/72 in), origin at the top left of the page as displayed
// (CropBox and /Rotate applied), x to the right, y down; a box is X0, Top, X1, Bottom. Pages count from 1,
// rows and columns from 0.
//
// Money is decimal, and keeps the decimals that were printed. A blank cell, a dash and 0.00 are three values.
//
// The JSON forms of Document, Table and ManifestEntry are the program's output contract; their JSON Schemas
// are embedded here (Schema).
package model
