package dataset

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

func amount(t *testing.T, text string) *model.Decimal {
	t.Helper()
	d, err := model.NewDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return &d
}

func pointer[T any](v T) *T { return &v }

func TestYuan(t *testing.T) {
	for _, c := range []struct {
		amount     string
		multiplier int
		want       string
	}{
		{"1703.00", 10000, "17030000"},
		{"-0.01", 10000, "-100"},
		{"0.123456", 10000, "1234.56"},
		{"0.00", 10000, "0"},
		{"98765432109876.54", 10000, "987654321098765400"},
		{"12.30", 1, "12.3"},
	} {
		if got := yuan(amount(t, c.amount), &c.multiplier); got == nil || *got != c.want {
			t.Errorf("%s × %d is %v 元, want %s", c.amount, c.multiplier, got, c.want)
		}
	}
	if got := yuan(amount(t, "1.00"), nil); got != nil {
		t.Errorf("without a unit it is %s 元", *got)
	}
}

// A printed dash is a line without an amount; in a dump there is no page; what a table does not print is the document's.
func TestTableFacts(t *testing.T) {
	d := &document{
		source:   model.Source{Path: "a.pdf", SHA256: "0123456789abcdef0123"},
		identity: model.Identity{Department: pointer("某局"), Region: pointer("甲市"), FiscalYear: pointer(2021), Stage: pointer(model.StageBudget)},
	}
	facts := tableFacts(d, "02-income", &table{
		fiscalYear: pointer(2020), unit: pointer("万元"), multiplier: pointer(10000),
		columns: []model.Column{{ID: "total", Label: "合计"}, {ID: "fiscal"}, {ID: "rate", Unit: pointer("%")}},
		rows: []model.Row{{Key: "201", LabelState: model.LabelRead, Line: pointer(3), Section: pointer("income"), OfficialName: pointer("丙"), Values: map[string]model.Amount{
			"fiscal": {Text: "—", State: model.Read},
			"total":  {Text: "1.50", Amount: amount(t, "1.50"), State: model.Doubtful, Via: model.ViaOCR, Confidence: 0.91, Page: 3},
			"rate":   {Text: "5%", Amount: amount(t, "5"), State: model.Read, Page: 3},
		}}},
	})
	if len(facts) != 3 {
		t.Fatalf("%d facts", len(facts))
	}
	total, dash, rate := facts[0], facts[1], facts[2]
	if total.Column != "total" || *total.AmountYuan != "15000" || *total.Page != 3 || total.State != model.Doubtful {
		t.Errorf("%+v", total)
	}
	if dash.Column != "fiscal" || dash.Text != "—" || dash.Amount != nil || dash.AmountYuan != nil || dash.Page != nil {
		t.Errorf("%+v", dash)
	}
	if rate.Column != "rate" || *rate.Unit != "%" || rate.AmountYuan != nil || *dash.Unit != "万元" {
		t.Errorf("%+v", rate)
	}
	if total.DocumentID != "0123456789abcdef" || *total.Region != "甲市" || *total.Stage != model.StageBudget || total.DepartmentID != nil ||
		*total.Line != 3 || *total.Section != "income" || *total.OfficialName != "丙" || *total.ColumnLabel != "合计" ||
		*total.LabelState != model.LabelRead || *total.Via != model.ViaOCR || *total.Confidence != 0.91 {
		t.Errorf("%+v", total)
	}
	if *dash.Department != "某局" || *dash.FiscalYear != 2020 {
		t.Errorf("%s, %d", *dash.Department, *dash.FiscalYear)
	}
}

// What a spreadsheet would run is text, and can be had back; numbers and dashes stay as they are.
func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"=HYPERLINK(\"http://x\")": "'=HYPERLINK(\"http://x\")",
		"+1+cmd|' /C calc'!A0":     "'+1+cmd|' /C calc'!A0",
		"-1-1":                     "'-1-1",
		"@SUM(A1)":                 "'@SUM(A1)",
		"\t=1":                     "'\t=1",
		"\r=1":                     "'\r=1",
		"＝1+1":                     "'＝1+1",
		"'=1":                      "''=1",
		"-1,234.56":                "-1,234.56",
		"-12.5%":                   "-12.5%",
		"-":                        "-",
		"—":                        "—",
		"一般公共服务支出":                 "一般公共服务支出",
		"":                         "",
	} {
		if got := guard(text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}
