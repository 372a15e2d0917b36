package normalize_test

import (
	"testing"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

func TestGenericHeadRows(t *testing.T) {
	for name, c := range map[string]struct {
		drawing drawing
		want    int
	}{
		"years head columns": {`
			| Country | 2019 | 2020 |
			| Austria | 12.5 | 13.5 |`, 1},
		"years over units": {`
			| Country | 2019 | 2020    |
			|         | (%)  | (1000t) |
			| Austria | 12.5 | 13.5    |`, 2},
		"a spanning label, signs and brackets, a group's name before the first figures": {`
			|                | Year ended | <      |
			| (in thousands) | 2022       | 2021   |
			| Assets:        |            |        |
			| Cash           | $ 1,234    | (34)   |`, 2},
		"columns are numbered": {`
			|              | (1)      | (2)     |
			|              | OLS      | IV      |
			| Income (log) | 1.917*** | 0.08    |
			|              | (0.01)   | (0.02)  |`, 2},
		"all is text": {`
			| Action   | State of play |
			| Simplify | Yes           |
			| Monitor  | No            |`, 1},
		"labels and values have no head": {`
			| Population | 8,932 |
			| Area       | 415.0 |`, 0},
		"a list of tables": {`
			| 表号 | 表名       |
			| 表1  | 收支总表   |
			| 表2  | 收入总表   |`, 1},
		"years in Chinese": {`
			| 地区 | 2019 | 2020 |
			| 甲区 | 12.5 | 13.5 |`, 1},
		"a title inside the frame and numbered columns": {`
			| 部门预算采购总表 | <    | <        |
			| 部门：甲局       |      | 单位：万元 |
			| 科目             | <    | 合计     |
			| 编码             | 名称 | ^        |
			| 栏次             | 1    | 2        |
			| 201              | 外交 | 3.00     |`, 5},
	} {
		t.Run(name, func(t *testing.T) {
			r := convert(t, "一份表格", c.drawing)
			if len(r.Tables) != 1 || r.Tables[0].Type != model.Generic || r.Tables[0].Grid.HeaderRows != c.want {
				t.Errorf("%d tables, the first %s with %d rows of heads, want %d", len(r.Tables), r.Tables[0].Type, r.Tables[0].Grid.HeaderRows, c.want)
			}
		})
	}
}

// A head that a page break repeats is the head, though years alone stand in the row under it.
func TestGenericHeadRowsRepeated(t *testing.T) {
	l := document(t, drawing(`
		| State   | Founded |
		| Austria | 1955    |
		| Estonia | 1991    |`))
	l.Grids[0].HeaderRows = 1
	r := normalize.Document([]model.PageInfo{}, l, normalize.Options{})
	if got := r.Tables[0].Grid.HeaderRows; got != 1 {
		t.Errorf("%d rows of heads", got)
	}
}

// A heading whose remark runs on in the next line ends before the remark.
func TestCaptionBeforeARemark(t *testing.T) {
	r := convert(t, "二、部门决算单位构成（仅有一个单位的部门，本部分内容", "可以删去，并说明理由。）", drawing(`
		| 序号 | 单位名称 |
		| 1    | 甲局     |`))
	if title := r.Tables[0].Title; title == nil || *title != "二、部门决算单位构成" {
		t.Errorf("title %v", title)
	}
}
