package main

import (
	"reflect"
	"testing"

	"github.com/juesuan/juesuan/extract/cmaps/internal/packed"
)

func TestParseResource(t *testing.T) {
	res, err := parseResource(`%!PS-Adobe-3.0 Resource-CMap
/GBK-EUC-H usecmap
/CIDSystemInfo 3 dict dup begin
  /Registry (Adobe) def
end def
/WMode 1 def
2 begincodespacerange
  <00>   <80>
  <8140> <FEFE>
endcodespacerange
1 beginnotdefrange
<00> <1f> 7716
endnotdefrange
3 begincidrange
<20><20>7716 % no blanks
<a1a1> <a1a3> 96
<a1a4> <a1a4> 99
endcidrange
1 begincidchar
<22> 900
endcidchar
1 beginbfrange
<0010> <0011> <d840dc87>
endbfrange
`)
	if err != nil {
		t.Fatal(err)
	}
	if res.base != "GBK-EUC-H" || !res.vertical {
		t.Errorf("base %q, vertical %v", res.base, res.vertical)
	}
	if res.texts[0x10] != "𠂇" || res.texts[0x11] != "𠂈" {
		t.Errorf("texts %v", res.texts)
	}
	table, err := res.table()
	if err != nil {
		t.Fatal(err)
	}
	want := &packed.Table{
		Codespaces: []packed.Codespace{{Length: 1, Lo: 0, Hi: 0x80}, {Length: 2, Lo: 0x8140, Hi: 0xFEFE}},
	}
	want.CIDs[0] = []packed.Range{{Lo: 0x20, CID: 7716}, {Lo: 0x22, CID: 900}}
	want.CIDs[1] = []packed.Range{{Lo: 0xA1A1, Span: 3, CID: 96}}
	want.NotDef[0] = []packed.Range{{Lo: 0, Span: 31, CID: 7716}}
	if !reflect.DeepEqual(table, want) {
		t.Errorf("table %+v, want %+v", table, want)
	}
}

func TestParseResourceFaults(t *testing.T) {
	for _, text := range []string{
		"begincidrange <00> <01> 1", "begincidrange <00> <01> endcidrange", "begincidchar <0> 1 endcidchar",
		"begincidrange <02> <01> 1 endcidrange", "begincidrange <01> <0102> 1 endcidrange", "beginother endother",
		"beginbfchar <0001> <00> endbfchar", "begincidchar <01> x endcidchar",
	} {
		if _, err := parseResource(text); err == nil {
			t.Errorf("%s: no error", text)
		}
	}
}

func TestPlainText(t *testing.T) {
	for in, want := range map[string]string{"郎\uFE00": "郎", "\u2002": " ", "\uFFFD": "", "葛\U000E0100": "葛", "fi": "fi"} {
		if got := plainText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	order := []string{"入", "⼊", "\uE000", ""}
	for i := range len(order) - 1 {
		if strangeness(order[i]) >= strangeness(order[i+1]) {
			t.Errorf("%q is as strange as %q", order[i], order[i+1])
		}
	}
}
