// Package edges says where a page shows borders between cells.
//
// In: the rulings and fills of a page, and its lines of text. Out: edges, each with its axis, its place, its extent and its
// source; the sets of edges that belong to one table; the bars between the rows of tables without vertical edges; and the
// columns that text alone shows, by the white between them and by how texts are set.
//
// Drawn edges are sure. Fills speak where no rule does, text where neither does: a text across an edge of fills shows that
// there is none. The package is pure.
package edges
