package model

// Diagnostic is something that a user should know of: a warning in document.json.
type Diagnostic struct {
	Code    string `json:"code"`
	Table   string `json:"table,omitempty"` // file stem of the table, e.g. "07-three_public"
	Page    int    `json:"page,omitempty"`  // from 1; 0 when it is of no one page
	Message string `json:"message"`
}

// Codes of diagnostics that another package than the one which gives them decides by. The list of codes is open.
const (
	CodeOCRUnavailable     = "ocr_unavailable"      // a page, a table or figures on it are pictures, and there is no OCR
	CodePageIncomplete     = "page_incomplete"      // no reader has read the page, or the file, whole
	CodePageRepeated       = "page_repeated"        // the page shows what another page shows; readers give it to the later one
	CodeListedTableMissing = "listed_table_missing" // the list of contents names a table that was not found
	CodeTableLeftUntyped   = "table_left_untyped"   // a generic table holds what a typed one lacks
	CodeTableIncomplete    = "table_incomplete"     // a total, parent, child or line that its kind must have is not there
	CodeTableRemainder     = "table_remainder"      // the table may be a part of one whose rest is lost
	CodeAmountsLeftOut     = "amounts_left_out"     // numbers of the table's grid have no place in its rows
)
