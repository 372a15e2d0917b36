// Package identity knows the sums that the tables of 部门决算 obey.
//
// In: canonical tables. Out: identities as values, each of them a total, its addends with coefficients of ±1, its
// id and the source it comes from; and, for readings or placements of which only some can be right, those that
// satisfy the sums.
//
// What always holds: nothing here changes an amount; a blank cell and a dash count 0; arithmetic is exact (whole
// numbers of the smallest printed unit, with room for any sum of a document's amounts); every search ends within a
// given number of steps and says so when it gave up. Adding an identity is adding a row to one of the tables in
// rules.go, or a note under the printed table.
//
// The rules are those of the ministry's forms for 部门决算, which print most of them under the tables; tables in
// between are bound by type and label, never by their number, because sets differ from province to province.
package identity
