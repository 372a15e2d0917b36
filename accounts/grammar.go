package accounts

import (
	"regexp"

	"github.com/juesuan/juesuan/text"
)

// The grammar of what stands around the name in a label or a title. All of it is matched against folded text.
var (
	numeral       = `[一二三四五六七八九十]`
	leadingNumber = regexp.MustCompile(`^(?:` + numeral + `{1,4}[、.,:．]|\(` + numeral + `{1,4}\)[、.]?|\d{1,2}[、.．]|\(\d{1,2}\)[、.]?)`)
	spoiltNumber  = regexp.MustCompile(`^[^、]{1,4}、`)
	bareNumber    = regexp.MustCompile(`^` + numeral + `{1,4}[·•…\-]?`)
	leadingYear   = regexp.MustCompile(`^(?:20\d\d)年度?(?:的)?`)
	foreignWords  = regexp.MustCompile(`[A-Za-z][A-Za-z&'’,.\-/]*|[\p{Arabic}\p{Tibetan}\p{Mongolian}\p{Hangul}][\p{Arabic}\p{Tibetan}\p{Mongolian}\p{Hangul}\p{M}،.\-/]*`)
	lastBracket   = regexp.MustCompile(`\([^()]*\)$`)

	// lastNumber and numberBehind are a table's number after its title: …决算表公开05表, …决算表5.
	lastNumber   = regexp.MustCompile(`(?:财决)?(?:公开|附表?|部门公开|财决公开)\d{1,2}(?:-\d{1,2})?表?$|\d{1,2}(?:-\d{1,2})?表$`)
	numberBehind = regexp.MustCompile(`表(?:-?(?:财决|公开|附)?表)?\d{1,2}(?:[-.]\d{1,2})?$`)
	continued    = regexp.MustCompile(`\(?续表?(?:\d{1,2}|` + numeral + `{1,2})?\)?$`)

	// upToYear is what a title prints before its own words, up to the year.
	upToYear = regexp.MustCompile(`^.*(?:\d{4}|二[〇○零O0][一二三四五六七八九〇○零]{2})(?:年度?|.度)`)
	// titleLead is what may stand before a title's own words, where no department does: its number, 部门, 本级, 公开.
	titleLead = regexp.MustCompile(`^(?:附件|附表|附|公开表|表|公开\d{0,2}表|预算\d{1,2}表|财决|综合预算|预算|决算|部门决算|单位决算|部门预算|单位预算|部门|单位|预算单位|预算部门|本部门|本单位|本级|汇总|省级|市级|区级|县级|乡级|镇级|省本级|公开|的|-|—|之|` + numeral + `{1,3}|\d{1,2}|[、.:,\-()])*$`)
	// ofGovernment is a table of a government's own budget, not of a department's: 全市, 市本级, 甲县2023年 before 一般公共预算支出.
	ofGovernment = regexp.MustCompile(`全[省市县区州盟旗](?:20\d\d年度?)?` + funds + `|[省市县区州盟旗]本级(?:20\d\d年度?)?` + funds +
		`|^(?:20\d\d年度?)?\p{Han}{0,8}(?:[省市县州盟旗]|自治区|[^新发园景校矿]区)(?:20\d\d年度?)` + funds)
	// funds are the four budgets of a government where its tables name them: departments print 财政拨款 behind them.
	funds = `(?:地方)?(?:一般公共(?:财政)?预算|政府性基金(?:预算)?|国有资本经营(?:预算)?|社会保险基金(?:预算)?)(?:收入|支出|收支|本级)`
	// owner is how the name of a department ends.
	owner = regexp.MustCompile(`(?:局|厅|委|会|办|室|部|处|院|校|园|馆|站|所|队|中心|社|镇|乡|街道|政府|公司|大学|系统|团|联|场|厂|县|区|市|省|州|盟|旗|支行|总队|支队|大队|站点|部门|单位|本级|\(本级\)|汇总|年度|年)(?:\([^()]*\))?(?:部门|单位)?(?:预算|决算)?$`)
)

// OfGovernment reports whether the title of a document says that it is a government's own, not a department's:
// 2022年甲区人民政府决算公开. printed may be nil.
func OfGovernment(printed *string) bool {
	return printed != nil && governments.MatchString(text.Fold(*printed))
}

var governments = regexp.MustCompile(`(?:人民政府|[省市县区州盟旗]|本级)(?:20\d\d年度?)?(?:政府|财政|总)?(?:决算|预算)(?:公开|草案|报告|$)`)
