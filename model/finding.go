package model

// Judgement says whose fault it is that an identity fails.
type Judgement string

const (
	JudgedPublisher  Judgement = "publisher"  // the document prints it so
	JudgedExtraction Judgement = "extraction" // read wrongly, most likely
	JudgedUndecided  Judgement = "undecided"
)

// Finding is one line of findings.jsonl: an inconsistency that the audit found in a document.
type Finding struct {
	Path       string    `json:"path"`
	Department *string   `json:"department"`
	FiscalYear *int      `json:"fiscal_year"`
	Check      string    `json:"check"` // id of the check that fails
	Judged     Judgement `json:"judged"`
	Cells      []CellRef `json:"cells"` // the cells at fault, else all that the check covers
	Page       *int      `json:"page"`
	Printed    *string   `json:"printed"`    // as it stands in the document
	Expected   *string   `json:"expected"`   // what the other figures ask for
	Difference *string   `json:"difference"` // printed less expected, where both are amounts
	Sentence   *string   `json:"sentence"`   // of the narrative, null for tables
	Message    string    `json:"message"`
}
