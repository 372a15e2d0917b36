package textpdf

import "golang.org/x/image/vector"

// contourPoint is a point of an outline, in units of the font; curves of TrueType bend towards those off the curve.
type contourPoint struct {
	x, y    int
	onCurve bool
}

// contours are those of a simple TrueType glyph; nil for one that is made of other glyphs, or is damaged.
func contours(glyf []byte) [][]contourPoint {
	n := u16(glyf, 0)
	const header, mostContours, mostPoints = 10, 1 << 8, 1 << 12
	if n == 0 || n > mostContours { // a negative number says that the glyph is made of others
		return nil
	}
	at := header + 2*n
	points := u16(glyf, at-2) + 1
	at += 2 + u16(glyf, at) // instructions
	if points > mostPoints || at+points > len(glyf)+points/2 {
		return nil
	}
	flags, at, ok := contourFlags(glyf, at, points)
	if !ok {
		return nil
	}
	const shortX, shortY, sameX, sameY = 2, 4, 16, 32
	xs, at, ok := coordinates(glyf, at, flags, shortX, sameX)
	if !ok {
		return nil
	}
	ys, _, ok := coordinates(glyf, at, flags, shortY, sameY)
	if !ok {
		return nil
	}
	out := make([][]contourPoint, n)
	first := 0
	for i := range out {
		last := u16(glyf, header+2*i)
		if last < first || last >= points {
			return nil
		}
		for k := first; k <= last; k++ {
			out[i] = append(out[i], contourPoint{xs[k], ys[k], flags[k]&1 != 0})
		}
		first = last + 1
	}
	return out
}

// contourFlags are the flags of n points, and where they end.
func contourFlags(glyf []byte, at, n int) (flags []byte, end int, ok bool) {
	const repeated = 8
	for len(flags) < n {
		if at >= len(glyf) {
			return nil, at, false
		}
		f, times := glyf[at], 1
		at++
		if f&repeated != 0 && at < len(glyf) {
			times += int(glyf[at])
			at++
		}
		for range times {
			flags = append(flags, f)
		}
	}
	return flags[:n], at, true
}

// coordinates are those of one axis: bytes where a flag says short, with same as their sign; else 16 bits, or the
// former one where it says same.
func coordinates(glyf []byte, at int, flags []byte, short, same byte) (out []int, end int, ok bool) {
	v := 0
	for _, f := range flags {
		switch {
		case f&short != 0:
			if at >= len(glyf) {
				return nil, at, false
			}
			d := int(glyf[at])
			if f&same == 0 {
				d = -d
			}
			v, at = v+d, at+1
		case f&same == 0:
			if at+2 > len(glyf) {
				return nil, at, false
			}
			v, at = v+int(int16(u16(glyf, at))), at+2
		}
		out = append(out, v)
	}
	return out, at, true
}

// bend adds points of the cubic curve with these four, all but the first of them.
func bend(p [4][2]float64, add func(x, y float64)) {
	const steps = 6
	for i := 1; i <= steps; i++ {
		t := float64(i) / steps
		u := 1 - t
		a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		add(a*p[0][0]+b*p[1][0]+c*p[2][0]+d*p[3][0], a*p[0][1]+b*p[1][1]+c*p[2][1]+d*p[3][1])
	}
}

// trace draws contours, each point moved to where place puts it.
func trace(r *vector.Rasterizer, all [][]contourPoint, place func(x, y float64) (float32, float32)) {
	for _, points := range all {
		n := len(points)
		if n < 2 {
			continue
		}
		middle := func(a, b contourPoint) (float32, float32) {
			return place(float64(a.x+b.x)/2, float64(a.y+b.y)/2)
		}
		at := func(p contourPoint) (float32, float32) { return place(float64(p.x), float64(p.y)) }
		last, begin := points[n-1], points[0]
		switch {
		case begin.onCurve:
			r.MoveTo(at(begin))
		case last.onCurve:
			r.MoveTo(at(last))
		default:
			r.MoveTo(middle(last, begin))
		}
		for i := range points {
			p, next := points[i], points[(i+1)%n]
			switch {
			case p.onCurve:
				r.LineTo(at(p))
			case next.onCurve:
				bx, by := at(p)
				cx, cy := at(next)
				r.QuadTo(bx, by, cx, cy)
			default:
				bx, by := at(p)
				cx, cy := middle(p, next)
				r.QuadTo(bx, by, cx, cy)
			}
		}
		r.ClosePath()
	}
}
