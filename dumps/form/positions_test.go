package form

import (
	"strings"
	"testing"
)

// Cells in the middle of their rows, a label over merged rows, and a column pushed out of line by longer names.
func TestCellsInTheMiddleOfTheirRows(t *testing.T) {
	want(t, `
  项目名称                         小学教育项目
            甲河市乙区住房和
  主管部门                        项目实施单位                          局机关
              城乡建设局
  项目类别                   1、部门预算项目 ■ 2、市直专项 □ 3、市对下转移支付项目 □
                                                                        得分（20分*执
                              预算数（A）               执行数（B）    执行率（B/A）
预算执行情况（万元                                                                      行率）
  ）（20分）
             年度财政资金总额          1302.78             1302.78     100%        20


     一级指标      二级指标            三级指标               年初目标值（A）   实际完成值（B）     得分

                         组织召开专题协调会议及业务培训
               数量指标                                 ≥18次        45         5
                         场次（5分）

               质量指标      重点工作督办落实率（10分）             ≥90%        93%        10
年度绩效 产出指标
                         交办件、督办件、议提案办结率
目标（80          时效指标                                 ≥95%       100%        15
                         （15分）
 分）
            社会公众或服务对象满 人大代表、政协委员及服务对象满
    满意度指标                                           ≥95%        97%        50
               意度指标    意率（50分）
   总分                                       100
偏差大或目标未完成
                                            无
  原因分析
`, `项目名称|小学教育项目
主管部门|甲河市乙区住房和城乡建设局|项目实施单位|局机关
项目类别|1、部门预算项目 ■ 2、市直专项 □ 3、市对下转移支付项目 □
预算执行情况（万元）（20分）||预算数（A）|执行数（B）|执行率（B/A）|得分（20分*执行率）
^|年度财政资金总额|1302.78|1302.78|100%|20
年度绩效目标（80分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分
^|产出指标|数量指标|组织召开专题协调会议及业务培训场次（5分）|≥18次|45|5
^|^|质量指标|重点工作督办落实率（10分）|≥90%|93%|10
^|^|时效指标|交办件、督办件、议提案办结率（15分）|≥95%|100%|15
^|满意度指标|社会公众或服务对象满意度指标|人大代表、政协委员及服务对象满意率（50分）|≥95%|97%|50
总分|100
偏差大或目标未完成原因分析|无
`)
}

const atTheTop = `
 项目名称                       水利工程经费
 主管部门        长河市明区         项目实施单位                局机关
             市场监督局
预算执行情况                    预算数（A）       执行数（B）    执行率        得分（20
（万元）（20                                         （B/A）       分*执行
  分）                                                         率）
             年度财政资金总         335.6         335.6     100%     20
                 额
年度    一级指      二级指标         三级指标          年初目标值     实际完成值    得分
绩效     标                                    （A）      （B）
目标    产出指     数量指标     开展执法检查次数（10         ≥199 次     228    10
（80    标               分）
分）            质量指标     项目验收合格率（5 分）        ≥95%      100%     5
    效益指      社会效益指标    公共服务能力持续提升情况         达标       达标      10
      标                （10 分）
   总分                              100
改进措施及结果         严格按照政策文件测算。
  应用方案
`

const drawnAtTheTop = `项目名称|水利工程经费
主管部门|长河市明区市场监督局|项目实施单位|局机关
预算执行情况（万元）（20分）||预算数（A）|执行数（B）|执行率（B/A）|得分（20分*执行率）
^|年度财政资金总额|335.6|335.6|100%|20
年度绩效目标（80分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分
^|产出指标|数量指标|开展执法检查次数（10分）|≥199次|228|10
^|^|质量指标|项目验收合格率（5分）|≥95%|100%|5
^|效益指标|社会效益指标|公共服务能力持续提升情况（10分）|达标|达标|10
总分|100
改进措施及结果应用方案|严格按照政策文件测算。
`

// Cells at the top of their rows; the label of the block beside the levels.
func TestCellsAtTheTopOfTheirRows(t *testing.T) { want(t, atTheTop, drawnAtTheTop) }

// The characters of a watermark are left out, and said to be.
func TestWatermarkIsDropped(t *testing.T) {
	marked := strings.NewReplacer("             市场监督局\n", "\n\n                      内\n             市场监督局\n",
		"分）            质", "\n\n                 部\n分）            质", "   总分", "\n\n           资\n   总分").Replace(atTheTop)
	forms := read(marked)
	if len(forms) != 1 {
		t.Fatalf("%d forms", len(forms))
	}
	if got := rows(forms[0].Grid); got != drawnAtTheTop {
		t.Error(got)
	}
	repairs := forms[0].Grid.Repairs
	if last := repairs[len(repairs)-1]; strings.Join(last.Before, "") != "内部资" {
		t.Errorf("the watermark is not recorded: %v", last)
	}
}
