package narrative

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
	"github.com/shopspring/decimal"
)

// project is a project's form (项目自评表) and what it gives as spent.
type project struct {
	cell     identity.Cell
	name     string
	executed decimal.Decimal
}

var (
	summaryOf  = regexp.MustCompile(`^(?:\(?\d{1,2}[.、)])?([^,;:。]{2,60}?)(?:项目)?(?:绩效)?自评综述`)
	isExecuted = regexp.MustCompile(`执行数(?:为)?$`)
	allOfThem  = regexp.MustCompile(`涉及(?:一级)?项目(\d{1,3})个,资金([\d.,]+)万元`)
)

// projectsOf are the forms whose name and executed amount were read.
func projectsOf(tables []identity.Table) []project {
	var out []project
	for _, t := range tables {
		executed, ok := t.Fields["executed"]
		if t.Type != model.PerformanceProject || !ok {
			continue
		}
		p := project{
			cell: identity.Cell{Table: t.Stem, Key: "fields", Column: "executed"},
			name: bareProject(t.Fields["project_name"].Text), executed: number(fold(executed.Text)),
		}
		if executed.Amount != nil {
			p.executed = executed.Amount.Decimal
		}
		out = append(out, p)
	}
	return out
}

func bareProject(name string) string { return strings.TrimSuffix(fold(name), "项目") }

// project claims that a sentence on a project gives what its form gives as spent, and that the sentence on all
// projects gives their sum.
func (r *reader) project(s *sentence) {
	if len(r.projects) == 0 || !containsAny(s.f, []string{"自评综述", "涉及"}) {
		return
	}
	if m := summaryOf.FindStringSubmatch(s.f); m != nil {
		for _, p := range r.projects {
			if p.name == "" || p.name != bareProject(m[1]) {
				continue
			}
			for i := range s.amounts {
				if a := &s.amounts[i]; isExecuted.MatchString(a.label) && a.unit == "万元" {
					r.executed(s, a, p.executed, Half(p.executed), []identity.Cell{p.cell}, "the project's form")
				}
			}
			return
		}
	}
	m := allOfThem.FindStringSubmatchIndex(s.f)
	if m == nil || len(r.projects) < 2 {
		return
	}
	if n, err := strconv.Atoi(s.f[m[2]:m[3]]); err != nil || n != len(r.projects) {
		return
	}
	sum, half := decimal.Zero, decimal.Zero
	for _, p := range r.projects {
		sum, half = sum.Add(p.executed), half.Add(Half(p.executed))
	}
	if a := s.at(m[4]); a != nil {
		r.executed(s, a, sum, half, nil, "the forms of the projects")
	}
}

func (r *reader) executed(s *sentence, a *amount, want, half decimal.Decimal, cells []identity.Cell, where string) {
	c := Claim{
		ID: "narrative.project_executed", Page: a.page, Statement: a.statement, Cells: cells,
		Actual: decimalOf(a.value.Decimal), Expected: decimalOf(want), Printed: a.value.String(), Wanted: money2(want),
		Result: Compare(a.value.Decimal, a.half(), want, half),
	}
	if c.Result == identity.Fail {
		c.Message = "the text prints " + c.Printed + " 万元 as spent, " + where + " " + c.Wanted
	}
	r.claim(s, c)
}
