package normalize

import "testing"

func TestRegionOf(t *testing.T) {
	for department, want := range map[string]string{
		"湖北省武汉市汉阳区财政局":     "湖北省武汉市汉阳区",
		"海陵川市新港区城市管理执法局":   "海陵川市新港区",
		"中共武汉市汉阳区委员会办公室":   "武汉市汉阳区",
		"上海市普陀区万里街道办事处":    "上海市普陀区",
		"苍岭布依族苗族自治州望河市审计局": "苍岭布依族苗族自治州望河市",
		"江苏省政协办公厅":         "江苏省",
		"国家测绘档案总局":         "",
		"社区服务中心":           "",
		"紫荆新区人民检察院":        "紫荆新区",
	} {
		if got := regionOf(department); got != want {
			t.Errorf("%s: %q, want %q", department, got, want)
		}
	}
}
