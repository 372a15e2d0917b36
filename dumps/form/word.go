package form

// Part is what a text stands for in a form: the id of a field, or one of the constants.
type Part string

// The parts that the grammar of a form tells apart. Labels of fields have the field's id.
const (
	none        Part = ""
	funds       Part = "funds"    // 预算执行情况
	budget      Part = "budget"   // heads of the budget block
	executed    Part = "executed" //
	rate        Part = "execution_rate"
	goal        Part = "goal"       // 年度目标
	goalText    Part = "goal_text"  // 预期目标
	indicators  Part = "indicators" // 年度绩效指标
	total       Part = "total_score"
	sum         Part = "sum"
	other       Part = "other"
	projectName Part = "project_name"
	leader      Part = "lead_department"
	implementer Part = "implementing_unit"
	department  Part = "department"
	basic       Part = "basic_expenditure"
	project     Part = "project_expenditure"
	// fundRowLabel is the label of the total in the budget block, 年度财政资金总额; fundScore its head 得分（20分*执行率）.
	fundRowLabel Part = "fund_row"
	fundScore    Part = "fund_score"
	reason       Part = "deviation_reason"
	improvement  Part = "improvement"

	// Columns of the indicators.
	level1  Part = "level1"
	level2  Part = "level2"
	name    Part = "name"
	nature  Part = "nature"
	target  Part = "target"
	measure Part = "measure"
	actual  Part = "actual"
	weight  Part = "weight"
	score   Part = "score"
	remark  Part = "remark"

	class1 Part = "class1" // 产出指标
	class2 Part = "class2" // 数量指标
)

// Word is what a text stands for. Class is the 一级指标 that a class of indicators belongs to.
type Word struct {
	Part  Part
	Class string
}

// isColumn holds for heads of the indicators.
func (p Part) isColumn() bool {
	switch p {
	case level1, level2, name, nature, target, measure, actual, weight, score, remark:
		return true
	}
	return false
}

// isFundHead holds for heads of the budget block; its 分值 and 得分 are named as those of the indicators.
func (p Part) isFundHead() bool {
	switch p {
	case budget, executed, rate, weight, score:
		return true
	}
	return false
}

// isLabel holds for labels that have a value beside them, or begin a block.
func (p Part) isLabel() bool {
	switch p {
	case none, budget, executed, rate, fundRowLabel, fundScore, class1, class2, sum:
		return false
	}
	return !p.isColumn()
}

// begins holds for the labels that a form begins with.
func (p Part) begins() bool { return p == projectName || p == department }

// closes holds for what ends the indicators.
func (p Part) closes() bool {
	switch p {
	case total, sum, goal, indicators, reason, improvement, projectName, other, funds:
		return true
	}
	return false
}

// isClosing holds for the labels below the indicators, which have many wordings.
func (p Part) isClosing() bool { return p == reason || p == improvement }
