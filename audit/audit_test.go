package audit

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/audit/narrative"
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// draw makes a table: the first line names the columns, each other line is a row: its key, its amounts ("-" is a
// blank), its name.
func draw(t testing.TB, kind model.Type, via model.Via, drawing string) model.Table {
	t.Helper()
	b := newTable(kind, "万元", via)
	var columns []string
	for n, line := range strings.Split(strings.TrimSpace(drawing), "\n") {
		words := strings.Fields(line)
		if n == 0 {
			columns = words
			for _, c := range columns {
				b.table.Columns = append(b.table.Columns, model.Column{ID: c, Label: c})
			}
			continue
		}
		b.row(words[0])
		for i, c := range columns {
			if words[1+i] != "-" {
				d, err := model.NewDecimal(words[1+i])
				if err != nil {
					t.Fatal(err)
				}
				b.put(words[0], c, d)
			}
		}
		if len(words) > len(columns)+1 {
			b.name(words[0], words[len(columns)+1])
		}
	}
	return b.table
}

func resultOf(tables ...model.Table) *model.Result {
	r := &model.Result{Status: model.StatusOK}
	r.Document.Document.Kind = model.FinalAccounts
	for _, t := range tables {
		addTable(r, t)
	}
	return r
}

// states are the states of a table's amounts by row, one letter a column: p, r, d, or . for a blank.
func states(t *model.Table) map[string]string {
	out := map[string]string{}
	for i := range t.Rows {
		for _, c := range t.Columns {
			letter := "."
			if v, ok := t.Rows[i].Values[c.ID]; ok {
				letter = string(v.State[0])
			}
			out[t.Rows[i].Key] += letter
		}
	}
	return out
}

func expectStates(t *testing.T, table *model.Table, want map[string]string) {
	t.Helper()
	for key, s := range states(table) {
		if s != want[key] {
			t.Errorf("row %s is %s, want %s", key, s, want[key])
		}
	}
}

// Two classes; of the first one section with two items, so that an error in it has its own place.
const outlays = `
         total basic project
total    9.00  5.00  4.00
201      6.00  5.00  1.00
20101    6.00  5.00  1.00
2010101  5.00  5.00  -
2010102  1.00  -     1.00
208      3.00  -     3.00`

func TestAllProved(t *testing.T) {
	r := resultOf(draw(t, model.Expenditure, model.ViaText, outlays))
	Document(r)
	expectStates(t, &r.Tables[0], map[string]string{"total": "ppp", "201": "ppp", "20101": "ppp", "2010101": "pp.", "2010102": "p.p", "208": "p.p"})
	if s := r.Document.Audit.Summary; s.Proved != s.Amounts || s.Fail != 0 || r.Status != model.StatusOK {
		t.Errorf("%+v %s", s, r.Status)
	}
	if found := Findings(r); len(found) != 0 {
		t.Errorf("findings: %+v", found)
	}
}

// The document prints one amount wrong: what its sums cover is read, and one finding says it all.
func TestPublishersError(t *testing.T) {
	r := resultOf(draw(t, model.Expenditure, model.ViaText, strings.Replace(outlays, "2010102  1.00", "2010102  1.50", 1)))
	Document(r)
	expectStates(t, &r.Tables[0], map[string]string{"total": "ppp", "201": "ppp", "20101": "rpp", "2010101": "rp.", "2010102": "r.r", "208": "p.p"})
	found := Findings(r)
	if len(found) != 1 {
		t.Fatalf("findings: %+v", found)
	}
	f := found[0]
	if f.Judged != model.JudgedPublisher || len(f.Cells) != 1 || f.Cells[0].Key != "2010102" || *f.Printed != "1.50" || *f.Expected != "1.00" || *f.Difference != "0.50" || *f.Page != 1 {
		t.Errorf("%+v", f)
	}
	if v := r.Tables[0].Rows[4].Values["total"]; v.Amount.String() != "1.50" {
		t.Errorf("the amount became %s", v.Amount)
	}
}

// A sentence that gives the right figure is no second error.
func TestSentenceThatConfirmsAFault(t *testing.T) {
	r := resultOf(draw(t, model.Expenditure, model.ViaText, strings.Replace(outlays, "total    9.00  5.00", "total    9.00  5.50", 1)))
	text := "支出合计9.00万元，其中：基本支出5.00万元，占55.56%；项目支出4.00万元，占44.44%。"
	r.Document.Narrative = narrative.Statements([]model.Line{{Page: 9, Words: []model.Word{{Text: text}}}})
	found := Findings(r)
	if len(found) != 1 || found[0].Cells[0].Column != "basic" || *found[0].Expected != "5.00" {
		t.Errorf("%+v", found)
	}
}

// An amount in the wrong column breaks two columns and no row: nobody printed that, so it is not the publisher's.
func TestShiftedColumnIsDoubtful(t *testing.T) {
	r := resultOf(draw(t, model.Expenditure, model.ViaText, strings.Replace(outlays, "208      3.00  -     3.00", "208      3.00  3.00  -", 1)))
	Document(r)
	if got := states(&r.Tables[0])["208"]; got != "pd." {
		t.Errorf("208 is %s, want pd.", got)
	}
	for _, f := range Findings(r) {
		if f.Judged == model.JudgedPublisher {
			t.Errorf("judged the publisher's: %+v", f)
		}
	}
	if r.Status != model.StatusReview || !slices.Equal(codes(r), []model.ReasonCode{model.ReasonFailingSums, model.ReasonDoubtfulAmounts}) || r.Document.Tables[0].Status != model.TableReview {
		t.Errorf("status %s %v", r.Status, r.Reasons)
	}
}

// A table that holds what nobody could read stays one to look at, however well the sums of the rest close.
func TestReviewForOtherReasonsStays(t *testing.T) {
	r := resultOf(draw(t, model.Expenditure, model.ViaText, outlays))
	r.Tables[0].Unsure = true
	Document(r)
	if got := states(&r.Tables[0])["208"]; got != "p.p" {
		t.Errorf("208 is %s, want p.p", got)
	}
	if r.Tables[0].Status != model.TableReview || r.Document.Tables[0].Status != model.TableReview {
		t.Errorf("the table is %s, its entry %s", r.Tables[0].Status, r.Document.Tables[0].Status)
	}
}

// An amount that was lost leaves a blank, and the blank is what is wrong.
func TestLostAmountIsDoubtful(t *testing.T) {
	r := resultOf(draw(t, model.Expenditure, model.ViaText, strings.Replace(outlays, "2010102  1.00  -     1.00", "2010102  1.00  -     -", 1)))
	Document(r)
	if got := states(&r.Tables[0])["2010102"]; got != "d.." {
		t.Errorf("2010102 is %s, want d..", got)
	}
	found := Findings(r)
	if len(found) != 1 || found[0].Judged != model.JudgedUndecided || *found[0].Expected != "1.00" {
		t.Errorf("%+v", found)
	}
}

// What was doubtful stays so though its sums hold, and doubt about a column is the extraction's fault.
func TestDoubtStays(t *testing.T) {
	table := draw(t, model.Expenditure, model.ViaText, outlays)
	v := table.Rows[5].Values["project"]
	v.State = model.Doubtful
	table.Rows[5].Values["project"] = v
	r := resultOf(table)
	r.Document.Warnings = []model.Diagnostic{{Code: "column_shift", Table: "01-expenditure", Message: "the column is uncertain"}}
	Document(r)
	if got := states(&r.Tables[0])["208"]; got != "p.d" {
		t.Errorf("208 is %s, want p.d", got)
	}
	wrong, _ := model.NewDecimal("3.70")
	v.Amount = &wrong
	r.Tables[0].Rows[5].Values["project"] = v
	for _, f := range Findings(r) {
		if f.Judged != model.JudgedExtraction {
			t.Errorf("%+v", f)
		}
	}
}

// Of two recognised amounts one may repeat the other's misreading: only sums of several prove, and doubt about one
// is doubt about the other.
func TestRecognisedAmounts(t *testing.T) {
	r := resultOf(draw(t, model.Expenditure, model.ViaOCR, outlays))
	Document(r)
	// 201 = 20101 alone proves nothing, 6.00 = 5.00 + 1.00 does. All 基本支出 is one item: 5.00 = 5.00 everywhere.
	expectStates(t, &r.Tables[0], map[string]string{"total": "ppp", "201": "ppp", "20101": "ppp", "2010101": "pr.", "2010102": "p.p", "208": "p.p"})

	// One class with one section of one item: nothing proves the figure that is printed three times.
	r = resultOf(draw(t, model.Expenditure, model.ViaOCR, `
total basic
total    5.00 5.00
201      5.00 5.00
20101    5.00 5.00
2010101  5.00 5.00`))
	Document(r)
	expectStates(t, &r.Tables[0], map[string]string{"total": "rr", "201": "rr", "20101": "rr", "2010101": "rr"})
}

// A zero is proved by a sum of others that are not zero, and not where a speck may have been taken for it, nor by zeros.
func TestRecognisedZeros(t *testing.T) {
	r := resultOf(draw(t, model.Expenditure, model.ViaOCR, `
         total basic project upward
total    9.00  9.00  0.00    0
201      6.00  6.00  0.00    0
208      3.00  3.00  -       -`))
	Document(r)
	expectStates(t, &r.Tables[0], map[string]string{"total": "pppr", "201": "pppr", "208": "pp.."})

	r = resultOf(draw(t, model.Expenditure, model.ViaOCR, `
         total basic project
total    0.00  0.00  0.00
201      0.00  0.00  0.00`))
	Document(r)
	expectStates(t, &r.Tables[0], map[string]string{"total": "rrr", "201": "rrr"})
}

// What the engines read differently is proved or doubtful, and never merely read.
func TestChosenReadings(t *testing.T) {
	table := draw(t, model.Expenditure, model.ViaOCR, outlays)
	for i := range table.Rows {
		for c, v := range table.Rows[i].Values {
			v.Readings = []model.Reading{{Engine: "ppocr", Text: v.Text, Confidence: 0.4}}
			table.Rows[i].Values[c] = v
		}
	}
	r := resultOf(table)
	Document(r)
	// All 基本支出 is one item, 5.00 = 5.00, which proves nothing.
	expectStates(t, &r.Tables[0], map[string]string{"total": "ppp", "201": "ppp", "20101": "ppp", "2010101": "pd.", "2010102": "p.p", "208": "p.p"})
}

func TestRepeatedMisreadingIsDoubted(t *testing.T) {
	misread := strings.NewReplacer("208      3.00  -     3.00", "208      8.00  -     8.00\n20805    8.00  -     8.00\n2080505  8.00  -     8.00").Replace(outlays)
	r := resultOf(draw(t, model.Expenditure, model.ViaOCR, misread))
	Document(r)
	got := states(&r.Tables[0])
	for _, key := range []string{"208", "20805", "2080505"} {
		if got[key] != "d.d" {
			t.Errorf("%s is %s, want d.d", key, got[key])
		}
	}
}

func TestRecognisedRoundingIsDoubtful(t *testing.T) {
	r := resultOf(draw(t, model.Expenditure, model.ViaOCR, strings.Replace(outlays, "208      3.00", "208      3.01", 1)))
	Document(r)
	if got := states(&r.Tables[0])["208"]; got != "d.d" {
		t.Errorf("208 is %s, want d.d", got)
	}
}

func TestSuggestions(t *testing.T) {
	for _, tt := range []struct{ name, items, key, want string }{
		{"a digit of like shape", "30101 3.90\n30102 2.60", "30101", "3.40: 4 read as 9"},
		{"a digit dropped", "30101 3.40\n30102 2.6", "30102", ""},
		{"a digit doubled", "30101 33.40\n30102 2.60", "30101", "3.40: a digit doubled or added"},
		{"the decimal point", "30101 340\n30102 2.60", "30101", "3.40: the decimal point misplaced"},
		{"two digits exchanged", "30101 4.30\n30102 2.60", "30101", "3.40: two digits exchanged"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := resultOf(draw(t, model.GeneralBudgetBasicExpenditure, model.ViaDump, "final\n301 6.00\n"+tt.items+"\n303 1.00\npeople_total 7.00"))
			Document(r)
			for _, row := range r.Tables[0].Rows {
				if row.Key != tt.key {
					continue
				}
				var got []string
				for _, s := range row.Values["final"].Suggestions {
					got = append(got, s.Amount.String()+": "+s.Why)
				}
				if strings.Join(got, "; ") != tt.want {
					t.Errorf("%s: %q, want %q", tt.key, got, tt.want)
				}
			}
		})
	}
}

// TestSeedSuggestions: of the subjects of 工资福利支出 nine could be the one that is misread, and none is favoured.
func TestSeedSuggestions(t *testing.T) {
	r := readTruth(t, "seeds/seed-000", model.ViaDump)
	Document(r)
	want := map[string]string{
		"30101": "127.92", "30102": "335.90", "30103": "335.35", "30106": "16.90", "30108": "36.59", "30110": "9.04",
		"30111": "19.33", "30113": "61.88", "30199": "3.24",
	}
	got := map[string]string{}
	for i := range r.Tables {
		for _, row := range r.Tables[i].Rows {
			for _, v := range row.Values {
				for _, s := range v.Suggestions {
					got[row.Key] += s.Amount.String()
				}
			}
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("suggestions %v, want %v", got, want)
	}
}

// TestSeedChecks: of the sums of the seeds' tables one fails, the one that identities.md lists.
func TestSeedChecks(t *testing.T) {
	for dir, want := range map[string]string{"seeds/seed-000": "general_budget_basic_expenditure.sections_sum 301", "seeds/seed-003": ""} {
		r := readTruth(t, dir, model.ViaDump)
		Document(r)
		var failing []string
		for _, c := range r.Document.Audit.Checks {
			if c.Result == "fail" && c.Source != "narrative" && c.Source != "form" {
				failing = append(failing, c.ID+" "+c.Cells[0].Key)
			}
		}
		if got := strings.Join(failing, "; "); got != want {
			t.Errorf("%s: %s fails, want %s", dir, got, want)
		}
		proved, all := 0, places(r)
		for _, p := range all {
			if p.of(r).State == model.Proved {
				proved++
			}
		}
		if proved*100 < len(all)*90 {
			t.Errorf("%s: %d of %d amounts of the tables are proved", dir, proved, len(all))
		}
	}
}

// A second audit of what the first wrote gives the same, also after a walk through JSON.
func TestAuditAgain(t *testing.T) {
	for name, r := range map[string]*model.Result{
		"publisher": resultOf(draw(t, model.Expenditure, model.ViaText, strings.Replace(outlays, "2010102  1.00", "2010102  1.50", 1))),
		"shifted":   resultOf(draw(t, model.Expenditure, model.ViaText, strings.Replace(outlays, "208      3.00  -     3.00", "208      3.00  3.00  -", 1))),
		"seed":      readTruth(t, "seeds/seed-000", model.ViaDump),
	} {
		t.Run(name, func(t *testing.T) {
			first := Findings(r)
			Document(r)
			second := &model.Result{Tables: make([]model.Table, len(r.Tables))}
			copyJSON(t, &r.Document, &second.Document)
			for i := range r.Tables {
				copyJSON(t, &r.Tables[i], &second.Tables[i])
			}
			if again := Findings(second); !reflect.DeepEqual(asJSON(t, first), asJSON(t, again)) {
				t.Errorf("findings\n%s\nthen\n%s", asJSON(t, first), asJSON(t, again))
			}
			before := asJSON(t, r.Document.Audit)
			Document(second)
			if after := asJSON(t, second.Document.Audit); after != before {
				t.Errorf("audit\n%s\nthen\n%s", before, after)
			}
		})
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func copyJSON(t *testing.T, from, to any) {
	t.Helper()
	if err := json.Unmarshal([]byte(asJSON(t, from)), to); err != nil {
		t.Fatal(err)
	}
}

// Inequalities bind: basic outlays for a journey are part of 三公, and not more than all of it.
func TestBasicOutlaysWithinThreePublic(t *testing.T) {
	basic := draw(t, model.GeneralBudgetBasicExpenditure, model.ViaText, "final\n302 2.00\n30212 2.00\npublic_total 2.00")
	public := draw(t, model.ThreePublic, model.ViaText, `
final.total final.abroad final.vehicle_total final.vehicle_purchase final.vehicle_operation final.reception
total 1.00 1.00 - - - -`)
	r := resultOf(basic, public)
	Document(r)
	if got := states(&r.Tables[1])["total"]; got != "pr...." {
		t.Errorf("states %s, want pr....", got)
	}
	found := Findings(r)
	if len(found) != 1 || found[0].Check != "cross.abroad_covers_basic" || found[0].Judged != model.JudgedPublisher {
		t.Errorf("%+v", found)
	}
}

func TestForms(t *testing.T) {
	form := model.Table{Type: model.PerformanceProject, Status: model.TableOK}
	form.Fields = model.Fields{
		"budget": {Text: "159", Page: 4}, "executed": {Text: "138.42"}, "execution_rate": {Text: "87.06%"}, "execution_score": {Text: "17.41"},
		"total_score": {Text: "97.41"},
	}
	form.Indicators = []model.Indicator{{Weight: "30", Score: "30"}, {Weight: "50", Score: "50分"}}
	check := func(want map[string]identity.Result) {
		t.Helper()
		r := resultOf(form)
		Document(r)
		for _, c := range r.Document.Audit.Checks {
			if w, ok := want[c.ID]; ok && identity.Result(c.Result) != w {
				t.Errorf("%s is %s, want %s", c.ID, c.Result, w)
			}
			delete(want, c.ID)
		}
		if len(want) > 0 {
			t.Errorf("no check %v", want)
		}
	}
	check(map[string]identity.Result{"form.execution_rate": identity.Pass, "form.execution_score": identity.Pass, "form.total_score": identity.Pass, "form.weights": identity.Pass})
	form.Fields["execution_rate"] = model.Field{Text: "88.06%"}
	form.Fields["total_score"] = model.Field{Text: "100"}
	form.Indicators[0].Weight = "20"
	check(map[string]identity.Result{"form.execution_rate": identity.Fail, "form.total_score": identity.Fail, "form.weights": identity.Fail, "form.score_within_weight": identity.Fail})
	form.Fields, form.Indicators = nil, nil
	check(map[string]identity.Result{"form.execution_rate": identity.NotApplicable, "form.total_score": identity.NotApplicable, "form.weights": identity.NotApplicable})
}

func TestHalvesOfAForm(t *testing.T) {
	for executed, want := range map[string]identity.Result{"9.00": identity.Pass, "9.01": identity.Rounding, "10.00": identity.Fail} {
		form := model.Table{Type: model.PerformanceOverall, Status: model.TableOK, Fields: model.Fields{
			"executed": {Text: executed}, "basic_expenditure": {Text: "5.00"}, "project_expenditure": {Text: "4.00"},
		}}
		r := resultOf(form)
		Document(r)
		found := false
		for _, c := range r.Document.Audit.Checks {
			if c.ID == "form.executed_sum" {
				found = true
				if identity.Result(c.Result) != want {
					t.Errorf("%s: %s, want %s", executed, c.Result, want)
				}
			}
		}
		if !found {
			t.Error("no check")
		}
	}
}

// A head that does not stand over its columns is told once, as a fault of the extraction.
func TestShiftedHead(t *testing.T) {
	table := draw(t, model.Expenditure, model.ViaDump, outlays)
	table.Grid.HeaderRows = 2
	table.Repairs = []model.Repair{{Kind: model.ShiftedRow, Row: 0, Before: []string{"基本支出"}, Why: "these heads do not stand over their columns"}, {Kind: model.ShiftedRow, Row: 3}}
	r := resultOf(table)
	Document(r)
	found := Findings(r)
	if len(found) != 1 || found[0].Check != "table.head" || found[0].Judged != model.JudgedExtraction {
		t.Errorf("%+v", found)
	}
}

// Where rows were put together again a sum that fails tells of the dump, not of the document; its amounts are marked.
func TestReorderedRowsGiveNoFinding(t *testing.T) {
	table := draw(t, model.Expenditure, model.ViaDump, strings.Replace(outlays, "208      3.00  -     3.00", "208      3.00  -     1.00", 1))
	table.Repairs = []model.Repair{{Kind: model.Reordered}}
	r := resultOf(table)
	Document(r)
	if found := Findings(r); len(found) != 0 {
		t.Errorf("%+v", found)
	}
	if got := states(&r.Tables[0])["208"]; !strings.Contains(got, "d") {
		t.Errorf("208 is %s", got)
	}
}

// Of a table that a dump has lost a warning says once what the text tells; the table stays missing.
func TestLostThreePublicIsTold(t *testing.T) {
	unit := "万元"
	sentence := "2021年度“三公”经费财政拨款年初预算数为0万元，支出决算为4.10万元，完成年初预算的0%。"
	budget, _ := model.NewDecimal("0")
	final, _ := model.NewDecimal("4.10")
	r := resultOf(draw(t, model.Expenditure, model.ViaDump, outlays))
	r.Document.Missing = []model.Type{model.ThreePublic}
	r.Document.Warnings = []model.Diagnostic{{Code: "lost_table", Message: "the dump has lost the figures of “三公”经费支出决算表"}}
	r.Document.Narrative = []model.Statement{{Text: sentence, Amount: &budget, Unit: &unit}, {Text: sentence, Amount: &final, Unit: &unit}}
	for range 2 {
		Document(r)
	}
	if w := r.Document.Warnings; len(w) != 2 || w[1].Code != lostTableTold || !strings.HasSuffix(w[1].Message, "three_public: budget.total 0 万元, final.total 4.10 万元") {
		t.Errorf("%+v", w)
	}
	if len(r.Tables) != 1 || len(r.Document.Missing) != 1 {
		t.Error("something was filled in")
	}
}
