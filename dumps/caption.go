package dumps

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// caption is what stands between a title and the head: the sheet's number, the department, the unit.
type caption struct {
	lines []model.Line // joined, in print order
}

var (
	ownerStart = regexp.MustCompile(`^(?:公开|编制|填报|编报)?(?:部门|单位)(?:名称)?[:：]`)
	unitStart  = regexp.MustCompile(`(?:金额)?单位[:：](?:人民币)?(?:[万亿千百]{0,2}元)?$|^(?:金额)?单位[:：](?:人民币)?[万亿千百]*$`)
	unitInside = regexp.MustCompile(`(?:金额)?单位[:：](?:人民币)?[万亿千百]{0,2}元?$`)
	unitWhole  = regexp.MustCompile(`单位[:：](?:人民币)?[万亿千百]{0,2}元$`)
	sheetMark  = regexp.MustCompile(`^(?:财决)?(?:公开|附)?(?:第)?表?\d{1,2}(?:-\d{1,2})?表?$`)
)

// headStart are the words that begin the head of a standard table.
var headStart = map[string]bool{
	"项目": true, "收入": true, "支出": true, "收入支出": true, "人员经费": true, "公用经费": true, "预算数": true, "决算数": true, "行次": true, "合计": true, "功能分类科目编码": true,
	"项": true, "收": true, "科目名称": true, "栏次": true, "经济分类科目编码": true, "预算数决算数": true, "本年支出": true,
}

// readCaption takes the tokens of the caption off: the number of the sheet, the department over one line or
// several, the unit. What comes before the first word of the table's head and after 部门： is the department's name.
func readCaption(kind model.Type, tokens []token) (caption, []token) {
	var c caption
	i := 0
	for i < len(tokens) {
		t := tokens[i]
		switch {
		case isSheetMark(tokens, i) > 0:
			n := isSheetMark(tokens, i)
			c.add(tokens[i : i+n])
			i += n
		case ownerStart.MatchString(t.plain) && !unitWhole.MatchString(t.plain) && !unitStart.MatchString(t.plain):
			n := 1
			for i+n < len(tokens) && goesOnOwner(kind, tokens[i+n]) {
				n++
			}
			if last := tokens[i+n-1]; n > 1 && c.endUnit(last) {
				c.add(tokens[i : i+n-1])
			} else {
				c.add(tokens[i : i+n])
			}
			i += n
		case unitInside.MatchString(t.plain):
			n := 1
			for i+n < len(tokens) && !unitWhole.MatchString(joined(tokens[i:i+n])) && len([]rune(tokens[i+n].text)) <= 2 {
				n++
			}
			c.add(tokens[i : i+n])
			i += n
		default:
			return c, tokens[i:]
		}
	}
	return c, tokens[i:]
}

// goesOnOwner holds for a word behind 部门： that is of the department's name: it begins nothing else.
func goesOnOwner(kind model.Type, t token) bool {
	return t.kind == word && !startsHead(t) && !headStart[text.Fold(t.text)] && !accounts.Of(kind).IsHead(t.text) &&
		!unitStart.MatchString(t.plain) && !ownerStart.MatchString(t.plain)
}

// endUnit adds the end of the unit, 元, to a caption whose last line has its beginning: 单位：万.
func (c *caption) endUnit(t token) bool {
	n := len(c.lines)
	if n == 0 || t.plain != "元" {
		return false
	}
	last := &c.lines[n-1].Words[len(c.lines[n-1].Words)-1]
	if whole := last.Text + t.text; unitWhole.MatchString(text.Fold(whole)) && !unitWhole.MatchString(text.Fold(last.Text)) {
		last.Text = whole
		return true
	}
	return false
}

// captionIn finds the labels of a caption wherever they have come.
func captionIn(tokens []token) caption {
	var c caption
	for _, t := range tokens {
		if ownerStart.MatchString(t.plain) || unitWhole.MatchString(t.plain) || sheetMark.MatchString(t.plain) {
			c.add([]token{t})
		}
	}
	return c
}

func isSheetMark(tokens []token, i int) int {
	s := ""
	for n := 0; n < 3 && i+n < len(tokens); n++ {
		s += tokens[i+n].plain
		if sheetMark.MatchString(s) && strings.ContainsAny(s, "表") {
			return n + 1
		}
	}
	return 0
}

func joined(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.plain)
	}
	return b.String()
}

// add keeps tokens as one line; labels that stood on one line stay there.
func (c *caption) add(tokens []token) {
	var s strings.Builder
	for _, t := range tokens {
		s.WriteString(t.text)
	}
	w := model.Word{Text: s.String(), BBox: tokensBox(tokens)}
	if n := len(c.lines); n > 0 && c.lines[n-1].Top <= float64(tokens[0].top) && c.lines[n-1].Bottom > float64(tokens[0].top) {
		c.lines[n-1].Words = append(c.lines[n-1].Words, w)
		c.lines[n-1].BBox = c.lines[n-1].Union(w.BBox)
		return
	}
	c.lines = append(c.lines, model.Line{BBox: w.BBox, Words: []model.Word{w}})
}

// tokensBox is the box of tokens in characters and lines.
func tokensBox(tokens []token) model.BBox {
	var box model.BBox
	for _, t := range tokens {
		b := model.BBox{X0: float64(t.begin + t.x0), Top: float64(t.top), X1: float64(t.begin + t.x1), Bottom: float64(t.top + t.lastL - t.line + 1)}
		if box == (model.BBox{}) {
			box = b
		} else {
			box = box.Union(b)
		}
	}
	return box
}
