package accounts

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"github.com/juesuan/juesuan/text"
)

//go:generate go run gen_codes.go -codes $CODES -out codes.tsv

// This file holds the official names of the government's expenditure classification: function codes
// (支出功能分类科目: 类 3 digits, 款 5, 项 7) and economic codes (部门预算支出经济分类科目: 类 3 digits, 款 5), by year.
//
// The names are facts gathered
// from published accounts and budgets of 2018–2026 (codes.tsv; gen_codes.go made it); a code without an entry has no
// known name. Names of before 2018 are left out: their only source mixes several years.
//
//go:embed codes.tsv
var codeTable string

// codeName is one name of a code and the years it was seen in, ascending.
type codeName struct {
	text  string
	years []int
}

var loadCodes = sync.OnceValue(func() map[string][]codeName {
	names := make(map[string][]codeName)
	for line := range strings.Lines(codeTable) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 {
			continue
		}
		n := codeName{text: f[1]}
		for y := range strings.SplitSeq(f[2], ",") {
			year, err := strconv.Atoi(y)
			if err == nil {
				n.years = append(n.years, year)
			}
		}
		names[f[0]] = append(names[f[0]], n)
	}
	return names
})

var classNames = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool)
	for code, names := range loadCodes() {
		if len(code) == 3 && code[0] == '2' && code != "229" {
			for _, n := range names {
				set[n.text] = true
			}
		}
	}
	return set
})

// OfficialName gives the official name of a code in a year. It is unknown (false) when no source has the code, when sources
// of the nearest year disagree, or when the year lies outside the years known and beside them the name changed.
func OfficialName(code string, year int) (string, bool) {
	names := loadCodes()[code]
	if len(names) == 1 && len(names[0].years) > 1 {
		return names[0].text, true
	}
	best, bestGap, unique := "", 1<<30, false
	for _, n := range names {
		for _, y := range n.years {
			gap := y - year
			if gap < 0 {
				gap = -gap
			}
			switch {
			case gap < bestGap:
				best, bestGap, unique = n.text, gap, true
			case gap == bestGap && n.text != best:
				unique = false
			}
		}
	}
	return best, unique && bestGap <= 1
}

// IsClass holds for the name of a 类 (3 digits) of the functions, such as 教育支出. 其他支出 and the names of economic classes
// are heads of columns too.
func IsClass(folded string) bool { return classNames()[folded] }

// EconomicCode gives the economic code that a name surely has: of the class (类) whose name it is, or of the section (款) of
// that name in the class group. It is empty where several sections have the name and no class is given.
func EconomicCode(name, group string) string {
	f := text.Fold(name)
	found := ""
	for code, names := range loadCodes() {
		if code[0] != '3' || group != "" && (len(code) != 5 || code[:3] != group) {
			continue
		}
		for _, n := range names {
			if text.Fold(n.text) != f {
				continue
			}
			if found != "" && found != code {
				return ""
			}
			found = code
		}
	}
	return found
}
