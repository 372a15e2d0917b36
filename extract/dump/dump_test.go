package dump

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/juesuan/juesuan/model"
)

const sample = "收入决算表\n部门：甲局\t单位：万元\n\n合计\t12.00\n"

func utf16le(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func TestEncodingIsToldByContent(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(sample)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"UTF-8": []byte(sample), "UTF-8 with BOM": []byte("\xef\xbb\xbf" + sample), "UTF-16": utf16le(sample),
		"GB18030": []byte(gb), "CRLF": []byte(strings.ReplaceAll(sample, "\n", "\r\n")),
	} {
		lines, err := Lines(data)
		if err != nil || len(lines) != 4 || lines[0].Text() != "收入决算表" || lines[3].Text() != "合计\t12.00" {
			t.Errorf("%s: %v, %v", name, lines, err)
		}
	}
}

func TestCutInTheMiddleOfACharacterIsStillText(t *testing.T) {
	long := strings.Repeat(sample, 100)
	if _, err := Lines([]byte(long[:len(long)-200-1])); err != nil {
		t.Error(err)
	}
	if _, err := Lines([]byte(strings.Repeat(sample, 100) + "\xe6\x94")); err != nil {
		t.Error(err)
	}
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	binary := make([]byte, 4096)
	for i := range binary {
		binary[i] = byte(i*i*7 + i>>3)
	}
	for name, data := range map[string]struct {
		data   []byte
		reason model.ReasonCode
	}{
		"binary":       {binary, model.ReasonUnsupportedType},
		"zero bytes":   {[]byte("abc\x00\x00def"), model.ReasonUnsupportedType},
		"controls":     {[]byte(strings.Repeat("a\x01\x02", 100)), model.ReasonUnsupportedType},
		"blanks alone": {[]byte(" \n\t\n\f"), model.ReasonEmpty},
	} {
		_, err := Lines(data.data)
		var failure *model.Failure
		if !errors.As(err, &failure) || failure.Reason != data.reason {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPlaceIsCountedInCharactersAndLines(t *testing.T) {
	lines, err := Lines([]byte("一\f\n部门：甲"))
	if err != nil || len(lines) != 3 {
		t.Fatal(lines, err)
	}
	if got := lines[2].BBox; got != (model.BBox{X0: 0, Top: 2, X1: 4, Bottom: 3}) || lines[2].Page != 2 {
		t.Error(got)
	}
	if len(lines[1].Words) != 0 {
		t.Error("a blank line has a word")
	}
}

func textsOf(t *testing.T, text string) []string {
	t.Helper()
	lines, err := Lines([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range lines {
		out = append(out, l.Text())
	}
	return out
}

func TestFramesOfCharacters(t *testing.T) {
	for _, text := range []string{
		"┌──┬──┐\n│项目│  1.00│\n├──┼──┤\n│    │  2.00│\n└──┴──┘\n",
		"+----+------+\n|项目|  1.00|\n+====+======+\n|    |  2.00|\n+----+------+\n",
	} {
		if got, want := textsOf(t, text), []string{"", "项目\t1.00", "", "\t2.00", ""}; !slices.Equal(got, want) {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	if got := textsOf(t, "────────\n附表 │ 一\n"); got[1] != "附表 │ 一" {
		t.Errorf("a bar alone: %q", got)
	}
}

func TestMarkdownRowsBecomeLinesWithTabs(t *testing.T) {
	got := textsOf(t, "| 项目 | 行次 |  |\n|---|:--:|---|\n| 一、收入 | 1 | 2.00 |\n甲 | 乙 | 丙\n说明 | 不是表\n")
	want := []string{"项目\t行次\t", "", "一、收入\t1\t2.00", "甲\t乙\t丙", "说明 | 不是表"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestRowsOfHTMLTablesBecomeLinesWithTabs(t *testing.T) {
	got := textsOf(t, "前文<table border=1><caption>表一</caption>\n<tr><td rowspan=\"2\">编码</td><th colspan='2'>支出</th></tr><tr><td>基本\n支出</td><td>A&amp;B<br>项目</td></tr>\n<TR><TD>201<TD>1.00<TD><input type=\"checkbox\" checked></TR></table>后文\n末行")
	want := []string{"前文", "表一", "编码\t支出\t", "\t基本 支出\tA&B 项目", "201\t1.00\t<input type=\"checkbox\" checked>", "后文", "末行"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// The place of a row is that of the file, where several rows may share a line.
func TestRowsOfHTMLTablesKeepTheirPlaceInTheFile(t *testing.T) {
	lines, err := Lines([]byte("题\n<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>\n尾"))
	if err != nil || len(lines) != 5 {
		t.Fatal(len(lines), err)
	}
	if a, b := lines[1].BBox, lines[2].BBox; a.Top != 1 || b.Top != 1 || a.X0 >= b.X0 {
		t.Error(a, b)
	}
	if tail := lines[4]; tail.Text() != "尾" || tail.Top != 2 || tail.X0 != 0 {
		t.Error(tail)
	}
}

// Nothing is lost where markup is no table: one that does not close, one within another.
func TestHTMLThatIsNoWholeTableIsKept(t *testing.T) {
	got := textsOf(t, "<table><tr><td>甲</td></tr>\n乙\n")
	if !slices.Equal(got, []string{"<table><tr><td>甲</td></tr>", "乙"}) {
		t.Errorf("%q", got)
	}
	if got := strings.Join(textsOf(t, "<table><tr><td>甲<table><tr><td>丙</td></tr></table></td></tr></table>"), ""); !strings.Contains(got, "甲") || !strings.Contains(got, "丙") {
		t.Errorf("%q", got)
	}
}

// A span that no table has does not make a row of a million cells.
func TestSpansAreBounded(t *testing.T) {
	got := textsOf(t, "<table><tr><td colspan=100000000 rowspan=100000000>甲</td></tr><tr><td>乙</td></tr></table>")
	if len(got) != 2 || len(got[0]) > 100 {
		t.Errorf("%d lines, the first of %d bytes", len(got), len(got[0]))
	}
}
