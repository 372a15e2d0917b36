package accounts

import "testing"

func TestTry(t *testing.T) {
	for _, s := range []string{"经济分类科目编码", "科目名称", "科目编码", "项目", "决算数", "金额", "行次", "序号", "备注", "编码", "类", "款", "功能分类科目编码", "支出功能分类科目编码", "单位", "合计"} {
		t.Log(s, Role(s), headRoleIndex().Match(s))
	}
}
