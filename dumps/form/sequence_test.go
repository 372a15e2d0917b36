package form

import (
	"strings"
	"testing"
)

const sheetTop = `项目名称 治理经费
主管部门 甲市乙区
民政局
项目实施单位 局机关
项目类别 1、部门预算项目 ☑ 2、市直专项 □ 3、市对下转移支付项
目 □
预算执行情况
（万元）（20
分）
预算数（A） 执行数（B） 执行率
（B/A）
得分（20
分*执行
率）
年度财政资金总
额
2.2 1.1 50% 10
年度
绩效
目标
（80
分）
一级指
标
二级指标 三级指标 年初目标值
（A）
实际完成值
（B）
得分
`

const drawnTop = `项目名称|治理经费
主管部门|甲市乙区民政局|项目实施单位|局机关
项目类别|1、部门预算项目 ☑ 2、市直专项 □ 3、市对下转移支付项目 □
预算执行情况（万元）（20分）||预算数（A）|执行数（B）|执行率（B/A）|得分（20分*执行率）
^|年度财政资金总额|2.2|1.1|50%|10
年度绩效目标（80分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分
`

// Cells on several lines, and several cells on one line.
func TestCellsInReadingOrder(t *testing.T) {
	want(t, sheetTop+`产出指
标
数量指标 组织召开专题协调会议及业
务培训场次（10 分）
≥35 场 64 10
质量指标 项目验收合格率（10 分） ≥90% 96% 10
满意度
指标
社会公众或服务
对象满意度指标
人大代表、政协委员及服务
对象满意率（60 分）
达标 达标 60
总分 90
偏差大或目标未
完成原因分析
无
改进措施及结果
应用方案
严格按照政策文件测算。
`, drawnTop+`^|产出指标|数量指标|组织召开专题协调会议及业务培训场次（10分）|≥35场|64|10
^|^|质量指标|项目验收合格率（10分）|≥90%|96%|10
^|满意度指标|社会公众或服务对象满意度指标|人大代表、政协委员及服务对象满意率（60分）|达标|达标|60
总分|90
偏差大或目标未完成原因分析|无
改进措施及结果应用方案|严格按照政策文件测算。
`)
}

// Without weights in the names, the width of the columns tells where a cell ends; and a 一级指标 that is lost does not
// become the one above it.
func TestCellsByTheWidthOfTheirColumn(t *testing.T) {
	want(t, sheetTop+`产出
指标
数量指
标
办文办会
普发性文件
100 件以
内、全区性
会议 27 次
以内
文件 49
件、会议
17 次
10
时效指
标
督办
督办落实率
100%
100% 5
质量指
标
档案执法
档案执法检
查合格
合格 10
数量指
标
互联网计算机检查数量 1000 1937 10
社会效
益指标
重大泄密事件 0起 0起 45
总分 90
`, drawnTop+`^|产出指标|数量指标|办文办会|普发性文件100件以内、全区性会议27次以内|文件49件、会议17次|10
^|^|时效指标|督办|督办落实率100%|100%|5
^|^|质量指标|档案执法|档案执法检查合格|合格|10
^|^|数量指标|互联网计算机检查数量|1000|1937|10
^||社会效益指标|重大泄密事件|0起|0起|45
总分|90
`)
}

// Two forms under one title are two; a note ends the second.
func TestFormsUnderOneTitle(t *testing.T) {
	one := sheetTop + "产出指\n标\n数量指标 开展次数（80 分） ≥3 次 4 80\n总分 90\n"
	forms := read("2021年度甲局项目自评表\n" + one + one + "备注：\n1.口径。\n")
	if len(forms) != 2 || forms[0].To != forms[1].From {
		t.Fatalf("%d forms", len(forms))
	}
	if got := rows(forms[1].Grid); !strings.HasSuffix(got, "总分|90\n") {
		t.Error(got)
	}
}

// The goals of a whole department: each with its text, the heads printed once.
func TestGoals(t *testing.T) {
	want(t, `单位名称 甲办公室
基本支出总
额
643.59 项目支出总额 103.92
年度目标
1：（40
分）
保证秘书工作有序运
行。
年度
绩效
指标
一级
指标
二级指
标
三级指标
年初目标值
（A）
实际完成
值（B）
得分
产出
指标
数量指
标
办文数量 3件 4件 40
年度绩效目
标 2（40
分）
落实责任。
年度
绩效
指标
产出
指标
数量指
标
检查数量 1000 1937 40
总分 100
`, `单位名称|甲办公室
基本支出总额|643.59|项目支出总额|103.92
年度目标1：（40分）|保证秘书工作有序运行。
年度绩效指标|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分
^|产出指标|数量指标|办文数量|3件|4件|40
年度绩效目标2（40分）|落实责任。
年度绩效指标|产出指标|数量指标|检查数量|1000|1937|40
总分|100
`)
}

// Fewer amounts than heads: what stands where is a choice.
func TestLostAmountIsDoubtful(t *testing.T) {
	forms := read(strings.Replace(sheetTop, "2.2 1.1 50% 10", "1.1 50% 10", 1) + "产出指\n标\n数量指标 开展次数（80 分） ≥3 次 4 80\n总分 90\n")
	if len(forms) != 1 || !strings.Contains(rows(forms[0].Grid), "年度财政资金总额|?1.1|?|?50%|?10") {
		t.Error(rows(forms[0].Grid))
	}
}
