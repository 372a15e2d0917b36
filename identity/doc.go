// Package identity knows the sums that the tables of 部门决算 obey.
//
// In: canonical tables. Out: identities as values, each of them a total, its addends with coefficients of ±1, its
// id and the source it comes from; and, for readings or placements of which only some can be right, those that
// satisfy the sums.
//
// What always holds: nothing here changes an amount; a blank cell and a dash count 0; arithmetic is exact (whole
// numbers of the smallest printed unit, with room for any sum of a document's amounts); every search ends within a
// given number of steps and says so when it gave up.
//
// Package accounts says which sums a table obeys; this package binds them to the printed cells. A new sum is a Sum or a
// Tie of a table there, or a note under the printed table.
package identity
