package audit

import (
	"slices"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// fieldStates are the states of a form's amounts, by field.
func fieldStates(t *model.Table) map[string]model.State {
	out := map[string]model.State{}
	for id, f := range t.Fields {
		if f.Amount != nil {
			out[id] = f.State
		}
	}
	return out
}

func wantStates(t *testing.T, r *model.Result, want map[string]model.State) {
	t.Helper()
	Document(r)
	got := fieldStates(&r.Tables[0])
	for id, state := range want {
		if got[id] != state {
			t.Errorf("%s is %q, want %q", id, got[id], state)
		}
	}
}

// ratedForm is a form whose scores add up: 17.41 + 30 + 50 = 97.41.
func ratedForm(via model.Via) *model.Result {
	form := model.Table{Type: model.PerformanceProject, Status: model.TableOK, Fields: model.Fields{}}
	for id, text := range map[string]string{
		"budget": "159", "executed": "138.42", "execution_rate": "87.06%", "execution_score": "17.41", "total_score": "97.41",
	} {
		form.Fields[id] = fieldOf(id, text)
	}
	form.Indicators = []model.Indicator{{Weight: "30", Score: "30", Page: 1}, {Weight: "50", Score: "50分", Page: 1}}
	r := resultOf(form)
	r.Document.Pages = []model.PageInfo{{Page: 1, Via: via}}
	return r
}

// A sum of scores proves; a rate never does.
func TestFormSumsProve(t *testing.T) {
	for _, via := range []model.Via{model.ViaText, model.ViaOCR, model.ViaDump} {
		r := ratedForm(via)
		want := map[string]model.State{
			"execution_score": model.Proved, "total_score": model.Proved,
			"budget": model.Read, "executed": model.Read, "execution_rate": model.Read,
		}
		wantStates(t, r, want)
		wantStates(t, r, want) // again the same
		if s := r.Document.Audit.Summary; s.Proved != 2 || s.Amounts != 5 {
			t.Errorf("%s: summary %+v", via, s)
		}
	}
}

// A dump's form that was put together by its sums is not proved by them.
func TestFormPutTogetherBySumsIsNotProved(t *testing.T) {
	r := ratedForm(model.ViaDump)
	r.Document.Warnings = []model.Diagnostic{{Code: "scattered_form"}}
	wantStates(t, r, map[string]model.State{"execution_score": model.Read, "total_score": model.Read})
}

// Weights taken for scores add up to 100 as well; that the execution does not earn its points tells.
func TestFormOfWeightsIsNotProved(t *testing.T) {
	r := ratedForm(model.ViaText)
	for id, text := range map[string]string{"execution_score": "20", "total_score": "100"} {
		r.Tables[0].Fields[id] = fieldOf(id, text)
	}
	wantStates(t, r, map[string]model.State{"execution_score": model.Read, "total_score": model.Read})
}

// A failing sum is the publisher's where the text is clean, and doubts what was recognised.
func TestFailingFormSum(t *testing.T) {
	for via, want := range map[model.Via]model.State{model.ViaText: model.Read, model.ViaOCR: model.Doubtful} {
		r := ratedForm(via)
		r.Tables[0].Fields["total_score"] = fieldOf("total_score", "97.47")
		wantStates(t, r, map[string]model.State{"execution_score": want, "total_score": want, "budget": model.Read})
		if review := r.Tables[0].Status == model.TableReview; review != (want == model.Doubtful) {
			t.Errorf("%s: status %s", via, r.Tables[0].Status)
		}
	}
}

// fundedForm is the ministry's form: the budget 12 = 11 + 1, the execution 9 = 8 + 1.
func fundedForm() *model.Result {
	form := model.Table{Type: model.PerformanceProject, Status: model.TableOK, Fields: model.Fields{}}
	for col, id := range map[int]string{2: "budget", 3: "executed"} {
		f := fieldOf(id, map[string]string{"budget": "12.00", "executed": "9.00"}[id])
		f.Row, f.Col = 1, col
		form.Fields[id] = f
	}
	for row, texts := range [][]string{
		{"", "", "全年预算数", "全年执行数"},
		{"项目资金", "年度资金总额：", "12.00", "9.00"},
		{"", "其中：当年财政拨款", "11.00", "8.00"},
		{"", "上年结转资金", "—", ""},
		{"", "其他资金", "1.00", "1.00"},
		{"年度总体目标", "预期目标", "修桥", ""},
	} {
		for col, text := range texts {
			form.Grid.Cells = append(form.Grid.Cells, model.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1, Text: text})
		}
	}
	return resultOf(form)
}

// gridOf is a result whose first table's grid is changed cell by cell.
type gridOf struct{ *model.Result }

func (r gridOf) set(row, col int, text string) {
	r.Tables[0].Grid.Cells[row*4+col].Text = text
}

// The funds printed under 年度资金总额 prove it, where there are two or more.
func TestFundsOfAForm(t *testing.T) {
	r := fundedForm()
	wantStates(t, r, map[string]model.State{"budget": model.Proved, "executed": model.Proved})

	r = fundedForm()
	gridOf{r}.set(2, 2, "10.00")
	wantStates(t, r, map[string]model.State{"budget": model.Read, "executed": model.Proved})
	found := Findings(r)
	if len(found) != 1 || found[0].Check != "form.funds_sum" || found[0].Cells[0].Column != "budget" || *found[0].Expected != "11" {
		t.Errorf("%+v", found)
	}

	r = fundedForm() // one fund is the total: a misreading would repeat
	gridOf{r}.set(2, 2, "12.00")
	gridOf{r}.set(4, 2, "")
	wantStates(t, r, map[string]model.State{"budget": model.Read})

	for what, change := range map[string]func(gridOf){
		"another amount":     func(g gridOf) { g.set(5, 2, "3.00") },
		"words for a fund":   func(g gridOf) { g.set(3, 2, "见附件") },
		"a fund twice":       func(g gridOf) { g.set(3, 1, "其他资金") },
		"a row that is none": func(g gridOf) { g.set(1, 1, "当年财政拨款") },
	} {
		r = fundedForm()
		change(gridOf{r})
		Document(r)
		if got := fieldStates(&r.Tables[0])["budget"]; got != model.Read {
			t.Errorf("%s: budget is %s", what, got)
		}
		if found := Findings(r); len(found) != 0 {
			t.Errorf("%s: %+v", what, found)
		}
	}
}

// TestNoMisreadDigitOfAFormIsProved plants every wrong digit in every amount of the forms, one after the other: none is
// proved, and where the right amount is, a finding names the wrong one.
func TestNoMisreadDigitOfAFormIsProved(t *testing.T) {
	for _, dir := range correct {
		for _, via := range []model.Via{model.ViaText, model.ViaOCR} {
			t.Run(dir+"/"+string(via), func(t *testing.T) {
				r := readTruth(t, dir, via)
				planted, proved := 0, 0
				for n := range r.Tables {
					form := resultOf(r.Tables[n])
					form.Document.Pages = r.Document.Pages
					Document(form)
					for id, state := range fieldStates(&form.Tables[0]) {
						if state == model.Proved {
							proved++
						}
						planted += plantInField(t, form, id, state == model.Proved)
					}
				}
				t.Logf("%d wrong digits planted, none proved; %d amounts are proved when all are right", planted, proved)
				if proved == 0 {
					t.Error("no form proves anything")
				}
			})
		}
	}
}

// plantInField plants every wrong digit in a field of a form and gives their number.
func plantInField(t *testing.T, r *model.Result, id string, found bool) int {
	t.Helper()
	fields := r.Tables[0].Fields
	right := fields[id]
	defer func() { fields[id] = right }()
	wrong := misreadings(right.Amount.String())
	for _, text := range wrong {
		resetFields(fields)
		fields[id] = fieldOf(id, text)
		Document(r)
		if fields[id].State == model.Proved {
			t.Errorf("%s: %s read as %s is proved", id, right.Text, text)
		}
		named := slices.ContainsFunc(r.Findings, func(f model.Finding) bool {
			return slices.ContainsFunc(f.Cells, func(c model.CellRef) bool { return c.Column == id })
		})
		if off := fields[id].Amount.Sub(right.Amount.Decimal).Abs(); found && !named && off.GreaterThan(cent) {
			t.Errorf("%s: %s printed as %s is not found", id, right.Text, text)
		}
	}
	return len(wrong)
}

// resetFields forgets what an audit found.
func resetFields(fields model.Fields) {
	for id, f := range fields {
		if f.Amount != nil {
			f.State = model.Read
			fields[id] = f
		}
	}
}
