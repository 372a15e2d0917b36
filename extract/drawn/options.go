package drawn

// Options are the tolerances of this package. The zero value means the defaults; so does any zero field. "em" is the type
// size of the digits that a shape stands beside.
type Options struct {
	// LeastMinus and MostMinus are the width of a minus, in em. Default 0.15 and 0.9: from a hyphen's to a dash's.
	LeastMinus, MostMinus float64
	// MinusThickness at most, in em. Default 0.2.
	MinusThickness float64
	// MinusOff is how far a minus may be off the middle of the digit's box, in em. Default 0.2: an underline is 0.35 off.
	MinusOff float64
	// MinusGap is how far a minus may stand before its digit, in em. Default 0.5.
	MinusGap float64
	// MinusFree is how far a minus stands behind other text, in em. Default 0.3: nearer, it is a hyphen.
	MinusFree float64
	// MostPoint is the width and the height of a point, and the width of a comma, in em. Default 0.25.
	MostPoint float64
	// PointHeight is how high over the bottom of the digits' box the middle of a point stands at most, in em. Default 0.42:
	// a baseline is 0.12 to 0.35 over it.
	PointHeight float64
	// PointGap is the distance of the digits that a point stands between, in em, at most. Default 1.
	PointGap float64
	// PointReach is how far a point may reach into the boxes of the digits, in em. Default 0.15: boxes are wider than ink.
	PointReach float64
	// MostComma is the height of a comma, in em. Default 0.4.
	MostComma float64
	// CommaAspect: what is this many times higher than wide is a comma, not a point. Default 1.4.
	CommaAspect float64
}

func (o Options) withDefaults() Options {
	def(&o.LeastMinus, 0.15)
	def(&o.MostMinus, 0.9)
	def(&o.MinusThickness, 0.2)
	def(&o.MinusOff, 0.2)
	def(&o.MinusGap, 0.5)
	def(&o.MinusFree, 0.3)
	def(&o.MostPoint, 0.25)
	def(&o.PointHeight, 0.42)
	def(&o.PointGap, 1)
	def(&o.PointReach, 0.15)
	def(&o.MostComma, 0.4)
	def(&o.CommaAspect, 1.4)
	return o
}

func def(v *float64, to float64) {
	if *v <= 0 {
		*v = to
	}
}
