package dump

import (
	"errors"
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
		reason model.Reason
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
	if got := lines[2].BBox; got != (model.BBox{X0: 0, Top: 2, X1: 4, Bottom: 3}) || lines[2].Page != 0 {
		t.Error(got)
	}
	if len(lines[1].Words) != 0 {
		t.Error("a blank line has a word")
	}
}
