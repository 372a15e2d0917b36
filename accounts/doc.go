// Package accounts holds what is known of the tables of departments' final accounts (部门决算) and budgets (部门预算), as
// values: titles, heads, rows, sums, and the ties between tables. One file describes one table, as an accountant would.
//
// Everything that recognises, binds, sums or reports reads these values. A new table is a new file that calls register
// for a package variable; docs/tables.md shows the steps.
//
// [Match] and [MatchTitle] are the only comparisons of Chinese labels in the program. They bear what print and OCR do to
// a label and return their candidates with distances. They decide nothing: a caller that sees two near candidates needs
// other evidence, or doubts.
//
// Sources: the ministry's forms (财政部 部门决算公开报表, 部门预算公开表), the public tables of some thirty provinces and
// cities of 2016–2026, and the government's expenditure classification (政府收支分类科目) of these years.
//
// The package is pure. Its values are read-only after init, and safe for concurrent use. Answers are remembered, as
// documents print the same labels over and over; lists that functions return are shared and not to be changed.
package accounts
