package form

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// noLineStart are characters that no line begins with: they stay with the one before them.
const noLineStart = "、，。；：！？）)”’》%％"

// firstUnit is the width of what has to fit on a line for the line not to end before text: its first character with
// the marks that stay with it, or its first number.
func firstUnit(text string) float64 {
	end := 0
	for i, r := range text {
		if i > 0 && !strings.ContainsRune(noLineStart, r) && !(latin(r) && latin(firstRune(text)) && latinOnly(text[:i])) {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return ems(text[:end])
}

func latin(r rune) bool {
	return r < 0x2000 && (unicode.IsDigit(r) || unicode.IsLetter(r) || r == '.' || r == '%')
}

func latinOnly(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !latin(r) }) < 0
}

// Costs of a boundary between two pieces. One is about what a reader would call odd, ten is wrong.
const (
	costFull    = 0.2 // a line that is full goes on
	costUnknown = 1.0 // nothing is known of the column's width
	costShort   = 2.0 // a line that had room ends inside its cell
	costRoom    = 1.5 // for each em of that room
	costMost    = 8.0
)

// wrapCost is the cost that a line of a cell goes on with next in a column of a width (in ems, 0 unknown).
func wrapCost(line, next string, width float64) float64 {
	return roomCost(ems(line)+firstUnit(next), width)
}

// roomCost is the cost that a cell goes on in a new line though, in a column of a width (in ems, 0 unknown), its last line
// and what follows take but taken ems.
func roomCost(taken, width float64) float64 {
	if width == 0 {
		return costUnknown
	}
	room := width - taken
	if room < 0.5 {
		return costFull
	}
	return min(costShort+costRoom*room, costMost)
}

// measures are what is counted: a number before one of them goes on with it.
const measures = "件次个条分年月日场人起份家户项名所台套天篇期万元批类种处座辆公亩米吨块本册部间条组支队届例宗只%％小以"

// gapCost is the cost that a blank stands inside a cell.
func gapCost(a, b piece) float64 {
	last, first := lastRune(a.text), firstRune(b.text)
	wide := b.x0-a.x1 > 1
	switch {
	case wide:
		return costMost
	case isHan(last) && isHan(first):
		return 5
	case unicode.IsDigit(last) && strings.ContainsRune(measures, first):
		return 0.2
	case endsFigure(a.text) && beginsFigure(b.text):
		return costMost
	case unicode.IsDigit(last) && isHan(first):
		return 1.5
	case isHan(last) && unicode.IsDigit(first):
		return 1.5
	case strings.ContainsRune("≥≤<>＜＞=＝（(", last):
		return 0
	}
	return 2
}

func endsFigure(text string) bool {
	r := lastRune(text)
	return unicode.IsDigit(r) || r == '%' || r == '％'
}

func beginsFigure(text string) bool {
	return unicode.IsDigit(firstRune(text)) || isAimed(text)
}

// partCost is the cost that one cell ends between two pieces of a line and the next begins.
func partCost(a, b piece) float64 {
	last, first := lastRune(a.text), firstRune(b.text)
	switch {
	case unicode.IsDigit(last) && strings.ContainsRune(measures, first):
		return 2.5
	case strings.ContainsRune("≥≤<>＜＞=＝（(、，", last):
		return 3
	case strings.ContainsRune(noLineStart, first):
		return 3
	}
	return 0
}
