// Package narrative reads the sentences of 决算情况说明, the text after the tables, and what they claim.
//
// In: the lines outside the tables. Out: statements, a sentence with one of its amounts each; and, with the tables at
// hand, claims: an amount that a table prints too, a share, a rate, a sum of parts, a name. A claim is a value with
// what is printed and what the other figures ask for. Nothing is corrected, and nothing here proves an amount of a
// table.
//
// What a sentence speaks of is told by words that all provinces' texts share (the ministry's template), from the
// sentence itself and those before it. A sentence that is not surely understood claims nothing.
package narrative
