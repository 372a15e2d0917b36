package score

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// alarmed is the least number of standard tables of a whole document.
const alarmed = 8

// findings compares the findings with the errors that the publisher made, and tells a false alarm.
func (s *scoring) findings(truth *Truth, got *Output) {
	known := slices.DeleteFunc(slices.Clone(truth.Findings), func(k KnownFinding) bool { return strings.Contains(k.Kind, "rounding") })
	// The truth of these classes does not list every error.
	unsure := slices.Contains(truth.Classes, "seed") || slices.Contains(truth.Classes, "own-errors")
	for _, f := range got.Findings {
		if !unsure && f.Judged == model.JudgedPublisher && !slices.ContainsFunc(known, f.tells) {
			s.Blamed++
			s.note("publisher blamed: %s printed %s expected %s", f.Check, optional(f.Printed), optional(f.Expected))
		}
	}
	for _, k := range known {
		if k.Findable != nil && !*k.Findable {
			continue
		}
		s.Errors++
		if slices.ContainsFunc(got.Findings, func(f Finding) bool {
			return (f.Judged == model.JudgedPublisher || f.Judged == model.JudgedUndecided) && f.tells(k)
		}) {
			s.ErrorsFound++
		}
	}
	standard := 0
	for _, t := range truth.Tables {
		if family(t.Type) == Nine {
			standard++
		}
	}
	if s.Bad == 0 && s.Errors == 0 && standard >= alarmed && got.Status == model.StatusReview {
		s.Alarm++
	}
}

// tells reports whether a finding is about an error of the publisher's.
func (f Finding) tells(k KnownFinding) bool {
	return samePrint(f.Printed, k.Printed) || samePrint(f.Printed, k.Expected) || samePrint(f.Printed, k.Value) || samePrint(f.Sentence, k.Where)
}

// samePrint reports whether one of two prints is part of the other.
func samePrint(a *string, b string) bool {
	if a == nil {
		return false
	}
	one, other := strings.TrimRight(squash(*a), "%"), strings.TrimRight(squash(b), "%")
	return one != "" && other != "" && (strings.Contains(one, other) || strings.Contains(other, one))
}
