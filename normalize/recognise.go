package normalize

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/internal/parallel"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// recognise gives each table its type and stage, by all that the tables of the document say together. Each type is
// given once a stage, or as often as there are institutions whose tables claim it alike.
func recognise(tables []*table, covers []cover, opt Options) {
	seen := parallel.Map(len(tables), func(i int) *evidence {
		t := tables[i]
		if typed := t.sheet.Typed; typed != nil {
			t.stage = typed.Stage
			return nil
		}
		if form := formType(t.sheet, t.caption.title); form != "" {
			t.is = accounts.Of(form)
			return nil
		}
		e := see(t)
		t.stage = ownStage(t, e)
		return e
	})
	weighed := parallel.Map(len(tables), func(i int) []claim {
		switch typed := tables[i].sheet.Typed; {
		case typed != nil:
			return []claim{{is: accounts.Of(typed.Type), total: opt.Votes.Typed, votes: []Vote{{opt.Votes.Typed, "typed rows"}}}}
		case seen[i] == nil:
			return nil
		}
		return seen[i].claims(tables[i], opt.Votes)
	})
	claims := make([][]claim, len(tables))
	for i := range weighed {
		claims[i] = sufficient(weighed[i], opt.Votes)
	}
	shareStages(tables, claims, covers)
	assign(tables, claims, opt.Votes)
	fillVacant(tables, seen, claims, opt.Votes)
	if opt.WatchVotes != nil {
		for i, t := range tables {
			opt.WatchVotes(tally(t, claims[i], weighed[i]))
		}
	}
}

// ownStage is the stage that the table itself names: by its title, else by its heads.
func ownStage(t *table, e *evidence) model.Stage {
	for _, m := range e.titles {
		if m.Stage != "" && m.Distance <= e.titles[0].Distance {
			return m.Stage
		}
	}
	if stage := accounts.StageOf(t.caption.title); stage != "" {
		return stage
	}
	seen, latest := map[model.Stage]bool{}, map[model.Stage]int{}
	for _, path := range t.heads.paths {
		year := yearOfHead(path)
		for _, l := range path {
			if stage := accounts.StageOf(l); stage != "" {
				seen[stage] = true
				latest[stage] = max(latest[stage], year)
			}
		}
	}
	final, budget := model.StageFinalAccounts, model.StageBudget
	switch {
	case seen[final] && latest[budget] > latest[final] && latest[final] > 0:
		return budget // which prints the accounts of a year before
	case seen[final]:
		return final // accounts print the budget beside
	case seen[budget]:
		return budget
	}
	return ""
}

// shareStages gives a table that names no stage that of the typed table before it, else of the one after it, else of
// the cover.
func shareStages(tables []*table, claims [][]claim, covers []cover) {
	own := make([]model.Stage, len(tables))
	for i, t := range tables {
		own[i] = t.stage
	}
	at := func(i int) model.Stage {
		if len(claims[i]) > 0 && accounts.StageOf(tables[i].caption.title) != "" {
			return own[i]
		}
		return ""
	}
	for i, t := range tables {
		if t.stage != "" || len(claims[i]) == 0 {
			continue
		}
		for k := i - 1; k >= 0 && t.stage == ""; k-- {
			t.stage = at(k)
		}
		for k := i + 1; k < len(tables) && t.stage == ""; k++ {
			t.stage = at(k)
		}
		if t.stage == "" {
			t.stage = coverStage(covers)
		}
	}
}

// coverStage is the stage of the first cover or heading that names one; accounts where none does.
func coverStage(covers []cover) model.Stage {
	if len(covers) > 0 && covers[0].budget {
		return model.StageBudget
	}
	return model.StageFinalAccounts
}

// slot is one place in the set of tables of an institution.
type slot struct {
	set   int
	id    model.Type
	stage model.Stage
}

// assign gives each table the strongest of its claims that no other table has a better one to.
func assign(tables []*table, claims [][]claim, v Votes) {
	set := institutions(tables, claims)
	best := map[slot]float64{}
	for i, t := range tables {
		if len(claims[i]) > 0 {
			c := claims[i][0]
			s := slot{set[i], c.is.ID, t.stage}
			best[s] = max(best[s], c.total)
		}
	}
	for i, t := range tables {
		for n, c := range claims[i] {
			s := slot{set[i], c.is.ID, t.stage}
			if n > 0 && best[s] > 0 || c.total < best[s]-v.Close {
				continue // a second choice takes what nobody has
			}
			best[s] = max(best[s], c.total)
			t.take(c, v)
			break
		}
		if len(claims[i]) > 0 && t.is == nil {
			t.warn("second_table", "another table is titled "+string(claims[i][0].is.ID)+" more exactly: this one is given as generic")
		}
	}
}

// institutions numbers the set that each table belongs to. Most documents are of one institution; where most types come
// again, a type that comes again begins the tables of the next.
func institutions(tables []*table, claims [][]claim) []int {
	count := map[slot]int{}
	first := func(i int) slot { return slot{0, claims[i][0].is.ID, tables[i].stage} }
	titled := func(i int) bool { return len(claims[i]) > 0 && claims[i][0].title >= 0 } // others may be parts
	for i := range tables {
		if titled(i) {
			count[first(i)]++
		}
	}
	again := 0
	for _, n := range count {
		if n > 1 {
			again++
		}
	}
	out := make([]int, len(tables))
	if again*2 <= len(count) {
		return out
	}
	set, have := 0, map[slot]bool{}
	for i := range tables {
		if titled(i) {
			if s := first(i); have[s] {
				set, have = set+1, map[slot]bool{s: true}
			} else {
				have[s] = true
			}
		}
		out[i] = set
	}
	return out
}

// take gives a table a type, and doubts it where the title names another one.
func (t *table) take(c claim, v Votes) {
	t.is = c.is
	if c.title >= 0 {
		return
	}
	if titles := accounts.MatchTitle(t.caption.title); len(titles) > 0 && titles[0].Distance == 0 {
		t.doubt = true
		t.warn("title_contradicts_heads", "the title names "+string(titles[0].Table.ID)+", the column heads "+string(c.is.ID)+": the amounts are doubtful")
	}
}

// formType tells a performance form by what is printed in it: 三级指标 with values reached. Empty when it is none.
func formType(s *sheet, title string) model.Type {
	indicators, reached, project, sums := false, false, false, false
	for i, f := range s.folded {
		if len(f) > 60 {
			continue
		}
		switch {
		case strings.Contains(f, "三级指标"), f == "绩效指标", f == "指标名称":
			indicators = true
		case strings.Contains(f, "完成值"), strings.Contains(f, "实际完成"), strings.Contains(f, "完成情况"), strings.Contains(f, "实际值"):
			reached = true
		case strings.HasPrefix(f, "项目名称") && s.Cells[i].Col <= 1:
			project = true
		case strings.HasPrefix(f, "基本支出总额"), strings.HasPrefix(f, "项目支出总额"), f == "部门名称":
			sums = true
		}
	}
	f := text.Fold(title)
	named := accounts.IsFormTitle(f)
	switch {
	case !indicators || !reached && !named:
		return ""
	case named && strings.Contains(f, "整体"), sums && !project:
		return model.PerformanceOverall
	case project, named:
		return model.PerformanceProject
	}
	return ""
}

// given reports whether a table has a type at a stage.
func given(tables []*table, id model.Type, stage model.Stage) bool {
	return slices.ContainsFunc(tables, func(t *table) bool { return t.kind() == id && t.stage == stage })
}
