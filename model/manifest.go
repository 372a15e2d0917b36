package model

// ManifestSchema is the version of a manifest line.
const ManifestSchema = "juesuan.manifest/1"

// Status of an input.
type Status string

const (
	StatusOK     Status = "ok"
	StatusReview Status = "review" // converted, but an amount is doubtful, a standard table missing, or a page unread
	StatusFailed Status = "failed"
)

// Reason says why an input is not ok.
type Reason string

const (
	// Reasons of failed inputs.
	ReasonUnreadable      Reason = "unreadable"
	ReasonEmpty           Reason = "empty"
	ReasonEncrypted       Reason = "encrypted"
	ReasonUnsupportedType Reason = "unsupported_type"
	ReasonDamaged         Reason = "damaged"
	ReasonNoPages         Reason = "no_pages"
	ReasonLimitPages      Reason = "limit_pages"
	ReasonLimitSize       Reason = "limit_size"
	ReasonLimitDepth      Reason = "limit_depth"
	ReasonLimitGlyphs     Reason = "limit_glyphs"
	ReasonTimeout         Reason = "timeout"
	ReasonMemory          Reason = "memory"
	ReasonWorkerCrash     Reason = "worker_crash"
	ReasonIO              Reason = "io"

	// Reasons of inputs to review.
	ReasonDoubtfulAmounts Reason = "doubtful_amounts"
	ReasonMissingTables   Reason = "missing_tables"
	ReasonOCRUnavailable  Reason = "ocr_unavailable"
	ReasonUnreadablePages Reason = "unreadable_pages"
)

// ManifestEntry is one line of manifest.jsonl: one input.
type ManifestEntry struct {
	Path      string  `json:"path"`
	SHA256    *string `json:"sha256"` // null when the file could not be read
	Bytes     int64   `json:"bytes"`
	MediaType *string `json:"media_type"`
	Status    Status  `json:"status"`
	Reason    *Reason `json:"reason"`  // null when ok
	Message   *string `json:"message"` // a sentence for people; null when ok
	Pages     int     `json:"pages"`
	Tables    int     `json:"tables"`
	Program   string  `json:"program"` // name and version, e.g. "juesuan 0.1.0"
	Schema    string  `json:"schema"`
	Config    string  `json:"config"` // hash of the options that can change the output
}

// Failure is an input that could not be converted, with its reason code. Err, when set, is the cause.
type Failure struct {
	Reason  Reason
	Message string // what, and what to do; without the path
	Err     error
}

func (f *Failure) Error() string {
	if f.Err != nil {
		return string(f.Reason) + ": " + f.Message + ": " + f.Err.Error()
	}
	return string(f.Reason) + ": " + f.Message
}

func (f *Failure) Unwrap() error { return f.Err }
