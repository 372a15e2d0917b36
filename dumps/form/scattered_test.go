package form

import (
	"strings"
	"testing"
)

const blocks = `2019 年度甲市乙区司法局项目自评表

单位名称：甲市乙区司法局

甲市乙区司
法局

金融发展能力提升项目

项目实施单位

综合科

1、部门预算项目 ■ 2、市直专项 □ 3、市对下转移支付项目 □
1、持续性项目 ■ 2、新增性项目 □
1、常年性项目 ■ 2、延续性项目 □ 3、一次性项目 □

预算数（A）

执行数（B）

年度财政资金总
额
二级指标

12.14

三级指标

数量指标

质量指标

开展执法检查次数（15
分）
重点工作督办落实率（5
分）

社会效益指标 督办落实率、重大公共安全

达标

社会公众或服务
对象满意度指标

事故应急处置率（15 分）
人大代表、政协委员及服务
对象满意率（45 分）

≥90%

96.16
无

年初目标值
（A）
≥12

实际完成值
（B）
35

9.81

≥95%

执行率
（B/A）

80.81%

95%

达标

96%

得分（20
分*执行
率）
16.16

得分

15

5

15

45

项目名称
主管部门

项目类别
项目属性
项目类型
预算执行情况
（万元）（20
分）

年度
绩效
目标
（80
分）

一级指
标
产出指
标

效益指
标
满意度
指标

总分
偏差大或目标未
完成原因分析
改进措施及结果
应用方案

严格按照政策文件测算。
`

// Labels in one place, values in others: the columns of values, which begin in their middle, are told by what each
// indicator aims at, and the amounts by what they add up to.
func TestScatteredBlocks(t *testing.T) {
	want(t, blocks, `项目名称|?金融发展能力提升项目
主管部门|?甲市乙区司法局|项目实施单位|?综合科
项目类别|1、部门预算项目 ■ 2、市直专项 □ 3、市对下转移支付项目 □
项目属性|1、持续性项目 ■ 2、新增性项目 □
项目类型|1、常年性项目 ■ 2、延续性项目 □ 3、一次性项目 □
预算执行情况（万元）（20分）||预算数（A）|执行数（B）|执行率（B/A）|得分（20分*执行率）
^|年度财政资金总额|12.14|9.81|80.81%|16.16
年度绩效目标（80分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分
^|产出指标|数量指标|开展执法检查次数（15分）|≥12|35|15
^|^|质量指标|重点工作督办落实率（5分）|≥95%|95%|5
^|效益指标|社会效益指标|督办落实率、重大公共安全事故应急处置率（15分）|达标|达标|15
^|满意度指标|社会公众或服务对象满意度指标|人大代表、政协委员及服务对象满意率（45分）|≥90%|96%|45
总分|96.16
偏差大或目标未完成原因分析|?无
改进措施及结果应用方案|?严格按照政策文件测算。
`)
}

// Where nothing adds up, no form is given: the words stay text, and a warning says so.
func TestScatteredThatDoesNotAddUp(t *testing.T) {
	lines := linesOf(strings.NewReplacer("12.14", "12.41", "96.16", "69.16").Replace(blocks))
	forms, notes := Find(lines, formWords)
	if len(forms) != 0 || len(notes) != 1 || notes[0].Code != "lost_table" {
		t.Errorf("%d forms, %v", len(forms), notes)
	}
}

// Radicals that a font gives in the place of characters are read as these, and said to be.
func TestRadicals(t *testing.T) {
	plain := strings.NewReplacer("目", "⽬", "工", "⼯", "用", "⽤").Replace(sheetTop) + "产出指\n标\n数量指标 ⼯作次数（80 分） ≥3 次 4 80\n总分 90\n"
	forms := read(plain)
	if len(forms) != 1 || !strings.Contains(rows(forms[0].Grid), "数量指标|工作次数（80分）|≥3次|4|80") {
		t.Fatal("the form is not read")
	}
	for _, r := range forms[0].Grid.Repairs {
		if r.Kind == "folded" && strings.Join(r.Before, "") == "⼯作次数（80 分）" {
			return
		}
	}
	t.Error("the repair is not recorded")
}
