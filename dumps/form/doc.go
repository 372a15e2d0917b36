// Package form rebuilds performance forms (绩效自评表) from the lines of a text dump, whose cells are gone.
//
// In: the lines of a dump, and a function that knows the words of these forms. Out: the forms, each as a grid whose
// cells stand as a form prints them, with the lines that it takes. Coordinates are characters and lines.
//
// A form is labels and their values, a budget block (heads, and amounts under them), indicators (heads, and rows under
// them), and closing labels. A dump keeps the words and loses the cells in one of three ways, each with its reader:
//
//	sequence    cell after cell in reading order, a cell on one line or on several      pdftotext -raw, mutool
//	positions   every word where it stands on the page                                  pdftotext -layout
//	scattered   block after block: the labels here, the values there                    pdfminer, pdftotext
//
// What always holds: a text stands in the grid as it is printed, and in one cell. Where a word could be of two cells the
// likelier one is taken, by the width that a column's lines fill, by the words' own forms and by what the form adds up
// to; where these do not settle it, the cell is doubtful. The package is pure: no files, no clock, no logging.
package form
