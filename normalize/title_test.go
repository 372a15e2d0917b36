package normalize

import (
	"testing"

	"github.com/juesuan/juesuan/text"
)

func TestLabels(t *testing.T) {
	for _, c := range []struct {
		text string
		want labels
		only bool
	}{
		{"部门：甲市乙局 单位：万元", labels{department: "甲市乙局", unit: "万元"}, true},
		{"公开部门：甲市乙局（本级） 金额单位：元", labels{department: "甲市乙局（本级）", unit: "元"}, true},
		{"部门编码及名称：[926]甲开发区 预算年度：2017 金额单位：万元", labels{department: "甲开发区", unit: "万元", year: 2017}, true},
		{"编制单位：甲市乙局 2021年度 金额单位：人民币万元", labels{department: "甲市乙局", unit: "万元", year: 2021}, true},
		{"部门：                  甲省乙厅", labels{department: "甲省乙厅"}, true},
		{"单位：千元", labels{unit: "千元"}, true},
		{"（单位：万元）", labels{unit: "万元"}, true},
		{"公开07表", labels{number: 7}, true},
		{"附表5 公开05表", labels{number: 5}, true},
		{"甲市民政局 单位：万元", labels{department: "甲市民政局", unit: "万元"}, true},
		{"甲市建设系统 单位：万元", labels{unit: "万元"}, true},
		{"部內：甲市乙局 金额单位.万元", labels{department: "甲市乙局", unit: "万元"}, true},
		{"部门.甲市乙局 单位：万元", labels{department: "甲市乙局", unit: "万元"}, true},
		{"部].甲市乙系统 单位：万元", labels{unit: "万元"}, true},
		{"部门： 单位：万元", labels{unit: "万元"}, true},
		{"收入支出决算总表", labels{}, false},
		{"2021年度收入决算表（表2）", labels{}, false},
		{"甲市民政局", labels{}, false},
		{"一、部门主要职能", labels{}, false},
	} {
		got, only := parseLabels(c.text)
		if only != c.only || only && got != c.want {
			t.Errorf("%s: %+v %v, want %+v %v", c.text, got, only, c.want, c.only)
		}
	}
}

func TestReadName(t *testing.T) {
	for printed, want := range map[string]string{
		"合 计": "合计", "工 会 经 费": "工会经费", "　　行政运行": "行政运行", "Open Source 软件": "Open Source软件",
		"因公出国（境）费用": "因公出国（境）费用", "⼀、⼈员经费": "一、人员经费", "２０２１年": "2021年", "A 类": "A类",
	} {
		if got, _ := text.Name(printed); got != want {
			t.Errorf("%q is %q, want %q", printed, got, want)
		}
	}
}

func TestReadCover(t *testing.T) {
	for text, want := range map[string]cover{
		"甲市乙局2024年度部门决算":      {department: "甲市乙局", year: 2024, owned: true, front: true},
		"2021年度甲市乙区丙局部门决算公开":  {department: "甲市乙区丙局", year: 2021, owned: true, front: true},
		"第二部分甲市乙局2022年度部门决算表": {department: "甲市乙局", year: 2022, owned: true},
		"甲市2025年区级部门预算":       {year: 2025, budget: true, owned: true, front: true},
		"甲省2018年度省级部门预算公开报表":  {year: 2018, budget: true, owned: true, front: true},
		"甲省2018年度部门预算表":       {year: 2018, budget: true, owned: true},
		"二〇一九年度甲县乙院单位决算":      {department: "甲县乙院", year: 2019, owned: true, front: true},
	} {
		got, ok := readCover(text, Options{}.withDefaults())
		want.title = text
		if !ok || got != want {
			t.Errorf("%s: %+v %v", text, got, ok)
		}
	}
	for _, text := range []string{"2022年10月18日", "关于批复2021年度部门决算的通知", "2021年度收入总计5.00万元。"} {
		if got, ok := readCover(text, Options{}.withDefaults()); ok {
			t.Errorf("%s: %+v", text, got)
		}
	}
}
