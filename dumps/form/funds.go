package form

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	figureForm = regexp.MustCompile(`^[-−]?[¥￥]?\d[\d,，]*(?:\.\d+)?(?:%|％|万元|元|分)?$`)
	dashForm   = regexp.MustCompile(`^[-—–－/]+$`)
)

// isFigure holds for an amount, a share, or a dash in place of one.
func isFigure(text string) bool {
	first := firstRune(text)
	return (isDigit(first) || strings.ContainsRune("-−¥￥—–－/", first)) && (figureForm.MatchString(text) || dashForm.MatchString(text))
}

func isShare(text string) bool { return strings.HasSuffix(text, "%") || strings.HasSuffix(text, "％") }

// plainSigns drops what stands between the digits of a figure, or before them.
var plainSigns = strings.NewReplacer(",", "", "，", "", "−", "-", "¥", "", "￥", "")

// number reads a figure without its sign of unit.
func number(text string) (float64, bool) {
	if !figureForm.MatchString(text) {
		return 0, false
	}
	t := strings.TrimRight(text, "%％万元分")
	t = plainSigns.Replace(t)
	v, err := strconv.ParseFloat(t, 64)
	return v, err == nil
}

// placeFunds puts the amounts of a row under the heads of the budget block. doubt is set where amounts are fewer than
// heads, or stand against their forms: only the rate is a share.
func placeFunds(values cell, heads []head) (out []cell, doubt bool) {
	out = make([]cell, len(heads))
	if len(values) == len(heads) {
		for i, v := range values {
			out[i] = cell{v}
			doubt = doubt || isShare(v.text) != (heads[i].part == rate) && !dashForm.MatchString(v.text) && isShare(v.text)
		}
		return out, doubt
	}
	at := 0
	for i, h := range heads {
		if at == len(values) {
			break
		}
		left, rest := len(values)-at, len(heads)-i
		share := isShare(values[at].text)
		switch {
		case share && h.part != rate, !share && h.part == rate && left < rest:
			continue // a blank: the share is the rate's, and the rate's is a share
		}
		out[i] = cell{values[at]}
		at++
	}
	for ; at < len(values) && len(out) > 0; at++ { // more amounts than heads: none is lost
		out[len(out)-1] = append(out[len(out)-1], values[at])
	}
	return out, true
}
