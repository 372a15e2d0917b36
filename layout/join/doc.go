// Package join makes tables of the parts that pages hold of them.
//
// In: the parts of a document's tables in reading order, and the lines of text around them. Out: each table once, with the
// rows of all its pages under each other and its columns beside each other; repeated heads dropped, rows and cells that a
// page break cut made whole; and which lines are page furniture.
//
// Whether a part goes on with a table is a vote (see evidence.go): what its columns, its codes and line numbers, its head and
// the lines between the two say. No list of words decides it. Every cell of every part stands in one table; what was dropped
// or joined is a repair. A choice that could be wrong is a diagnostic. The package is pure.
package join
