package normalize

import (
	"regexp"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// indicatorBody is what the rows above have left for the next indicator.
type indicatorBody struct {
	level1, level2 levelLabel
	first          int // the first indicator of this goal
}

// levelLabel is a 一级 or 二级指标 that holds for the rows under it.
type levelLabel struct {
	text string
	cell int // one more than its cell; 0 when it is not printed
	from int // the first indicator under it
}

// weightInName is the weight printed in an indicator's name: （4分）, misprinted （4份） too.
// A line break may part its digits.
var weightInName = regexp.MustCompile(`[（(]\s*(\d[\d\s]*(?:\.[\d\s]+)?)[分份]\s*(?:[)）]|$)`)

// The classes of indicators, after 财预〔2020〕10号: the second level of 产出, 效益 and 满意度.
var (
	outputClass  = regexp.MustCompile(`^(?:数量|质量|时效|产出成本)(?:指标)?$`)
	benefitClass = regexp.MustCompile(`^(?:经济|社会|生态|环境|可持续|可持续影响)(?:效益)?(?:指标)?$`)
	opinionClass = regexp.MustCompile(`^.{0,12}满意[度率](?:指标)?$`)
	topClass     = regexp.MustCompile(`^(?:产出|效益|满意度|成本|项目效益|项目产出)指标$`)
)

// readIndicator reads row r as an indicator, or as the rest of the one above it.
func (f *formReader) readIndicator(r int) {
	f.unshift(r)
	defer func() { f.shift = rowShift{} }()
	name := f.nameCell(r)
	f.readLevels(r, name)
	if name < 0 {
		f.continueIndicator(r)
		return
	}
	if f.s.Cells[name].Row < r {
		f.appendTo(r)
		return
	}
	out := model.Indicator{Level1: f.body.level1.text, Level2: f.body.level2.text, Goal: f.goal, Page: f.s.Cells[name].Page, Row: r}
	out.Name, out.Weight = cutWeight(f.nameText(name))
	out.Target = f.target(r)
	out.Actual = f.printed(r, actualPart)
	out.Score = f.once(r, scorePart)
	if w := f.once(r, weightPart); out.Weight == "" && w != "" {
		out.Weight = strings.TrimRight(w, "分")
	}
	f.doubtIndicator(r)
	f.indicators = append(f.indicators, out)
}

// doubtIndicator notes that a cell of an indicator is doubtful.
func (f *formReader) doubtIndicator(r int) {
	for _, p := range []indicatorPart{namePart, targetPart, actualPart, weightPart, scorePart} {
		if i := f.under(r, p); i >= 0 && f.s.Cells[i].Doubtful {
			f.unsureText = true
			f.warn("doubtful_indicator", "row %d: the text of an indicator, or its place, is uncertain: %q", r, f.s.Cells[i].Text)
		}
	}
}

// nameCell is the cell that names the indicator of row r; -1 when it is blank. Where no 三级指标 is printed, the
// 二级指标 that reaches under its head is the name.
func (f *formReader) nameCell(r int) int {
	if i := f.under(r, namePart); i >= 0 {
		return i
	}
	i := f.s.index(r, f.head.of[namePart].from)
	if i < 0 || f.s.folded[i] == "" || f.s.Cells[i].Col < f.head.left {
		return -1
	}
	return i
}

// nameText is a label with the blanks dropped that only its line breaks made.
func (f *formReader) nameText(i int) string {
	name, _ := text.Name(f.s.Cells[i].Text)
	return name
}

// cutWeight parts a name from the weight printed in it.
func cutWeight(name string) (rest, weight string) {
	all := weightInName.FindAllStringSubmatchIndex(name, -1)
	if len(all) == 0 {
		return name, ""
	}
	m := all[len(all)-1]
	return strings.TrimFunc(name[:m[0]]+name[m[1]:], text.IsBlank), text.Squash(name[m[2]:m[3]])
}

// printed is the text under a part.
func (f *formReader) printed(r int, p indicatorPart) string {
	if i := f.under(r, p); i >= 0 {
		return f.textOf(i).text
	}
	return ""
}

// once is the text under a part, given to the first of the rows that its cell covers: a sum counts once.
func (f *formReader) once(r int, p indicatorPart) string {
	if i := f.under(r, p); i >= 0 && f.s.Cells[i].Row == r {
		return f.textOf(i).text
	}
	return ""
}

// target is the value aimed at. Sichuan prints its sign and its unit in columns of their own: ≥ | 90 | %.
func (f *formReader) target(r int) string {
	value := f.printed(r, targetPart)
	if value == "" {
		return ""
	}
	if nature := f.printed(r, naturePart); strings.ContainsAny(nature, "≥≤<>＜＞≧≦=＝") {
		value = nature + value
	}
	if unit := f.printed(r, unitPart); !isDash(unit) && !strings.HasSuffix(value, unit) {
		value += unit
	}
	return value
}

func isDash(printed string) bool {
	k := parseAmount(printed).kind
	return k == text.Dash || k == text.Blank || printed == nothing
}

// readLevels takes the 一级 and 二级指标 of row r; a blank means as above. A new 一级指标 ends the 二级指标 above it.
func (f *formReader) readLevels(r, name int) {
	one, two := f.under(r, level1Part), f.under(r, level2Part)
	if name < 0 {
		return
	}
	if one >= 0 && one != name && one+1 != f.body.level1.cell {
		printed := f.nameText(one)
		if isSecondLevel(text.Fold(printed)) && two >= 0 && f.body.level1.text != "" {
			f.warn("indicator_level", "row %d: %q stands under 一级指标 and is no first level: the one above it is kept", r, printed)
		} else {
			f.body.level1 = levelLabel{printed, one + 1, len(f.indicators)}
			f.body.level2 = levelLabel{}
		}
	}
	if two == name {
		f.body.level2 = levelLabel{}
	} else if two >= 0 && two+1 != f.body.level2.cell {
		f.body.level2 = levelLabel{f.nameText(two), two + 1, len(f.indicators)}
	}
	if one < 0 && two >= 0 && f.head.of[level1Part].in {
		f.inferLevel(r)
	}
}

func isSecondLevel(folded string) bool {
	return outputClass.MatchString(folded) || benefitClass.MatchString(folded)
}

// The 一级指标 that have classes.
const (
	outputLevel  = "产出指标"
	benefitLevel = "效益指标"
	opinionLevel = "满意度指标"
)

// topOf is the 一级指标 that a 二级指标 is a class of, empty where it may be of several.
func topOf(level2 string) string {
	switch {
	case outputClass.MatchString(level2):
		return outputLevel
	case benefitClass.MatchString(level2):
		return benefitLevel
	case opinionClass.MatchString(level2):
		return opinionLevel
	}
	return ""
}

// inferLevel gives the 一级指标 of row r, which prints none, by the class of its 二级指标: where none is printed above,
// and where the one above is another class, since a label is then lost, or printed in the middle of the rows it spans.
func (f *formReader) inferLevel(r int) {
	top := topOf(text.Fold(f.body.level2.text))
	above := text.Fold(f.body.level1.text)
	if top == "" || above != "" && (above == top || !slices.Contains([]string{outputLevel, benefitLevel, opinionLevel}, above)) {
		return
	}
	f.body.level1 = levelLabel{text: top, from: len(f.indicators)}
	f.warn("indicator_level", "row %d: no 一级指标 is printed for %q: %s, of which it is a class, is given", r, f.body.level2.text, top)
}

// continueIndicator reads a row without a name: what a page break left of the row above.
func (f *formReader) continueIndicator(r int) {
	first := f.s.first[r]
	for first < f.s.first[r+1] && f.s.folded[first] == "" {
		first++
	}
	if len(f.indicators) <= f.body.first || first < f.s.first[r+1] && f.s.Cells[first].Col < f.head.left {
		return
	}
	f.extendLevel(r, level1Part, &f.body.level1)
	f.extendLevel(r, level2Part, &f.body.level2)
	f.appendTo(r)
}

// extendLevel adds the rest of a cut label, which makes it whole, to the indicators that have it.
func (f *formReader) extendLevel(r int, p indicatorPart, level *levelLabel) {
	i := f.under(r, p)
	if i < 0 || f.s.Cells[i].Row < r {
		return
	}
	whole := level.text + f.nameText(i)
	if text.Fold(level.text) == "" || !isClass(text.Fold(whole)) || isClass(text.Fold(level.text)) {
		return
	}
	level.text = whole
	for k := level.from; k < len(f.indicators); k++ {
		if p == level1Part {
			f.indicators[k].Level1 = whole
		} else {
			f.indicators[k].Level2 = whole
		}
	}
}

func isClass(folded string) bool {
	return topClass.MatchString(folded) || opinionClass.MatchString(folded) || isSecondLevel(folded)
}

// appendTo adds the values that begin in row r to the last indicator.
func (f *formReader) appendTo(r int) {
	if len(f.indicators) == 0 {
		return
	}
	last := &f.indicators[len(f.indicators)-1]
	for _, v := range []struct {
		part indicatorPart
		to   *string
	}{{targetPart, &last.Target}, {actualPart, &last.Actual}, {scorePart, &last.Score}} {
		printed := f.once(r, v.part)
		switch {
		case printed == "":
		case *v.to == "":
			*v.to = printed
		default:
			*v.to += "\n" + printed
		}
	}
}
