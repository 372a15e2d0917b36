package ocrengine

// spike is a character where the network saw it.
type spike struct {
	text       string
	at         float64 // the middle of its time steps
	confidence float64 // the highest of them
}

// decode reads the output of a CTC network: for each time step the probability of each class, class 0 being the blank.
// The most probable class is taken; the same one in steps that follow each other is one character.
func decode(steps []float32, alphabet []string) []spike {
	classes := len(alphabet)
	var out []spike
	former, first := 0, 0
	for t := 0; t*classes+classes <= len(steps); t++ {
		row := steps[t*classes : (t+1)*classes]
		best := 0
		for class, p := range row {
			if p > row[best] {
				best = class
			}
		}
		if best != 0 {
			if best != former {
				first = t
				out = append(out, spike{text: alphabet[best]})
			}
			last := &out[len(out)-1]
			last.at = float64(first+t+1) / 2
			last.confidence = max(last.confidence, float64(row[best]))
		}
		former = best
	}
	return out
}
