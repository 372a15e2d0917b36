package dumps

import "testing"

// generalAndAll are two tables of one institution: what the first prints tells the columns of the second.
func generalAndAll(basic, project string) string {
	amounts := "9.00 " + basic + " " + project
	return "2022年度一般公共预算财政拨款支出决算表（表5）\n项目 本年支出\n功能分类科目编码 科目名称 小计 基本支出 项目支出\n" +
		"合计 " + amounts + "\n201 一般公共服务支出 " + amounts + "\n" +
		"2022年度支出决算表（表3）\n项目\n本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出\n功能分类科目编码 科目名称\n" +
		"合计 " + amounts + "\n201 一般公共服务支出 " + amounts + "\n"
}

// A crawler joined the accounts of several institutions: those of one say nothing about another's.
func TestAccountsOfSeveralInstitutions(t *testing.T) {
	l := read(generalAndAll("4.00", "5.00") + generalAndAll("5.00", "4.00") + generalAndAll("1.00", "8.00"))
	if len(l.Grids) != 6 {
		t.Fatalf("%d tables", len(l.Grids))
	}
	for i, basic := range []string{"4.00", "5.00", "1.00"} {
		d := drawn{t, l.Grids[2*i+1], l}
		d.want("201", "基本支出", basic)
	}
}

// A title printed twice does not part the tables of an institution.
func TestOneTableTwiceIsOneAccount(t *testing.T) {
	two := &table{region: region{kind: "income"}}
	tables := []*table{{region: region{kind: "expenditure"}}, two, {region: region{kind: "income"}}, {region: region{kind: "three_public"}}}
	accounts := accountsOf(tables, &source{}, Options{})
	if len(accounts) != 1 || accounts[0].of("income") != two || accounts[0].of("government_fund") != nil {
		t.Errorf("%d accounts", len(accounts))
	}
}
