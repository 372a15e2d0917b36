package paths

// Options are the tolerances by which painted paths are taken for rules. The zero value means the defaults; so does any
// zero field.
type Options struct {
	// MaxRuleThickness, in points: a filled rectangle at most this thin is a rule, a thicker one an area. Default 3:
	// the heaviest frames of printed tables are 2.25 pt, the lowest shaded bands 5.
	MaxRuleThickness float64
	// MinRuleAspect: a thin filled rectangle is a rule when it is this many times longer than thick. Default 2.5: the
	// dashes of a browser are 3 times as long as thick, less rounding.
	MinRuleAspect float64
	// MinRuleLength, in points: what is shorter after joining is no rule. Default 3: no cell is that narrow, while
	// the corner squares of dotted borders are 0.5.
	MinRuleLength float64
	// JoinPlace, in points: collinear pieces whose places differ by no more are one rule. Default 0.6: the lines of a
	// double rule are 0.75 or more apart (a word processor's thinnest double border).
	JoinPlace float64
	// JoinGap, in points: pieces of a rule with a gap no wider are joined. Default 1.6: the gap of a dotted border is
	// at most 1.5, and no cell is that narrow.
	JoinGap float64
	// DashLength, in points: pieces no longer than that are dashes. Default 8: the dashes of a word processor are 3 to 6,
	// no cell is that narrow.
	DashLength float64
	// DashGap, in points: dashes with a gap no wider are one rule. Default 4: that of a word processor's is 3.
	DashGap float64
	// MaxInk, in points: a shape larger than this, either way, is a drawing and no character. Default 40.
	MaxInk float64
	// WhiteLuminance: what is at least this bright is white paper. Default 0.98.
	WhiteLuminance float64
}

// WithDefaults puts the defaults into the fields that are zero.
func (o Options) WithDefaults() Options {
	def(&o.MaxRuleThickness, 3)
	def(&o.MinRuleAspect, 2.5)
	def(&o.MinRuleLength, 3)
	def(&o.JoinPlace, 0.6)
	def(&o.JoinGap, 1.6)
	def(&o.DashLength, 8)
	def(&o.DashGap, 4)
	def(&o.MaxInk, 40)
	def(&o.WhiteLuminance, 0.98)
	return o
}

func def(v *float64, to float64) {
	if *v <= 0 {
		*v = to
	}
}
