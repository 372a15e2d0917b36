package normalize

// Options are the tolerances of this stage. The zero value means the defaults.
type Options struct {
	// TitleLines is how many lines above a grid are looked at for its title. Default 12: a title, its number, the
	// department line and a note under the table before fit in eight.
	TitleLines int
	// CaptionRunes is the length from which a line is a sentence and no caption. Default 60: the longest standard
	// title with a department's full name before it has 52.
	CaptionRunes int
	// CoverLines is how many lines at the start of a document count as its cover and contents. Default 40.
	CoverLines int
	// Votes weigh the evidence for a table's type.
	Votes Votes
	// WatchVotes, when set, is shown the tally of each table, in print order.
	WatchVotes func(Tally) `json:"-"`
}

func (o Options) withDefaults() Options {
	if o.TitleLines == 0 {
		o.TitleLines = 12
	}
	if o.CaptionRunes == 0 {
		o.CaptionRunes = 60
	}
	if o.CoverLines == 0 {
		o.CoverLines = 40
	}
	o.Votes = o.Votes.withDefaults()
	return o
}
