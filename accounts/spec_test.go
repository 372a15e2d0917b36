package accounts

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/model"
)

// spec is the part of the specification's list of tables that says how titles, columns and rows are named.
type spec struct {
	Types []specType `json:"types"`
	Extra map[string]json.RawMessage/* columns by id */ `json:"extra_columns"`
}

type specType struct {
	Type     model.Type
	Number   *int
	Title    *string
	Also     []string
	Key      string
	Stage    model.Stage
	Columns  map[string][]string
	Concepts map[string]map[string][]string
	Sections map[string]string
	Budget   struct {
		Also    []string
		Columns map[string][]string
	}
	RowsForm map[string]json.RawMessage `json:"rows_form"`
}

// TestSpec holds the catalog against the specification that stands beside a checkout: every type, title, column, row
// and printed label of it is matched to what it says. Where it is absent the test is skipped, and says so.
func TestSpec(t *testing.T) {
	data, err := os.ReadFile(corpus.Path(t, "..", "spec", "tables.json"))
	if err != nil {
		t.Fatal(err)
	}
	var s spec
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	if len(s.Types) < 20 {
		t.Fatalf("the specification has %d types", len(s.Types))
	}
	for i := range s.Types {
		if s.Types[i].Type == model.Generic {
			continue
		}
		t.Run(string(s.Types[i].Type), func(t *testing.T) { checkType(t, &s.Types[i], s.Extra) })
	}
}

func checkType(t *testing.T, want *specType, extra map[string]json.RawMessage) {
	table := Of(want.Type)
	if table == nil {
		t.Fatal("the catalog has none of it")
	}
	if n := want.Number; n != nil && *n != table.Number || n == nil && table.Number != 0 {
		t.Errorf("number %d", table.Number)
	}
	if shapes := map[string]Shape{"concept": SideBySide, "code": CodeList, "economic": EconomicList, "single": SingleRow, "name": NameList, "form": Form}; shapes[want.Key] != table.Shape {
		t.Errorf("shape %d, keys by %s", table.Shape, want.Key)
	}
	if table.Shape == Form {
		return
	}
	for _, title := range append(want.Also, *want.Title) {
		checkTitle(t, table, title, want.Stage)
	}
	for _, title := range want.Budget.Also {
		checkTitle(t, table, title, budget)
	}
	stage := final
	if want.Stage != "" {
		stage = want.Stage
	}
	checkHeads(t, table, stage, want.Columns)
	checkHeads(t, table, budget, want.Budget.Columns)
	for _, of := range []string{"any type", string(want.Type)} {
		var columns map[string][]string
		if raw := extra[of]; raw != nil {
			if err := json.Unmarshal(raw, &columns); err != nil {
				t.Fatal(err)
			}
		}
		if of != "any type" || !slices.Contains(noComparisons, table.ID) {
			checkHeads(t, table, final, columns)
		}
	}
	for id, concepts := range want.Concepts {
		checkConcepts(t, table, id, concepts)
	}
	for id, head := range want.Sections {
		if section := table.MatchSection(head); section == nil || section.ID != id {
			t.Errorf("%s is the section %v, want %s", head, section, id)
		}
	}
	checkItems(t, table, want.RowsForm)
}

// noComparisons are types that print no column of last year: project_expenditure lists projects of the year, the others
// have a column a class or count things.
var noComparisons = []model.Type{"project_expenditure", "fiscal_appropriation_detail", "general_budget_detail", "general_budget_project", "state_assets"}

func checkTitle(t *testing.T, table *Table, title string, stage model.Stage) {
	t.Helper()
	list := MatchTitle(title)
	if len(list) == 0 || list[0].Table != table || list[0].Distance > 0 {
		t.Errorf("title %s: %+v", title, list)
		return
	}
	if got := list[0].Stage; got != "" && stage != "" && got != stage {
		t.Errorf("title %s is of %s, want %s", title, got, stage)
	}
}

func checkHeads(t *testing.T, table *Table, stage model.Stage, columns map[string][]string) {
	t.Helper()
	for id, heads := range columns {
		if table.Column(id) == nil {
			t.Errorf("no column %s", id)
			continue
		}
		for _, head := range heads {
			if strings.Contains(head, " of ") {
				continue // a description, not a print
			}
			path := strings.Split(head, "/")
			if len(table.Halves) > 0 && head == subtotal {
				continue
			}
			if len(table.Halves) > 0 {
				checkHalf(t, table, stage, id, path)
				continue
			}
			found := false
			for _, section := range sectionIDs(table) {
				m := table.MatchColumn(stage, section, path)
				found = found || len(m) > 0 && m[0].Column.ID == id && m[0].Distance == 0
			}
			if !found && head != subtotal {
				t.Errorf("%s: head %s is none of %s", stage, head, id)
			}
		}
	}
}

// subtotal alone belongs to the head above it: 事业收入 in 收入决算表, the vehicles or all of 三公.
const subtotal = "小计"

// checkHalf matches the labels over a column of items: a half, an item, or both.
func checkHalf(t *testing.T, table *Table, stage model.Stage, id string, path []string) {
	t.Helper()
	wantHalf, wantItem, _ := strings.Cut(id, ".")
	half, item := "", ""
	for _, l := range path {
		if h := table.MatchHalf(l); h != nil {
			half = h.ID
		} else if i := table.MatchItem(l); i != nil && !(item != "" && IsSum(l)) {
			item = i.ID
		}
	}
	comparison := table.MatchColumn(stage, "", path)
	if half == "" {
		half = wantHalf // by the stage of the table
	}
	if (half != wantHalf || item != wantItem) && (len(comparison) == 0 || comparison[0].Column.ID != id) {
		t.Errorf("head %v is %s.%s, want %s", path, half, item, id)
	}
}

func checkConcepts(t *testing.T, table *Table, section string, concepts map[string][]string) {
	t.Helper()
	s := table.Section(section)
	if s == nil {
		t.Errorf("no section %s", section)
		return
	}
	for id, labels := range concepts {
		for _, label := range labels {
			if list := s.Match(label); len(list) != 1 || list[0].ID != id || list[0].Distance != 0 {
				t.Errorf("%s:%s is %v, want %s", section, label, list, id)
			}
		}
	}
}

func checkItems(t *testing.T, table *Table, items map[string]json.RawMessage) {
	t.Helper()
	for id, raw := range items {
		var labels []string
		if json.Unmarshal(raw, &labels) != nil {
			continue // about, note
		}
		for _, label := range labels {
			if item := table.MatchItem(label); item == nil || item.ID != id {
				t.Errorf("item %s is %v, want %s", label, item, id)
			}
		}
	}
}
