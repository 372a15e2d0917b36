package normalize

import (
	"regexp"

	"github.com/juesuan/juesuan/text"
)

// The parts of a form that are no field and no head of indicators, as FormWord names them.
const (
	wordFunds      = "funds"      // the label of the budget block: 预算执行情况, 项目资金
	wordFundRow    = "fund_row"   // the label of the total in it: 年度财政资金总额
	wordGoal       = "goal"       // 年度目标, 年度绩效目标
	wordGoalText   = "goal_text"  // a head over the text of a goal: 预期目标
	wordIndicators = "indicators" // the label of the indicators: 年度绩效指标
	wordSum        = "sum"        // 合计 under the indicators
	wordOther      = "other"      // a label of no field: 备注, 评价结论
	wordClass1     = "class1"     // a 一级指标: 产出指标
	wordClass2     = "class2"     // a 二级指标: 数量指标
)

var (
	fundsLabel      = regexp.MustCompile(`^(?:年度|项目|部门|资金)?预算(?:资金)?执行(?:情况)?$|^(?:年度)?项目资金(?:情况)?$|^预算(?:资金)?情况$|^资金(?:使用|执行)情况$`)
	fundRowLabel    = regexp.MustCompile(`^(?:年度|本年)?(?:财政|项目|预算)?资金(?:总额|总数|合计)$|^(?:部门)?整体支出总额$`)
	indicatorsLabel = regexp.MustCompile(`^(?:年度|项目)?(?:绩效|考核)指标(?:完成情况)?$`)
)

// partNames are the names of the indicator table's columns in FormWord.
var partNames = [parts]string{
	level1Part: "level1", level2Part: "level2", namePart: "name", naturePart: "nature", targetPart: "target",
	unitPart: "measure", actualPart: "actual", weightPart: "weight", scorePart: "score", remarkPart: "remark",
}

// FormWord tells what a text stands for in the grammar of performance forms (绩效自评表): the id of the field that it
// labels (project_name, budget, …), a column of the indicators (level1 … remark), one of the blocks (funds, goal,
// goal_text, indicators), sum, other, or a class of indicators (class1, class2). part is empty for everything else. class is
// the 一级指标 that a class belongs to. Readers of text dumps, which have lost the cells, part labels from values by it.
func FormWord(printed string) (part, class string) {
	core := labelCore(text.Fold(printed))
	if core == "" {
		return "", ""
	}
	for _, labels := range [][]fieldLabel{projectLabels, overallLabels} {
		for _, l := range labels {
			if l.form.MatchString(core) {
				return l.id, ""
			}
		}
	}
	if id := fundOf(core); id != "" {
		return id, ""
	}
	for _, w := range [...]struct {
		part string
		form *regexp.Regexp
	}{{wordGoal, goalLabel}, {wordFunds, fundsLabel}, {wordFundRow, fundRowLabel}, {wordIndicators, indicatorsLabel}, {wordGoalText, goalColumn}, {wordSum, sumLabel}} {
		if w.form.MatchString(core) {
			return w.part, ""
		}
	}
	switch {
	case topClass.MatchString(core):
		return wordClass1, core
	case isSecondLevel(core), opinionClass.MatchString(core):
		return wordClass2, topOf(core)
	case otherLabel.MatchString(core):
		return wordOther, ""
	}
	return partNames[indicatorPartOf(core)], ""
}
