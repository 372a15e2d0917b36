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
	// ChunkGap: a gap wider than this, in em, with no blank drawn in it, parts the chunks of a line. 0.6: justified
	// Chinese spreads its characters by up to 0.25 em, and narrow columns stand 0.7 em apart (dev, three rules).
	ChunkGap float64
	// ChunkBlank: the same where a blank is drawn in the gap: one blank of a wide font and a box or tick beside it
	// make 0.9 em (dev, tick marks of forms).
	ChunkBlank float64
	// ChineseGap: a gap wider than this, in em, parts Chinese text whose other characters stand against each other:
	// heads that fill narrow columns stand 0.29 em apart (dev, narrow spreadsheet).
	ChineseGap float64
	// AmountGap: a gap wider than this, in em, behind an amount with its decimals, parts it from what follows:
	// 484.58|302 stand 0.2 em apart (dev, narrow spreadsheet). Digits of one amount stand less than 0.1 em apart.
	AmountGap float64
	// SpreadGap: single Chinese characters that blanks spread over their cell, 合    计, stand up to so many em apart.
	// 6: the widest label columns of the final accounts leave no more (dev, three rules).
	SpreadGap float64
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
	def(&o.ChunkGap, 0.6)
	def(&o.ChunkBlank, 1.0)
	def(&o.ChineseGap, 0.2)
	def(&o.AmountGap, 0.12)
	def(&o.SpreadGap, 6)
	return o
}
