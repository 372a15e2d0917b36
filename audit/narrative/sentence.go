package narrative

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/internal/parallel"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

var (
	// paragraphs begin with a number: 一、 （一） 1. (2)
	numbered = regexp.MustCompile(`^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．](?:\D|$)|[(（]\d{1,2}[)）])`)
	// headings are numbered with Chinese numerals and end without a stop, or with one after a title.
	heading = regexp.MustCompile(`^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])[^，；,;]{2,45}$`)
	figure  = regexp.MustCompile(`^(?:图\d+[:：]|单位[:：]|金额单位[:：]|注[:：])`)
	furnish = regexp.MustCompile(`^[-—–\s]*\d{0,3}[-—–\s]*$|^第\d+页`)
	ofYear  = regexp.MustCompile(`20\d\d年度?(?:部门|单位)?决算(?:表|报表|情况说明|情况|说明|公开)?$`)
)

// maxSentence bounds a sentence, in bytes: a text without stops is none.
const maxSentence = 6000

// passage is a sentence on its way to statements.
type passage struct {
	text strings.Builder
	page int
	ends []pageEnd // where each page's part of the text ends
}

type pageEnd struct{ at, page int }

// Statements gives the sentences that claim something, once for each amount in them; those without an amount that
// name a subject or a department, or say how a number of things has changed, once with none.
func Statements(lines []model.Line) []model.Statement {
	passages := linesToPassages(lines)
	return slices.Concat(parallel.Map(len(passages), func(i int) []model.Statement { return passages[i].statements() })...)
}

// linesToPassages joins lines to sentences, and leaves out those that are of none.
func linesToPassages(lines []model.Line) []*passage {
	var out []*passage
	p := &passage{}
	flush := func() {
		if p.text.Len() > 0 {
			out = append(out, p)
			p = &passage{}
		}
	}
	for _, line := range lines {
		text := squash(line.Text())
		first, _ := utf8.DecodeRuneInString(text)
		switch {
		case text == "" || strings.ContainsRune("-—–0123456789第", first) && furnish.MatchString(text):
			continue
		case strings.ContainsRune("图单金注", first) && figure.MatchString(text):
			flush()
			continue
		}
		begins := strings.ContainsRune("第一二三四五六七八九十(（0123456789", first)
		alone := begins && heading.MatchString(text) || len(text) < 150 && strings.Contains(text, "决算") && ofYear.MatchString(text)
		if alone || begins && numbered.MatchString(text) && p.endsParagraph() || p.text.Len() > maxSentence {
			flush()
		}
		for text != "" {
			stop := strings.Index(text, "。")
			if stop < 0 {
				p.add(text, line.Page)
				break
			}
			stop += len("。")
			p.add(text[:stop], line.Page)
			text = text[stop:]
			flush()
		}
		if alone {
			flush()
		}
	}
	flush()
	return out
}

func squash(s string) string { return text.Squash(s) }

func (p *passage) add(text string, page int) {
	if p.text.Len() == 0 {
		p.page = page
	}
	p.text.WriteString(text)
	p.ends = append(p.ends, pageEnd{p.text.Len(), page})
}

// endsParagraph holds when what was read so far may be the end of a paragraph.
func (p *passage) endsParagraph() bool {
	s := p.text.String()
	for _, end := range []string{"。", "；", ";", "：", ":", "，", ".", "）", ")"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// pageAt is the page on which the text at a byte offset is printed.
func (p *passage) pageAt(offset int) int {
	for _, e := range p.ends {
		if offset < e.at {
			return e.page
		}
	}
	return p.page
}

func (p *passage) statements() []model.Statement {
	text := p.text.String()
	if text == "" || len(text) > maxSentence {
		return nil
	}
	var out []model.Statement
	for _, m := range moneyIn(text) {
		value, unit := m.value, m.unit
		out = append(out, model.Statement{Page: p.pageAt(m.from), Text: text, Amount: &value, Unit: &unit})
	}
	if len(out) == 0 && claimsWithoutAmount(text) {
		out = append(out, model.Statement{Page: p.page, Text: text})
	}
	return out
}

// claimsWithoutAmount holds for a sentence that names a subject of the tables, or the department in a heading of its
// accounts, that says how a number of things has changed, or that the template left in.
func claimsWithoutAmount(text string) bool {
	f := fold(text)
	switch {
	case strings.Contains(f, "(类)") && (subject.MatchString(f) || class.MatchString(f)):
		return true
	case hintIn(f) != "", strings.Contains(f, "同比") && countForm.MatchString(f):
		return true
	}
	return len(f) < 150 && strings.Contains(f, "决算") && ofYear.MatchString(f)
}
