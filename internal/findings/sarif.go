package findings

import (
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// SARIF writes findings as a SARIF 2.1.0 log: the check is the rule, the input the artifact, its cells the logical
// locations. What the publisher printed wrong is an error, what is undecided a warning, what was read wrongly a note.
func SARIF(w io.Writer, found []model.Finding, version string) error {
	run := sarifRun{Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "juesuan", Version: version, Rules: rulesOf(found)}
	for i := range found {
		run.Results = append(run.Results, sarifResultOf(&found[i]))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	})
}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	Results []sarifResult `json:"results"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID string `json:"id"`
}

type sarifResult struct {
	RuleID     string          `json:"ruleId"`
	Level      string          `json:"level"`
	Message    sarifMessage    `json:"message"`
	Locations  []sarifLocation `json:"locations"`
	Properties model.Finding   `json:"properties"`
}

type sarifMessage struct {
	Text string `json:"text"`
}

type sarifLocation struct {
	PhysicalLocation struct {
		ArtifactLocation struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
	} `json:"physicalLocation"`
	LogicalLocations []sarifPlace `json:"logicalLocations,omitempty"`
}

type sarifPlace struct {
	FullyQualifiedName string `json:"fullyQualifiedName"`
}

func rulesOf(found []model.Finding) []sarifRule {
	rules := []sarifRule{}
	for i := range found {
		if r := (sarifRule{found[i].Check}); !slices.Contains(rules, r) {
			rules = append(rules, r)
		}
	}
	slices.SortFunc(rules, func(a, b sarifRule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

func sarifResultOf(f *model.Finding) sarifResult {
	out := sarifResult{RuleID: f.Check, Level: level(f.Judged), Message: sarifMessage{f.Message}, Properties: *f}
	var at sarifLocation
	at.PhysicalLocation.ArtifactLocation.URI = uri(f.Path)
	for _, c := range f.Cells {
		at.LogicalLocations = append(at.LogicalLocations, sarifPlace{c.Table + "/" + c.Key + "/" + c.Column})
	}
	out.Locations = []sarifLocation{at}
	return out
}

func level(j model.Judgement) string {
	switch j {
	case model.JudgedPublisher:
		return "error"
	case model.JudgedExtraction:
		return "note"
	}
	return "warning"
}

// uri writes a relative path as a URI reference.
func uri(path string) string {
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return strings.Join(parts, "/")
}
