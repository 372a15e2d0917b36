package text

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Fold gives the form in which printed labels are compared: compatibility forms, full and half width, and kinds of
// brackets made one; blanks and quotes dropped. （境） and (境) are equal, and so are “三公” and 「三公」.
func Fold(s string) string {
	if foldsToItself(s) {
		return s
	}
	if !norm.NFKC.IsNormalString(s) {
		s = norm.NFKC.String(s)
	}
	return strings.Map(func(r rune) rune {
		if IsBlank(r) {
			return -1
		}
		switch r {
		case '“', '”', '"', '\'', '‘', '’', '「', '」', '『', '』', '〝', '〞', '《', '》':
			return -1
		case '〔', '【', '[':
			return '('
		case '〕', '】', ']':
			return ')'
		}
		return r
	}, s)
}

// foldsToItself holds at sight for figures, which most cells of a document hold.
func foldsToItself(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < '%' || c > '9' || c == '\'' {
			return false
		}
	}
	return true
}

// FoldDigits makes full-width digits half-width and leaves everything else as printed.
func FoldDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

// chineseYear is a year of this century in Chinese numerals; its zeros are printed in several ways.
var chineseYear = regexp.MustCompile(`二[〇○零Oo0][一二三四五六七八九〇○零]{2}年`)

// chineseDigit writes each numeral of a chineseYear as its digit.
var chineseDigit = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "O", "0", "o", "0",
	"一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")

// ChineseYears writes 二〇二一年 as 2021年.
func ChineseYears(s string) string {
	if !strings.Contains(s, "二") {
		return s
	}
	return chineseYear.ReplaceAllStringFunc(s, chineseDigit.Replace)
}
