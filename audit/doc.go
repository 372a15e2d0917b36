// Package audit proves the amounts of a document by its own sums, and finds where it contradicts itself.
//
// In: a normalized result. Out: the same, with a check for every identity of package identity and for every claim
// of the narrative, the states of the amounts, suggestions for doubtful ones; the findings for people; and the verdict:
// the status of the document and its tables, and the reasons for it, which Conclude alone gives.
//
// What always holds: no amount is edited. A state goes from read to proved or to doubtful, and what was doubtful
// stays so. An amount is proved only where a sum of printed amounts with coefficients of ±1 holds exactly, its row
// and column are certain, and no such sum that covers it fails. Auditing the result again gives the same.
package audit
