package model

import "encoding/json"

// ManifestSchema is the version of a manifest line.
const ManifestSchema = "juesuan.manifest/2"

// Status of an input.
type Status string

const (
	StatusOK      Status = "ok"
	StatusReview  Status = "review" // converted, and something in it is to be looked at
	StatusFailed  Status = "failed"
	StatusSkipped Status = "skipped" // a file of a directory that is no input
)

// ReasonCode says why an input is not ok.
type ReasonCode string

const (
	// Reasons of failed inputs.
	ReasonUnreadable           ReasonCode = "unreadable"
	ReasonEmpty                ReasonCode = "empty"
	ReasonEncrypted            ReasonCode = "encrypted"
	ReasonUnsupportedType      ReasonCode = "unsupported_type" // of skipped files, too
	ReasonDamaged              ReasonCode = "damaged"
	ReasonNoPages              ReasonCode = "no_pages"
	ReasonLimitPages           ReasonCode = "limit_pages"
	ReasonLimitSize            ReasonCode = "limit_size"
	ReasonLimitDepth           ReasonCode = "limit_depth"
	ReasonLimitGlyphs          ReasonCode = "limit_glyphs"
	ReasonTimeout              ReasonCode = "timeout"
	ReasonMemory               ReasonCode = "memory"
	ReasonWorkerCrash          ReasonCode = "worker_crash"
	ReasonConverterUnavailable ReasonCode = "converter_unavailable"
	ReasonIO                   ReasonCode = "io"

	// Reasons of inputs to review, most important first.
	ReasonOCRUnavailable     ReasonCode = "ocr_unavailable"
	ReasonUnreadablePages    ReasonCode = "unreadable_pages"
	ReasonMissingTables      ReasonCode = "missing_tables"
	ReasonListedTableMissing ReasonCode = "listed_table_missing" // in the list of contents, and not found
	ReasonTableLeftUntyped   ReasonCode = "table_left_untyped"   // a generic table holds what a typed one lacks
	ReasonIncompleteTables   ReasonCode = "incomplete_tables"    // a total, parent, child or line that its kind must have
	ReasonFailingSums        ReasonCode = "failing_sums"
	ReasonDoubtfulLabels     ReasonCode = "doubtful_labels"
	ReasonDoubtfulAmounts    ReasonCode = "doubtful_amounts"
	ReasonUnplacedFigures    ReasonCode = "unplaced_figures"

	// Reasons of skipped files.
	ReasonHidden     ReasonCode = "hidden"      // its name begins with a dot
	ReasonNotRegular ReasonCode = "not_regular" // a link, a device, a socket
)

// Reason is one reason why an input is not ok.
type Reason struct {
	Code    ReasonCode `json:"code"`
	Count   int        `json:"count"`   // of the amounts, pages, tables or sums it tells of; 1 where it is of the whole input
	Message string     `json:"message"` // a sentence for people
}

// ManifestEntry is one line of manifest.jsonl: one input.
type ManifestEntry struct {
	Path        string   `json:"path"`
	SHA256      *string  `json:"sha256"` // null when the file was not read
	Bytes       int64    `json:"bytes"`
	MediaType   *string  `json:"media_type"`
	Status      Status   `json:"status"`
	Reasons     []Reason `json:"reasons"` // most important first; empty when ok
	Message     *string  `json:"message"` // a sentence for people; null when there is nothing to say
	Pages       int      `json:"pages"`
	Tables      int      `json:"tables"`
	DuplicateOf *string  `json:"duplicate_of"` // the input with the same bytes that was converted in its place
	Gone        bool     `json:"gone"`         // a later run over the same directory no longer found it
	Program     string   `json:"program"`      // name and version, e.g. "juesuan 0.1.0"
	Schema      string   `json:"schema"`
	Config      string   `json:"config"` // hash of the options that can change the output
}

// Reason is the code of the most important reason; "" when there is none.
func (e *ManifestEntry) Reason() ReasonCode {
	if len(e.Reasons) == 0 {
		return ""
	}
	return e.Reasons[0].Code
}

// HasDocument reports whether the input has a folder of its own in the tree.
func (e *ManifestEntry) HasDocument() bool {
	return (e.Status == StatusOK || e.Status == StatusReview) && e.DuplicateOf == nil
}

// UnmarshalJSON reads also a line of schema 1, which has one reason as a code.
func (e *ManifestEntry) UnmarshalJSON(text []byte) error {
	type plain ManifestEntry
	line := struct {
		*plain
		Reason *ReasonCode `json:"reason"`
	}{plain: (*plain)(e)}
	if err := json.Unmarshal(text, &line); err != nil {
		return err
	}
	if e.Reasons == nil {
		e.Reasons = []Reason{}
	}
	if line.Reason != nil && len(e.Reasons) == 0 {
		why := Reason{Code: *line.Reason, Count: 1}
		if e.Message != nil {
			why.Message = *e.Message
		}
		e.Reasons = append(e.Reasons, why)
	}
	return nil
}

// Failure is an input that could not be converted, with its reason code. Err, when set, is the cause.
type Failure struct {
	Reason  ReasonCode
	Message string // what happened, and what to do; without the path
	Err     error
}

func (f *Failure) Error() string {
	if f.Err != nil {
		return string(f.Reason) + ": " + f.Message + ": " + f.Err.Error()
	}
	return string(f.Reason) + ": " + f.Message
}

func (f *Failure) Unwrap() error { return f.Err }
