package normalize_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// expectForm compares the fields of a form with "id text" lines: an amount stands after "=", "?" marks it doubtful,
// choices stand in brackets.
func expectForm(t *testing.T, table *model.Table, want string) {
	t.Helper()
	got := map[string]string{}
	for id, f := range table.Fields {
		s := strings.ReplaceAll(f.Text, "\n", "/")
		if f.Amount != nil {
			s += " =" + f.Amount.String()
		}
		if f.State == model.Doubtful {
			s += "?"
		}
		if f.Choices != nil {
			s += " " + fmt.Sprint(f.Choices)
		}
		got[id] = strings.TrimSpace(s)
	}
	for line := range strings.Lines(want) {
		id, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		if id == "" {
			continue
		}
		if g, ok := got[id]; !ok || g != strings.TrimSpace(text) {
			t.Errorf("%s is %q, want %q", id, g, text)
		}
		delete(got, id)
	}
	for id, v := range got {
		t.Errorf("extra: %s %q", id, v)
	}
}

// expectIndicators compares them with lines of level1|level2|name|weight|target|actual|score|goal.
func expectIndicators(t *testing.T, table *model.Table, want string) {
	t.Helper()
	var got []string
	for _, i := range table.Indicators {
		got = append(got, strings.Join([]string{i.Level1, i.Level2, i.Name, i.Weight, i.Target, i.Actual, i.Score, fmt.Sprint(i.Goal)}, "|"))
	}
	var lines []string
	for line := range strings.Lines(want) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	if g, w := strings.Join(got, "\n"), strings.Join(lines, "\n"); g != w {
		t.Errorf("indicators:\n%s\nwant:\n%s", g, w)
	}
}

// onlyForm converts one form and gives its table.
func onlyForm(t *testing.T, want model.Type, title string, d drawing) (*model.Table, model.Result) {
	t.Helper()
	r := convert(t, "甲市乙局2021年度部门决算", "---", title, d)
	if len(r.Tables) != 1 || r.Tables[0].Type != want {
		t.Fatalf("%d tables, the first %s", len(r.Tables), r.Tables[0].Type)
	}
	return &r.Tables[0], r
}

// Goals 1 to 3 with heads of their own; the third prints none. Blank levels mean as above, and the misprint 份.
func TestOverallGoals(t *testing.T) {
	table, _ := onlyForm(t, model.PerformanceOverall, "2021年度甲市乙局整体绩效自评表", `
		| 单位名称 | 甲市乙局 | < | < | < | < | < |
		| 基本支出总额 | < | 120.50 万元 | < | 项目支出总额 | 30万元 | < |
		| 预算执行情况（万元）（20分） | < |  | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分（20分*执行率） |
		| ^ | ^ | 部门整体支出总额 | 160 | 150.5 | 94.06% | 18.81 |
		| 年度目标1：（40分） | 办好甲事。 | < | < | < | < | < |
		| 年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分 |
		| ^ | 产出 指标 | 数量指标 | 培训场次(10分） | ≥4场 | 5场 | 10 |
		| ^ | ^ | ^ | 走访户数（1 0份） | ≥40 | 41 | 10 |
		| ^ |  | 质量指标 | 合格率（5.5分） | 100% | 100% | 5.5 |
		| ^ | 满意度指标 | 服务对象满意度 | 村民满意率 | ≥90% | 95% | 14.5 |
		| 年度绩效目标2（20分） | 办好乙事。 | < | < | < | < | < |
		| 年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分 |
		| ^ | 产出指标 | 时效指标 | 按时办结率（20分） | 100% | 100% | 20 |
		| 年度绩效目标3（20分） | 办好丙事。 | < | < | < | < | < |
		| 年度绩效指标 | 效益指标 | 社会效益 | 知晓率（20分） | ≥80% | 81% | 20 |
		| 总分 | < | < | 98.81 | < | < | < |
		| 偏差大或 目标未完成 原因分析 | < | < | 无 | < | < | < |
		| 改进措施及结果应用方案 | < | < |  | < | < | < |
	`)
	expectForm(t, table, `
		department 甲市乙局
		basic_expenditure 120.50 万元 =120.50
		project_expenditure 30万元 =30
		budget 160 =160
		executed 150.5 =150.5
		execution_rate 94.06% =94.06
		execution_score 18.81 =18.81
		total_score 98.81 =98.81
		deviation_reason 无
		improvement
		goals 办好甲事。/办好乙事。/办好丙事。 [办好甲事。 办好乙事。 办好丙事。]
	`)
	expectIndicators(t, table, `
		产出指标|数量指标|培训场次|10|≥4场|5场|10|1
		产出指标|数量指标|走访户数|10|≥40|41|10|1
		产出指标|质量指标|合格率|5.5|100%|100%|5.5|1
		满意度指标|服务对象满意度|村民满意率||≥90%|95%|14.5|1
		产出指标|时效指标|按时办结率|20|100%|100%|20|2
		效益指标|社会效益|知晓率|20|≥80%|81%|20|3
	`)
	if table.Status != model.TableOK || table.Unit == nil || *table.Unit != "万元" {
		t.Error(table.Status, table.Unit)
	}
	if f := table.Fields["budget"]; f.Row != 3 || f.Col != 3 || f.BBox.IsZero() || f.Page != 2 || f.State != model.Read {
		t.Errorf("%+v", f)
	}
}

// The ministry's form: two budgets, of which the adjusted one is executed; weights in a column; the sum of the weights
// beside the total; reasons in a column, which is no field.
func TestMinistryProject(t *testing.T) {
	table, _ := onlyForm(t, model.PerformanceProject, "项目支出绩效自评表", `
		| 项目名称 | < | 甲工程 | < | < | < | < | < | < |
		| 主管部门及代码 | < | 乙局 | < | < | 实施单位 | < | 丙中心 | < |
		| 项目资金（万元） | < |  | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 |
		| ^ | ^ | 年度资金总额： | 10.00 | 12.00 | 9.00 | 10 | 75.00% | 7.50 |
		| ^ | ^ | 其中：当年财政拨款 | 10.00 | 11.00 | 8.00 | — |  | — |
		| ^ | ^ | 其他资金 |  | 1.00 | 1.00 | — |  | — |
		| 年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | < |
		| ^ | 修好一座桥。 | < | < | < | 修好了。 | < | < | < |
		| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
		| ^ | 产出指标（50分） | 数量指标 | 指标1：桥 | 1座 | 1座 | 50 | 50 |  |
		| ^ | 效益指标（40分） | 社会效益指标 | 指标1：通行 | 改善 | 改善 | 40 | 38 | 尚可 |
		| 总分 | < | < | < | < | < | 100 | 95.50 |  |
	`)
	expectForm(t, table, `
		project_name 甲工程
		lead_department 乙局
		implementing_unit 丙中心
		budget 12.00 =12.00
		executed 9.00 =9.00
		execution_rate 75.00% =75.00
		execution_score 7.50 =7.50
		total_score 95.50 =95.50
	`)
	expectIndicators(t, table, `
		产出指标（50分）|数量指标|指标1：桥|50|1座|1座|50|0
		效益指标（40分）|社会效益指标|指标1：通行|40|改善|改善|38|0
	`)
}

// The form of Sichuan: sign, value and unit of a target in columns of their own, 合计 in place of 总分, and reasons
// beside both the money and the indicators.
func TestSichuanProject(t *testing.T) {
	table, _ := onlyForm(t, model.PerformanceProject, "部门预算项目支出绩效自评表（2023年度）", `
		| 项目名称 | 5100-甲项目 | < | < | < | < | < | < | < | < |
		| 主管部门 | 乙局 | < | < | < | 实施单位 （盖章） | < | 乙局 | < | < |
		| 项目基本情况 | 1.项目年度目标 | 办成。 | < | < | < | < | < | < | < |
		| ^ | 2.项目实施内容及过程概述 | 办了。 | < | < | < | < | < | < | < |
		| 预算执行情况（10分） | 年度预算数（万元） | 年初预算 | 调整后预算数 | < | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 |
		| ^ | 总额 | 3.00 | 2.00 | < | 2.00 | 100.00% | 10 | 10 |  |
		| ^ | 其中：财政资金 | 3.00 | 2.00 | < | 2.00 | 100.00% | / | / |  |
		| ^ | 财政专户管理资金 | 0.00 | 0.00 | < | 0.00 |  | / | / |  |
		| 绩效指标（90分） | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 |
		| ^ | 产出指标 | 数量指标 | 人次 | ≥ | 90 | 人次 | 95 | 45 | 45 |
		| ^ | ^ | 质量指标 | 等级 | 定性 | 优 |  | 优 | 45 | 44 |
		| 合计 | < | < | < | < | < | < | < | 100 | 99 |
		| 评价结论 | 好。 | < | < | < | < | < | < | < | < |
		| 存在问题 | 无 | < | < | < | < | < | < | < | < |
		| 改进措施 | 继续。 | < | < | < | < | < | < | < | < |
		| 项目负责人：某 | < | < | < | 财务负责人：某 | < | < | < | < | < |
	`)
	expectForm(t, table, `
		project_name 5100-甲项目
		lead_department 乙局
		implementing_unit 乙局
		budget 2.00 =2.00
		executed 2.00 =2.00
		execution_rate 100.00% =100.00
		execution_score 10 =10
		total_score 99 =99
		improvement 继续。
	`)
	expectIndicators(t, table, `
		产出指标|数量指标|人次|45|≥90人次|95|45|0
		产出指标|质量指标|等级|45|优|优|44|0
	`)
}

// Labels spread, broken, with other colons and numbers; label and value in one cell; a value under its label; a total
// at the head of the form; an indicator named by its second level.
func TestFormLabels(t *testing.T) {
	table, _ := onlyForm(t, model.PerformanceOverall, "部门整体支出绩效自评表", `
		| 一、部 门 名 称 ： | 乙局 | < | 自评得分 | 97 |
		| 其中：基本支出：7.00 | < | 其中：项目支出: 5.00 | < | < |
		| 预算数 | 执行数 | 执行率 | 得分 | |
		| 12.00 | 11.00 | 91.67% | 9.17 | |
		| 一级指标 | 二级指标 | 三级指标 | 全年实际值 | 自评得分 |
		| 管理 | 制度 | 健全性 | 健全 | 10 |
		| ^ | 公开 | < | 公开 | 10 |
		| 偏差原因分析 | < |  | < | < |
		| 下一步改进措施： | < | 无 | < | < |
	`)
	expectForm(t, table, `
		department 乙局
		total_score 97 =97
		basic_expenditure 7.00 =7.00
		project_expenditure 5.00 =5.00
		budget 12.00 =12.00
		executed 11.00 =11.00
		execution_rate 91.67% =91.67
		execution_score 9.17 =9.17
		deviation_reason
		improvement 无
	`)
	expectIndicators(t, table, `
		管理|制度|健全性|||健全|10|0
		管理||公开|||公开|10|0
	`)
}

// Goals in other places: under 预期目标, in one cell with the label, beside the heads of the indicators. A first level that
// a dump prints in the middle of its rows.
func TestGoalPlaces(t *testing.T) {
	table, r := onlyForm(t, model.PerformanceOverall, "部门整体支出绩效自评表", `
		| 部门名称 | 乙局 | < | < | < | < |
		| 年度总体目标 | 预期目标 | < | < | 实际完成情况 | < |
		| ^ | 甲事。 | < | < | 办了。 | < |
		| 年度目标2（20分）：乙事。 | < | < | < | < | < |
		| 年度目标3 | 一级指标 | 二级指标 | 三级指标 | 实际完成值 | 得分 |
		|  | 产出指标 | 数量指标 | 子 | 1 | 10 |
		|  |  | 社会效益指标 | 丑 | 2 | 20 |
		|  | 效益指标 | 生态效益指标 | 寅 | 3 | 30 |
	`)
	expectForm(t, table, `
		department 乙局
		goals 甲事。/乙事。/ [甲事。 乙事。]
	`)
	expectIndicators(t, table, `
		产出指标|数量指标|子|||1|10|3
		效益指标|社会效益指标|丑|||2|20|3
		效益指标|生态效益指标|寅|||3|30|3
	`)
	if !warned(&r, "indicator_level") {
		t.Error(r.Document.Warnings)
	}
}

const indicatorsAndTotal = `
		| 一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值 | 得分 |
		| 产出指标 | 数量指标 | 甲（80分） | 1 | 1 | 80 |
		| 总分 | < | < | < | < | 99 |
`

// Money in parts: with a total, with one part that has figures, and with two, of which none is the total.
func TestFunds(t *testing.T) {
	head := `
		| 项目名称 | 甲 | < | < | < | < |
		| 预算执行情况（万元） | < | 预算数 | 执行数 | 执行率 | 得分 |
	`
	cases := []struct{ rows, want string }{
		{`
		| ^ | 财政资金 | 8.00 | 4.00 | 50% | |
		| ^ | 其他资金 | 2.00 | 2.00 | 100% | |
		| ^ | 合计 | 10.00 | 6.00 | 60% | 12 |
		`, "budget 10.00 =10.00 executed 6.00 =6.00 rate 60% =60 score 12 =12"},
		{`
		| ^ | 财政资金 | 8.00 | 4.00 | 50% | 10 |
		| ^ | 其他资金 | 0 | 0 |  | |
		`, "budget 8.00 =8.00 executed 4.00 =4.00 rate 50% =50 score 10 =10"},
		{`
		| ^ | 财政资金 | 8.00 | 4.00 | 50% | 10 |
		| ^ | 其他资金 | 2.00 | 2.00 | 100% | |
		`, "budget 8.00 =8.00? executed 4.00 =4.00? rate 50% =50? score 10 =10?"},
	}
	for _, c := range cases {
		table, _ := onlyForm(t, model.PerformanceProject, "项目自评表", drawing(head+c.rows+indicatorsAndTotal))
		got := ""
		for _, id := range []string{"budget", "executed", "execution_rate", "execution_score"} {
			f := table.Fields[id]
			got += strings.TrimPrefix(id, "execution_") + " " + f.Text
			if f.Amount != nil {
				got += " =" + f.Amount.String()
			}
			if f.State == model.Doubtful {
				got += "?"
			}
			got += " "
		}
		if strings.TrimSpace(got) != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// 预算数 and 执行数 with their values to the right, and an amount that is none.
func TestFundsBesideLabels(t *testing.T) {
	table, r := onlyForm(t, model.PerformanceProject, "项目自评表", `
		| 项目名称 | 甲 | < | < | < | < |
		| 预算数： | 159万元 | 执行数： | 约一百 | 执行率 | 87.06% |
	`+indicatorsAndTotal)
	expectForm(t, table, `
		project_name 甲
		budget 159万元 =159
		executed 约一百?
		execution_rate 87.06% =87.06
		total_score 99 =99
	`)
	if table.Status != model.TableReview || !warned(&r, "not_an_amount") {
		t.Error(table.Status, r.Document.Warnings)
	}
}

// Several forms in one grid, a title before the third, and columns that only one of them parts.
func TestStackedForms(t *testing.T) {
	r := convert(t, "甲市乙局2021年度部门决算", "---", "2021年度乙局项目自评表", drawing(`
		| 项目名称 | 甲 | < | < | < | < | < |
		| 一级指标 | 二级指标 | 三级指标 | 年初目标值 | < | 实际完成值 | 得分 |
		| 产出指标 | 数量指标 | 甲（80分） | 1 | < | 1 | 80 |
		| 总分 | < | < | < | < | < | 99 |
		| 项目名称 | 乙 | < | < | < | < | < |
		| 一级指标 | 二级指标 | 三级指标 | 年初目标值 | < | 实际完成值 | 得分 |
		| 产出指标 | 数量指标 | 乙（80分） | 2 | < | 2 | 79 |
		| 总分 | < | < | < | < | < | 98 |
		| 2021年度丙项目绩效自评表 | < | < | < | < | < | < |
		| 项目名称 | 丙 | < | < | 主管部门 | 乙局 | < |
		| 一级指标 | 二级指标 | 三级指标 | 年初目标值 | < | 实际完成值 | 得分 |
		| 产出指标 | 数量指标 | 丙（80分） | 3 | < | 3 | 78 |
		| 总分 | < | < | < | < | < | 97 |
	`), "备注：1.预算执行情况口径。")
	if len(r.Tables) != 3 {
		t.Fatalf("%d tables", len(r.Tables))
	}
	for n, want := range []struct {
		title, name, total string
		rows, cols, notes  int
	}{
		{"2021年度乙局项目自评表", "甲", "99", 4, 6, 0},
		{"2021年度乙局项目自评表", "乙", "98", 4, 6, 0},
		{"2021年度丙项目绩效自评表", "丙", "97", 5, 7, 1},
	} {
		table := &r.Tables[n]
		if *table.Title != want.title || table.Fields["project_name"].Text != want.name || table.Fields["total_score"].Text != want.total {
			t.Errorf("%d: %s %v", n, *table.Title, table.Fields)
		}
		if table.Grid.Rows != want.rows || table.Grid.Cols != want.cols || len(table.Notes) != want.notes || len(table.Indicators) != 1 {
			t.Errorf("%d: %d × %d, %d notes, %d indicators", n, table.Grid.Rows, table.Grid.Cols, len(table.Notes), len(table.Indicators))
		}
		for _, i := range table.Grid.At() {
			if i < 0 {
				t.Errorf("%d: a place without a cell", n)
			}
		}
	}
}

// A dump without spans: a first level lost, a row moved to either side, a label cut by the page break, a second level
// printed in the place of the first.
func TestFlattenedForm(t *testing.T) {
	table, r := onlyForm(t, model.PerformanceProject, "项目自评表", `
		| 项目名称 |  | 甲 |  |  |  |  |
		| 预算执行情况 |  |  | 预算数（A） | 执行数（B） | 执行率 | 得分 |
		|  |  | 年度财政资金总额 | 3 | 3 | 100% | 20 |
		| 一级指标 | 二级指标 | 三级指标 |  | 年初目标值 | 实际完成值 | 得分 |
		|  | 数量指标 | 子（10分） |  | 1 | 2 | 10 |
		| 数量指标 | 数量指标 | 丑（10分） |  | 3 | 4 | 10 |
		| 满意度指 | 服务对象满意度指标 | 寅（10分） |  | 5 | 6 | 10 |
		| 标 |  |  |  |  |  |  |
		|  | 服务对象满意度指标 | 卯（10分） | 7 | 8 | 9 |  |
		|  | 效益指标 | 社会效益指标 | 辰（10分） |  | 100% | 99% |
		| 总分 | 98 |  |  |  |  |  |
		| 改进措施 | 无 |  |  |  |  |  |
	`)
	expectForm(t, table, `
		project_name 甲
		budget 3 =3
		executed 3 =3
		execution_rate 100% =100
		execution_score 20 =20
		total_score 98 =98
		improvement 无
	`)
	expectIndicators(t, table, `
		产出指标|数量指标|子|10|1|2|10|0
		产出指标|数量指标|丑|10|3|4|10|0
		满意度指标|服务对象满意度指标|寅|10|5|6|10|0
		满意度指标|服务对象满意度指标|卯|10|7|8|9|0
		效益指标|社会效益指标|辰|10|100%|99%||0
	`)
	if !warned(&r, "indicator_level") || !warned(&r, "indicator_shifted") {
		t.Error(r.Document.Warnings)
	}
}

// A form of which nothing is filled in is empty; numbers beside the total of which none stands under 得分 are doubtful.
func TestFormStatus(t *testing.T) {
	table, _ := onlyForm(t, model.PerformanceProject, "项目自评表", `
		| 项目名称 |  | < | < | < | < |
		| 一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值 | 得分 |
		| 总分 | < | < | < | < |  |
	`)
	if table.Status != model.TableEmpty || table.Fields["project_name"].Text != "" {
		t.Error(table.Status, table.Fields)
	}
	table, _ = onlyForm(t, model.PerformanceProject, "项目自评表", `
		| 项目名称 | 甲 | < | < | < | < |
		| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 | 完成值 |
		| 总分 | < | < | 100 |  | 96 |
	`)
	if f := table.Fields["total_score"]; f.Text != "96" || f.State != model.Doubtful || table.Status != model.TableReview {
		t.Errorf("%+v %s", f, table.Status)
	}
}
