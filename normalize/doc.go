// Package normalize turns the physical tables of a document (model.Grid) and the lines between them (model.Line)
// into the document and its canonical tables.
//
// In: the grids and lines that package layout found, in reading order. Out: a model.Result whose tables stand in
// print order, each with the grid it was read from.
//
// The steps, each in a file of its own:
//
//	caption.go    the lines above a grid: its title, number, department (部门), unit (单位)
//	beside.go     the lines above each of two tables beside each other
//	votes.go      which table is it: votes of title, number, heads, rows and codes
//	recognise.go  the types and stages of all tables together; vacant.go for tables without a title
//	heads.go      the rows of column heads, the 栏次 row, the path of labels over each column
//	columns.go    paths of labels to column ids
//	rows_*.go     body rows to keys: codes, summary lines, economic codes, the one row of 三公
//	form_*.go     performance forms (绩效自评表): labels and values, budget block, goals, indicators, choices
//	build.go      the rows and columns of a body, and the amounts in them
//	amount.go     amount cells, read by package text as the figures of their column are written
//	codes.go      columns of codes that a spreadsheet spoiled, mended
//	readings.go   of an amount that engines read differently, the reading that the sums ask for
//	decimals.go   amounts whose decimals are not those of their column or document
//	identity.go   whose document it is: kind, department, fiscal year, unit; region.go its place
//
// Warnings (model.Diagnostic.Code): title_contradicts_heads, second_table, table_left_untyped, unknown_column,
// guessed_column, column_shift, row_without_code, row_without_name, doubtful_label, unreadable_name, duplicate_key,
// doubtful_amount, chosen_reading, not_an_amount, amounts_left_out, indicator_level, indicator_shifted,
// doubtful_indicator. A column without a known id is other_1, other_2, …
//
// What always holds: every amount of a typed table names its place in the grid; an amount whose column, row or
// reading is uncertain is doubtful and a warning says why; a number of the body that has no place in the table is
// warned of; sums choose among readings, and change none to close; a blank, a dash and 0.00 stay three values. The
// package is pure: no files, no clock, no logging, the same input gives the same output.
package normalize
