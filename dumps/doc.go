// Package dumptable rebuilds the standard tables of accounts (部门决算) and budgets (部门预算) from the lines of a text dump,
// whose cells are gone. Package accounts says which tables there are, what they print, and which sums bind them.
//
// In: the lines of a dump, each a word of its own with its blanks and tabs (see extract/dump). Out: a model.Layout:
// the tables as grids whose cells stand where the form has them, each with its type (model.Grid.Typed), and the lines
// between them, in the order of the dump. Coordinates are characters and lines: [column, line, column end, line end],
// page 0.
//
// A page number of a line counts form feeds, and is only asked for where a table is columnar over its pages.
//
// The way from lines to a table:
//
//	lines → tokens     words, codes, running numbers and amounts, told by their form; broken amounts joined
//	      → regions    a title that accounts knows begins one, a note or the next title ends it
//	      → rows       a code, a label or a 行次 begins a row; names are put together
//	      → columns    the column of each amount: by its cell where tabs are left, else by what sums and positions allow
//	                   (placement, solve); where columns were written one after the other, also its row (columnar)
//	      → grid       the table drawn as its form prints it
//
// What always holds: an amount stands in the grid as it is printed; its cell is doubtful unless its column is
// certain, that is unless it has a cell or a position of its own, or exactly one placement satisfies the sums of
// its table and those between the tables. Nothing that the dump has lost is filled in. The package is pure: no
// files, no clock, no logging; time and memory grow with the length of the dump alone.
package dumps
