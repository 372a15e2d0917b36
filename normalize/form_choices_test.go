package normalize

import (
	"strings"
	"testing"
)

func TestReadChoices(t *testing.T) {
	for text, want := range map[string]string{
		"1、甲类项目 ☑ 2、乙类 □ 3、丙类 □": "甲类项目",
		"1、甲类□ 2、乙类√ 3、丙类□":      "乙类",
		"1、甲类 ■ 2、乙类 □":          "甲类",
		"1、甲类\uf052  2、乙类\uf0a3": "甲类",
		"1、甲类p 2、乙类□":            "甲类",
		"1、甲类□ 2、乙类R":            "乙类",
		"1、甲类þ 2、乙类□":            "甲类",
		"☑1、甲类 □2、乙类":            "甲类",
		"□ 甲类  ☑ 乙类 ☒ 丙类":        "乙类|丙类",
		"甲类☑ 乙类□":                "甲类",
		"1、甲类（√） 2、乙类（ ）":        "甲类",
		"（1）甲类□√（2）乙类□":          "甲类",
		"①甲类□ ②乙类☑":              "乙类",
		"1.甲类√ 2.乙类 3.丙类":        "甲类",
		"1、甲\n类 ☑\n2、乙\n类 □":     "甲类",
		"1、甲类 □ 2、乙类 □":          "",
		"1、甲类 2、乙类":              "",
		"":                       "",
		"甲类":                     "甲类",
		"Apple类p □乙类":            "Apple类",
		"2021年项目 ☑ 常年 □":         "2021年项目",
		`1、甲类 <input checked="" type="checkbox"/> 2、乙类 <input type="checkbox"/>`:          "甲类",
		`<p>1、甲类 <input type="checkbox"/></p><p>2、乙类 <input type="checkbox" checked></p>`: "乙类",
	} {
		if got := strings.Join(readChoices(text), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
