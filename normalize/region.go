package normalize

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// partyLead are words of a party or league before the place.
	partyLead = regexp.MustCompile(`^(?:中国共产党|中共|共青团|中国共产主义青年团|中国民主[^市县区]{2,4}会|九三学社|民革|民盟|民建|民进|农工党|致公党|台盟)`)
	// placePart is a province, a prefecture or a county at the start of a name.
	placePart = regexp.MustCompile(`^[^省市区县旗州盟]{1,9}?(?:省|自治区|特别行政区|自治州|自治县|自治旗|地区|市|区|县|旗|州|盟)`)
	// organ is a word that no place has in its name.
	organ = regexp.MustCompile(`[局厅委会院社校所队]|中心|总|部`)
)

// mostPlaceParts is a province, a prefecture and a county.
const mostPlaceParts = 3

// regionOf is the place that the name of a department begins with: 武汉市汉阳区 of 武汉市汉阳区财政局. It is empty where the
// name begins with none.
func regionOf(department string) string {
	rest := partyLead.ReplaceAllString(department, "")
	at := 0
	for range mostPlaceParts {
		part := placePart.FindString(rest[at:])
		if utf8.RuneCountInString(part) < 3 || organ.MatchString(part) || strings.HasSuffix(part, "社区") {
			break // 城市 of 城市管理局 is no place
		}
		at += len(part)
	}
	return rest[:at]
}
