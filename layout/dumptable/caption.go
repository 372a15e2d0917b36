package dumptable

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/model"
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
// several, the unit. What comes before the first word of the head and after 部门： is the department's name.
func readCaption(tokens []token) (caption, []token) {
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
			for i+n < len(tokens) && tokens[i+n].kind == word && !headStart[fold(tokens[i+n].text)] && !unitStart.MatchString(tokens[i+n].plain) && !ownerStart.MatchString(tokens[i+n].plain) {
				n++
			}
			c.add(tokens[i : i+n])
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
	text := ""
	for n := 0; n < 3 && i+n < len(tokens); n++ {
		text += tokens[i+n].plain
		if sheetMark.MatchString(text) && strings.ContainsAny(text, "表") {
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
	var text strings.Builder
	for _, t := range tokens {
		text.WriteString(t.text)
	}
	w := model.Word{Text: text.String(), BBox: tokensBox(tokens)}
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
