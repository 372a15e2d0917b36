package words

// Options are the tolerances of lines and words. The zero value means the defaults below. "em" is the font size of the
// glyphs concerned.
type Options struct {
	// LineOverlap: glyphs are on one line when their centres differ by less than this, in em.
	LineOverlap float64
	// WordGap: a gap wider than this, in em, parts words within a line.
	WordGap float64
	// MarkSize: note marks are set this many times smaller than what they stand beside, or less. Browsers set <sup> at
	// 0.83, Word at 0.65; type of two sizes in a label differs by less.
	MarkSize float64
	// MarkRise: … and higher or lower than its line by this, in em. Browsers and Word raise by a third of an em; fonts of
	// different ascents look shifted by a tenth.
	MarkRise float64
}

// WithDefaults gives the zero fields their defaults.
func (o Options) WithDefaults() Options {
	def := func(p *float64, v float64) {
		if *p == 0 {
			*p = v
		}
	}
	def(&o.LineOverlap, 0.5)
	def(&o.WordGap, 0.4)
	def(&o.MarkSize, 0.85)
	def(&o.MarkRise, 0.2)
	return o
}
