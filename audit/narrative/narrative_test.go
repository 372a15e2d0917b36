package narrative

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// lines makes lines of text as layout gives them.
func lines(page int, texts ...string) []model.Line {
	var out []model.Line
	for _, text := range texts {
		out = append(out, model.Line{Page: page, Words: []model.Word{{Text: text}}})
	}
	return out
}

func TestStatements(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines []model.Line
		want  string // sentence|amount unit p. page, one a line
	}{
		{"one sentence over two lines", lines(3, "二、收入决算情况说明", "2022 年度收入合计 1,234.50", "万元。"),
			"2022年度收入合计1,234.50万元。|1234.50 万元 p. 3"},
		{"over a page", append(lines(3, "支出合计5.00万元，其中：基本支出"), lines(4, "- 4 -", "3.00万元，项目支出2.00万元。")...),
			"支出合计5.00万元，其中：基本支出3.00万元，项目支出2.00万元。|5.00 万元 p. 3\n" +
				"支出合计5.00万元，其中：基本支出3.00万元，项目支出2.00万元。|3.00 万元 p. 4\n" +
				"支出合计5.00万元，其中：基本支出3.00万元，项目支出2.00万元。|2.00 万元 p. 4"},
		{"a list", lines(1, "1.甲支出1元；", "2.乙支出2元；"), "1.甲支出1元；|1 元 p. 1\n2.乙支出2元；|2 元 p. 1"},
		{"full-width digits", lines(1, "收入合计３，９０４．５７万元。"), "收入合计３，９０４．５７万元。|3904.57 万元 p. 1"},
		{"an amount at the head of a line is no list number", lines(1, "基本支出", "12.34万元。"), "基本支出12.34万元。|12.34 万元 p. 1"},
		{"a heading stays out of the sentence", lines(1, "一、收入支出决算总体情况说明", "收、支总计1.00万元。"), "收、支总计1.00万元。|1.00 万元 p. 1"},
		{"sentences without claims are left out", lines(1, "本部门负责统筹协调。"), ""},
		{"a subject without an amount is kept", lines(1, "1、教育支出（类）普通教育（款）小学教育（项）。"), "1、教育支出（类）普通教育（款）小学教育（项）。|-"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range Statements(tt.lines) {
				if s.Amount == nil {
					got = append(got, s.Text+"|-")
				} else {
					got = append(got, fmt.Sprintf("%s|%s %s p. %d", s.Text, s.Amount.String(), *s.Unit, s.Page))
				}
			}
			if strings.Join(got, "\n") != tt.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), tt.want)
			}
		})
	}
}

// accountsOf are the tables of a small department: 100.00 in, 100.00 out, of which 60.00 basic.
func accountsOf(t *testing.T) []identity.Table {
	unit := "万元"
	table := func(stem string, kind model.Type, rows ...string) identity.Table {
		out := &model.Table{Type: kind, Unit: &unit}
		columns := map[string]bool{}
		for _, line := range rows {
			words := strings.Fields(line)
			row := model.Row{Key: words[0], Name: words[1], Kind: model.KindLine, Values: map[string]model.Amount{}}
			if section, name, ok := strings.Cut(words[0], ":"); ok {
				row.Section, row.Name = &section, name
			} else if kind != model.ThreePublic && words[0][0] >= '0' && words[0][0] <= '9' {
				key := words[0]
				row.Code = &key
				row.Kind = map[int]model.RowKind{3: model.KindClass, 5: model.KindSection, 7: model.KindItem}[len(key)]
			}
			for _, value := range words[2:] {
				column, text, _ := strings.Cut(value, "=")
				d, err := model.NewDecimal(text)
				if err != nil {
					t.Fatal(err)
				}
				row.Values[column] = model.Amount{Amount: &d, Text: text}
				if !columns[column] {
					columns[column] = true
					out.Columns = append(out.Columns, model.Column{ID: column})
				}
			}
			out.Rows = append(out.Rows, row)
		}
		return identity.Table{Stem: stem, Table: out}
	}
	return []identity.Table{
		table("01-income_expenditure_summary", model.IncomeExpenditureSummary, "income:total 总计 final=101.00"),
		table("02-income", model.Income, "total - total=100.00 fiscal=99.99 other=0.01"),
		table("03-expenditure", model.Expenditure, "total - total=100.00 basic=60.00 project=40.00"),
		table("05-general_budget_expenditure", model.GeneralBudgetExpenditure,
			"total - total=100.00 basic=60.00 project=40.00",
			"201 一般公共服务支出 total=70.00 basic=60.00 project=10.00", "20101 人大事务 total=70.00", "2010101 行政运行 total=60.00", "2010102 一般行政管理事务 total=10.00",
			"205 教育支出 total=30.00", "20502 普通教育 total=30.00", "2050202 小学教育 total=30.00"),
		table("06-general_budget_basic_expenditure", model.GeneralBudgetBasicExpenditure,
			"30101 基本工资 final=50.00", "30102 津贴补贴 final=0.00", "30201 办公费 final=10.00", "people_total - final=50.00", "public_total - final=10.00"),
		table("07-three_public", model.ThreePublic, "total - budget.total=8.00 budget.reception=8.00 final.total=2.00 final.reception=2.00"),
	}
}

// failing are the claims that fail, as id: printed for wanted.
func failing(t *testing.T, texts ...string) string {
	t.Helper()
	tables := accountsOf(t)
	department, year, stage := "某市某区教育局", 2022, model.StageFinalAccounts
	reading := Read(Statements(lines(9, texts...)), tables, identity.NewValues(tables), model.Identity{Department: &department, FiscalYear: &year, Stage: &stage})
	var out []string
	for _, c := range reading.Claims {
		if c.Result == identity.Fail {
			out = append(out, strings.TrimPrefix(c.ID, "narrative.")+": "+c.Printed+" for "+c.Wanted)
		}
	}
	sort.Strings(out)
	return strings.Join(out, "; ")
}

func TestClaims(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"all right", "本年收入合计100.00万元，其中：财政拨款收入99.99万元，占99.99%；其他收入0.01万元，占0.01%。", ""},
		{"a total", "本年收入合计101.00万元。", "equals_table: 101.00 for 100.00"},
		{"fewer decimals", "2022年度收入合计100万元。", ""},
		{"in another unit", "2022年度收入合计0.01亿元。", ""},
		{"a share", "支出合计100.00万元，其中：基本支出60.00万元，占61.00%；项目支出40.00万元，占40.00%。", "share: 61.00% for 60.00%; shares_sum: 101% for 100.00%"},
		{"a share cut off", "财政拨款支出99.99万元，占本年支出合计的99.9%。", "equals_table: 99.99 for 100.00; share: 99.9% for 99.99%"},
		{"parts", "一般公共预算财政拨款支出100.00万元，主要用于以下方面：一般公共服务支出（类）70.00万元，占70.00%；教育支出（类）20.00万元，占20.00%。",
			"equals_table: 20.00 for 30.00; parts_sum: 100.00 for 90.00"},
		{"growth", "收、支总计101.00万元。与2021年度相比，收、支总计各增加1.00万元，增长1.00%。", ""},
		{"growth of the wrong base", "收、支总计101.00万元。与2021年度相比，收、支总计各增加10.00万元，增长9.90%。", "growth: 9.90% for 10.99%"},
		{"a decrease", "收、支总计101.00万元，比2021年度减少99.00万元，下降49.50%。", ""},
		{"completion", "一般公共预算财政拨款支出年初预算为200.00万元，支出决算为100.00万元，完成年初预算的51%。", "completion: 51% for 50.00%"},
		{"completion of nothing", "一般公共预算财政拨款支出年初预算为0.00万元，支出决算为100.00万元，完成年初预算的0%。", "completion: 0% for "},
		{"三公", "“三公”经费支出年初预算为8.00万元，支出决算为2.00万元，完成预算的25.00%，其中：公务接待费支出决算为2.10万元，完成预算的26.25%。", "equals_table: 2.10 for 2.00"},
		{"an item's figure that nothing before it says is of the accounts", "1、教育支出（类）普通教育（款）小学教育（项）。年初预算为20.00万元，支出决算为31.00万元。", ""},
		{"人员经费", "一般公共预算财政拨款基本支出60.00万元。其中：人员经费51.00万元，公用经费10.00万元。", "equals_table: 51.00 for 50.00; parts_sum: 60.00 for 61.00"},
		{"a subject without an amount", "一般公共预算财政拨款基本支出60.00万元，其中：人员经费50.00万元，主要包括：基本工资、津贴补贴。", "subjects_listed: 津贴补贴 for "},
		{"机关运行经费", "机关运行经费支出10.01万元，比2021年度减少0.99万元，下降9.00%。", "equals_table: 10.01 for 10.00"},
		{"采购", "政府采购支出总额10.00万元，其中：政府采购货物支出4.00万元、政府采购服务支出5.00万元。", "parts_sum: 10.00 for 9.00"},
		{"a percent sign", "一般公共预算财政拨款支出100.00万元，增加1.00万元，增长1.01。", "percent_sign: 增长1.01 for 增长1.01%"},
		{"a hint", "“三公”经费支出减少0.15万元，下降（增长）27.78%。", "template_hint: 下降(增长) for "},
		{"a heading", "第二部分某市教育局2022年度部门决算表", "department: 某市教育局 for 某市某区教育局"},
		{"another office's heading", "某市某区卫生健康局2022年度部门决算表", ""},
		{"performance", "涉及预算金额598.42万元，平均得分99.43分，绩效评价支出合计3.00万元。", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := failing(t, tt.text); got != tt.want {
				t.Errorf("%s\nfails %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

// Words of comparison go with the figures of their own sentence, as far as these are printed.
func TestDirections(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"more", "2022年支出年初预算为80.00万元，支出决算为100.00万元，决算数大于预算数的主要原因是追加经费。", ""},
		{"less", "2022年支出年初预算为80.00万元，支出决算为10.00万元，决算数小于年初预算数。", ""},
		{"more that is less", "2022年支出年初预算为80.00万元，支出决算为10.00万元，决算数大于预算数的主要原因是追加经费。", "direction: 决算数大于预算数 for 10.00/80.00"},
		{"less that is more", "2022年支出年初预算为80.00万元，支出决算为100.00万元，决算数低于预算数。", "direction: 决算数低于预算数 for 100.00/80.00"},
		{"as much", "2022年支出年初预算为80.00万元，支出决算为80.00万元，决算数与预算数持平。", ""},
		{"as much that is more", "2022年支出年初预算为80.00万元，支出决算为81.00万元，决算数等于预算数。", "direction: 决算数等于预算数 for 81.00/80.00"},
		{"more by less than is printed", "2022年支出年初预算为80.0万元，支出决算为80.0万元，决算数大于预算数。", ""},
		{"of another sentence", "2022年支出年初预算为80.00万元，支出决算为10.00万元。全市决算数大于预算数。", ""},
		{"two budgets", "2022年支出年初预算为80.00万元，全年预算为120.00万元，支出决算为100.00万元，决算数小于预算数。", ""},
		{"the other way round", "2022年支出决算为100.00万元，年初预算为80.00万元，决算数小于预算数。", ""},
		{"its own year", "2022年某项支出100.00万元，比2022年决算增加3.00万元。", "comparison_year: 2022 for 2021"},
		{"the year before", "2022年某项支出100.00万元，比2021年决算增加3.00万元。", ""},
		{"its own year's budget", "2022年某项支出100.00万元，比2022年预算增加3.00万元。", ""},
		{"of a year that is given", "2021年执行数为80.00万元，2022年安排100.00万元，比2021年执行数增加25.00%。", ""},
		{"rounded", "2021年执行数为80.00万元，2022年安排100.01万元，比2021年执行数增加25%。", ""},
		{"of other amounts", "2021年执行数为800.0万元，2022年安排100.00万元，比2021年执行数增加25.00%。", "growth_of_year: 800.0 for 80.0"},
		{"a decrease", "2021年执行数为80.00万元，2022年安排60.00万元，比2021年执行数减少25.00%。", ""},
		{"a decrease that is none", "2021年执行数为80.00万元，2022年安排100.00万元，比2021年执行数减少25.00%。", "growth_of_year: 80.00 for 133.33"},
		{"the base of its own sentence", "收、支总计101.00万元。其中某某事务支出50.00万元，与上年相比增加10.00万元，增长25.00%。", ""},
		{"neither base", "收、支总计101.00万元。其中某某事务支出50.00万元，与上年相比增加10.00万元，增长35.00%。", "growth: 35.00% for 25.00%"},
		{"降幅", "某项支出1895.00万元，与上年相比减少134.00万元，降幅0.66%。", "growth: 0.66% for 6.60%"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := failing(t, tt.text); got != tt.want {
				t.Errorf("%s\nfails %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

// A rate that is of another budget than the one it names says of which.
func TestRateOfAnotherBase(t *testing.T) {
	tables := accountsOf(t)
	text := "一般公共预算财政拨款支出全年预算为125.00万元，年初预算为200.00万元，支出决算为100.00万元，完成年初预算的80.00%。"
	for _, c := range Read(Statements(lines(9, text)), tables, identity.NewValues(tables), model.Identity{}).Claims {
		if c.ID == "narrative.completion" {
			if want := "it is the rate of 一般公共预算财政拨款支出全年预算为 125.00"; c.Result != identity.Fail || !strings.Contains(c.Message, want) {
				t.Errorf("%s: %s, want %s", c.Result, c.Message, want)
			}
			return
		}
	}
	t.Error("the rate claims nothing")
}

// A figure printed with fewer decimals than that of the table stands for all that rounds to it.
func TestPrecision(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want identity.Result
	}{
		{"71.31", "71.31", identity.Pass}, {"71.31", "71.32", identity.Fail}, {"71.31", "71.3128", identity.Rounding},
		{"71.31", "71.3156", identity.Fail}, {"71", "71.49", identity.Rounding}, {"71", "71.51", identity.Fail},
		{"11.00", "10.998552", identity.Rounding}, {"208.00", "208.001", identity.Rounding}, {"4.2", "4.26", identity.Fail},
	} {
		a, b := number(tt.a), number(tt.b)
		if got := Compare(a, Half(a), b, Half(b)); got != tt.want {
			t.Errorf("%s and %s: %s, want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

// The report on the performance of the whole department tells again what was spent.
func TestExecutionReport(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"all right", "2022年年初预算数为80.00万元，预算调整数为110.00万元，本年收入为100.00万元，本年支出数100.00万元，本年预算完成率为90.91%，得18.18分。", ""},
		{"of the budget that was passed", "2022年年初预算数为80.00万元，预算调整数为110.00万元，本年支出数100.00万元，本年预算完成率为125%，得20分。", ""},
		{"digits exchanged", "2022年年初预算数为80.00万元，本年支出数101.00万元，本年预算完成率为126.25%，得20分。", "equals_table: 101.00 for 100.00"},
		{"of no budget", "2022年年初预算数为80.00万元，预算调整数为110.00万元，本年支出数100.00万元，本年预算完成率为100%，得20分。", "execution_rate: 100% for 90.91%"},
		{"more points than there are", "2022年年初预算数为80.00万元，本年支出数100.00万元，本年预算完成率为125.00%，得100分。", "execution_score: 100 for ≤20"},
		{"halves", "某局2022年支出数110.00万元，其中：基本支出60.00万元,项目支出40.00万元。", "parts_sum: 110.00 for 100.00"},
		{"halves and more parts", "某局2022年支出数110.00万元，其中：基本支出60.00万元，项目支出40.00万元，经营支出10.00万元。", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := failing(t, tt.text); got != tt.want {
				t.Errorf("%s\nfails %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

// Classes under the heading of 基本支出 or 项目支出 are those of that column; under a heading that is of no table they
// are of something else.
func TestClassesOfAHalf(t *testing.T) {
	for _, tt := range []struct{ name, heading, class, want string }{
		{"all right", "（2）项目支出40.00万元。", "①一般公共服务支出10.00万元。", ""},
		{"of both columns", "（2）项目支出40.00万元。", "①一般公共服务支出70.00万元。", "equals_table: 70.00 for 10.00"},
		{"of the other column", "（1）基本支出60.00万元。", "1.一般公共服务支出60.00万元。", ""},
		{"of another year", "（2）项目支出39.00万元。", "①一般公共服务支出70.00万元。", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := failing(t, tt.heading, tt.class); got != tt.want {
				t.Errorf("fails %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNumbersOfThings(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"rounded", "全年发文38件，较上年度减少2件，同比减少5.0%。", ""},
		{"cut off", "全年发文（含联合发文）50件，比上年减少10件，同比减少16.6%。", ""},
		{"more than all", "全年发文50件，较上年减少10件，同比减少116.7%。", "count_growth: 116.7% for 16.67%"},
		{"an increase", "开展检查12次，比2021年增加4次，同比增长50%。", ""},
		{"of this year's number", "开展检查12次，比2021年增加4次，同比增长33%。", "count_growth: 33% for 50.00%"},
		{"other things", "开展检查12次，比2021年增加4人，同比增长33%。", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := failing(t, tt.text); got != tt.want {
				t.Errorf("%s\nfails %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

// The figures of an item come a sentence after its name; the name is checked against the row with these figures.
func TestItems(t *testing.T) {
	whole := "一般公共预算财政拨款支出年初预算为90.00万元，支出决算为100.00万元，完成年初预算的111.11%。其中："
	item := func(n int, name, budget, final string) string {
		return fmt.Sprintf("%d、%s。年初预算为%s万元，支出决算为%s万元。", n, name, budget, final)
	}
	first := item(1, "一般公共服务支出（类）人大事务（款）行政运行（项）", "60.00", "60.00")
	second := item(2, "一般公共服务支出（类）人大事务（款）一般行政管理事务（项）", "10.00", "10.00")
	for _, tt := range []struct{ name, third, want string }{
		{"all right", item(3, "教育支出（类）普通教育（款）小学教育（项）", "20.00", "30.00"), ""},
		{"the figure is wrong", item(3, "教育支出（类）普通教育（款）小学教育（项）", "20.00", "31.00"), "equals_table: 31.00 for 30.00"},
		{"the item is misnamed", item(3, "教育支出（类）普通教育（款）初中教育（项）", "20.00", "30.00"), "subject_name: 初中教育 for 小学教育"},
		{"the section is misnamed", item(3, "教育支出（类）职业教育（款）小学教育（项）", "20.00", "30.00"), "subject_name: 职业教育 for 普通教育"},
		{"the budgets don't add up", item(3, "教育支出（类）普通教育（款）小学教育（项）", "21.00", "30.00"), "parts_sum: 90.00 for 91.00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := failing(t, whole, first, second, tt.third); got != tt.want {
				t.Errorf("fails %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzStatements(f *testing.F) {
	f.Add("本年收入合计2,946.25万元，其中：\n财政拨款收入2940.05万元，占99.79%；")
	f.Add("1、教育支出（类）普通教育（款）小学教育（项）。年初预算为1万元，支出决算为0元，完成预算的0%。")
	tables := accountsOf(&testing.T{})
	f.Fuzz(func(t *testing.T, text string) {
		statements := Statements(lines(1, strings.Split(text, "\n")...))
		for _, s := range statements {
			if s.Text == "" || (s.Amount == nil) != (s.Unit == nil) {
				t.Fatalf("%+v", s)
			}
		}
		reading := Read(statements, tables, identity.NewValues(tables), model.Identity{})
		for i := range reading.Refers {
			if statements[i].Amount == nil {
				t.Fatalf("statement %d refers to a cell and has no amount", i)
			}
		}
	})
}
