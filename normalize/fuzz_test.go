package normalize_test

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// vocabulary is what FuzzDocument fills its tables with.
var vocabulary = []string{
	"", "", "项目", "收入", "支出", "行次", "栏次", "决算数", "预算数", "合计", "小计", "科目编码", "科目名称", "类", "款", "项",
	"本年支出", "基本支出", "项目支出", "本年收入合计", "财政拨款收入", "事业收入", "经济分类科目编码", "人员经费合计", "公用经费合计",
	"因公出国（境）费", "公务用车购置及运行费", "公务接待费", "一、一般公共服务支出", "一般公共预算财政拨款", "三级指标", "实际完成值",
	"201", "20103", "2010301", "301", "30101", "03", "1", "2", "3", "1,703.00", "0.00", "—", "1,23.4", "行政运行", "注：本表。",
	"项目名称", "单位名称", "主管部门", "项目类别", "1、甲☑ 2、乙□", "预算数（A）", "执行数（B）", "执行率", "得分", "一级指标", "二级指标", "年初目标值",
	"产出指标", "数量指标", "培训（10分）", "≥90%", "年度目标1：（20分）", "总分", "改进措施", "基本支出：12.00", "12万元", "权重",
}

var fuzzTitles = []string{
	"收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表",
	"一般公共预算财政拨款基本支出决算表", "“三公”经费支出决算表", "政府性基金预算财政拨款收入支出决算表",
	"国有资本经营预算财政拨款支出决算表", "项目支出绩效自评表", "单位：万元", "",
}

// FuzzDocument: no grid stops the stage; every amount stands in a cell that has its text; no key is given twice.
func FuzzDocument(f *testing.F) {
	f.Add(byte(0), byte(4), []byte{3, 3, 4, 4, 2, 7, 2, 7, 28, 41, 28, 41})
	f.Add(byte(2), byte(5), []byte{11, 12, 9, 17, 18, 32, 45, 41, 41, 42})
	f.Add(byte(9), byte(5), []byte{47, 61, 1, 49, 1, 50, 1, 52, 53, 54, 55, 1, 9, 41, 42, 38, 39, 1, 56, 57, 30, 58, 31, 55, 59, 60, 61, 62, 38, 39, 1, 1, 61, 62, 38, 39, 64, 1, 1, 1, 1, 40, 47, 45, 1, 1, 1, 1, 56, 57, 30, 58, 31, 55}) // two forms
	f.Fuzz(func(t *testing.T, title, cols byte, cells []byte) {
		g := model.Grid{Cols: int(cols)%9 + 1, Pages: []int{1}}
		at := map[[2]int]bool{}
		for r, next := 0, 0; next < len(cells) && r < 40; r++ {
			g.Rows = r + 1
			for c := 0; c < g.Cols; c++ {
				if at[[2]int{r, c}] || next >= len(cells) {
					continue
				}
				b := cells[next]
				next++
				cell := model.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Page: 1, Text: vocabulary[int(b)%len(vocabulary)]}
				if b > 230 && c+1 < g.Cols && !at[[2]int{r, c + 1}] {
					cell.ColSpan = 2
				}
				if b > 245 {
					cell.RowSpan = 2
				}
				for y := range cell.RowSpan {
					for x := range cell.ColSpan {
						at[[2]int{r + y, c + x}] = true
					}
				}
				g.Cells = append(g.Cells, cell)
			}
		}
		for place := range at {
			g.Rows = max(g.Rows, place[0]+1)
		}
		l := &model.Layout{Grids: []model.Grid{g}}
		l.Lines = []model.Line{{Page: 1, Words: []model.Word{{Text: fuzzTitles[int(title)%len(fuzzTitles)]}}}}
		l.Grids[0].Above, l.Grids[0].Below = 1, 1
		r := normalize.Document(nil, l, normalize.Options{})
		for i := range r.Tables {
			checkTable(t, &r.Tables[i])
			checkForm(t, &r.Tables[i])
		}
	})
}

// checkForm: what a form says stands in its grid, and its amounts in its text.
func checkForm(t *testing.T, table *model.Table) {
	index := table.Grid.At()
	for id, f := range table.Fields {
		i := index[f.Row*table.Grid.Cols+f.Col]
		if i < 0 || id != "goals" && !strings.Contains(table.Grid.Cells[i].Text, f.Text) {
			t.Errorf("%s: %q does not stand at %d, %d", id, f.Text, f.Row, f.Col)
		}
		if f.Amount != nil && (f.State == "" || !strings.Contains(strings.ReplaceAll(f.Text, ",", ""), f.Amount.String())) {
			t.Errorf("%s: %s of %q, %s", id, f.Amount, f.Text, f.State)
		}
	}
	for _, i := range table.Indicators {
		if i.Name == "" || i.Row >= table.Grid.Rows {
			t.Errorf("an indicator without name or place: %+v", i)
		}
	}
	for place, i := range index {
		if i >= 0 && (place%table.Grid.Cols < table.Grid.Cells[i].Col || place/table.Grid.Cols < table.Grid.Cells[i].Row) {
			t.Errorf("cell %d covers place %d before its own", i, place)
		}
	}
}

func checkTable(t *testing.T, table *model.Table) {
	index := table.Grid.At()
	keys := map[string]bool{}
	for _, row := range table.Rows {
		if keys[row.Key] {
			t.Errorf("key %s twice", row.Key)
		}
		keys[row.Key] = true
		for id, v := range row.Values {
			i := index[v.Row*table.Grid.Cols+v.Col]
			if i < 0 || table.Grid.Cells[i].Text != v.Text {
				t.Errorf("%s %s: %q does not stand at %d, %d", row.Key, id, v.Text, v.Row, v.Col)
			}
		}
	}
	if table.Grid.HeaderRows > table.Grid.Rows {
		t.Errorf("%d rows of heads in %d rows", table.Grid.HeaderRows, table.Grid.Rows)
	}
}
