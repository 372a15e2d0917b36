package shape

// Options are the tolerances of this package. The zero value means the defaults; so does any zero field.
type Options struct {
	// DPI is the resolution that pages are drawn at. Default 300: figures of 7 pt are 20 pixels high, which both engines
	// read.
	DPI float64
	// Samples is how many runs a shape is looked for in, when all of them say the same. Default 2.
	Samples int
	// MostSamples bounds them where they differ. Default 9.
	MostSamples int
	// FigureSamples and MostFigureSamples are those of figures, by each engine. Default 8 and 24: a document has hundreds of
	// each figure, and every amount rests on them.
	FigureSamples, MostFigureSamples int

	// LongestRun bounds the glyphs of a run. Default 24: engines read longer ones no better, and place them worse.
	LongestRun int
	// WidestGap parts runs, in em. Default 1.2: a blank between words is 1.
	WidestGap float64
	// WideGap and Gap: gaps within a run that are at least as wide as the former, in em, are made the latter. Default 0.5 and
	// 0.22: engines read full-width figures badly, which stand 0.55 apart, and 、 set in the middle of its place well, 0.4
	// apart from its neighbours; closer, they take it for a dash.
	WideGap, Gap float64
	// Pad is how far the ink of glyphs may reach out of their advance boxes, in em. Default 0.08.
	Pad float64

	// Skip is the cost of a glyph or a character without a counterpart, as a distance in em. Default 0.45: engines place
	// characters within 0.2.
	Skip float64
	// LeastMatched is the part of a run's glyphs that must have counterparts. Default 0.7.
	LeastMatched float64

	// Majority is the part of the votes that makes a shape sure. Default 0.8.
	Majority float64
	// ClaimMajority is that of a shape, no figure, which the font calls the same. Default 0.5.
	ClaimMajority float64
	// FigureMajority is that of figures, for each engine. Default 0.8.
	FigureMajority float64
	// LeastVotes is the sum of the confidences that makes a shape sure. Default 0.8: one good reading.
	LeastVotes float64
	// LeastFigureVotes is that of figures which stand beside other characters only, where one engine reads them. Default
	// 1.6: two good readings.
	LeastFigureVotes float64
	// MostUnread is the part of a page's glyphs that may stay unread; with more, the page is left to be read as a
	// picture. Default 0.1.
	MostUnread float64
}

func (o Options) withDefaults() Options {
	def(&o.DPI, 300)
	def(&o.Samples, 2)
	def(&o.MostSamples, 9)
	def(&o.FigureSamples, 8)
	def(&o.MostFigureSamples, 24)
	def(&o.LongestRun, 24)
	def(&o.WidestGap, 1.2)
	def(&o.WideGap, 0.5)
	def(&o.Gap, 0.22)
	def(&o.Pad, 0.08)
	def(&o.Skip, 0.45)
	def(&o.LeastMatched, 0.7)
	def(&o.Majority, 0.8)
	def(&o.ClaimMajority, 0.5)
	def(&o.FigureMajority, 0.8)
	def(&o.LeastVotes, 0.8)
	def(&o.LeastFigureVotes, 1.6)
	def(&o.MostUnread, 0.1)
	return o
}

func def[T int | float64](v *T, to T) {
	if *v <= 0 {
		*v = to
	}
}
