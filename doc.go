// Package juesuan turns the published accounts of Chinese government departments (部门决算公开) into canonical
// JSON: typed tables whose rows and columns have the same names in every document, each amount with the place
// it was printed at.
//
// In: the bytes of a PDF. Out: a [model.Result], which is what the program juesuan writes to disk. The stages
// between are packages of their own: extract (bytes to pages), layout (pages to physical tables), normalize
// (physical tables to canonical ones). [Convert] is the only place that knows them all.
//
// The same bytes and options give the same result, on every machine. Convert works in the caller's process and
// has no limit of its own on time and memory; for files from strangers, run the program.
package juesuan

// Version is the version of the program and of this module. A manifest line records it, because another
// version may read the same document otherwise.
const Version = "0.1.0"
