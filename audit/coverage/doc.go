// Package coverage accounts for every number that a document prints.
//
// In: the layout of a document, and the tables made of it. Out: where each number went: a table, the narrative, the page's
// furniture, or none of these. The last are listed with their place, and are a reason to look at the document.
//
// What always holds: each number is counted once, and the four counts add up. Which digits there are, package layout has
// balanced page by page; here they are parted by what they are.
package coverage
