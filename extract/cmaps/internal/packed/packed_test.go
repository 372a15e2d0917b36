package packed

import (
	"reflect"
	"testing"
)

var sample = &Table{
	Codespaces: []Codespace{{Length: 1, Lo: 0x00, Hi: 0x80}, {Length: 2, Lo: 0x8140, Hi: 0xFEFE}},
	CIDs: [MaxCodeLength][]Range{
		{{Lo: 0x20, Span: 0, CID: 7716}, {Lo: 0x21, Span: 93, CID: 814}},
		{{Lo: 0xB0A1, Span: 93, CID: 940}, {Lo: 0xB1A1, Span: 0xFFF, CID: 3}},
		nil,
		{{Lo: 0x81308130, Span: 9, CID: 0xFFF0}, {Lo: 0xFFFFFFFF, Span: 0, CID: 1}},
	},
	NotDef: [MaxCodeLength][]Range{{{Lo: 0, Span: 31, CID: 7716}}},
}

func TestArchive(t *testing.T) {
	texts := []string{"", "入", "支", "fi", "", "𠀀", "一"}
	file, err := Pack([]Member{
		{Name: "GBK-EUC-H", Contents: AppendTable(nil, sample)},
		{Name: "GBK-EUC-V", Base: "GBK-EUC-H", Vertical: true, Contents: AppendTable(nil, &Table{})},
		{Name: TextsName, Contents: AppendTexts(nil, texts)},
	})
	if err != nil {
		t.Fatal(err)
	}
	members, err := Open(file)
	if err != nil || len(members) != 3 {
		t.Fatalf("%d members, %v", len(members), err)
	}
	if m := members[1]; m.Name != "GBK-EUC-V" || m.Base != "GBK-EUC-H" || !m.Vertical || members[0].Vertical {
		t.Errorf("the second member is %+v", m)
	}
	contents := make([][]byte, len(members))
	for i := range members {
		if contents[i], err = members[i].Inflate(); err != nil {
			t.Fatal(err)
		}
	}
	if table, err := DecodeTable(contents[0]); err != nil || !reflect.DeepEqual(table, sample) {
		t.Errorf("table %+v, %v", table, err)
	}
	got, err := DecodeTexts(contents[2])
	if err != nil || got.Len() != len(texts) {
		t.Fatalf("%d texts, %v", got.Len(), err)
	}
	for i, want := range texts {
		if got.At(i) != want {
			t.Errorf("text %d is %q, want %q", i, got.At(i), want)
		}
	}
	if got.At(-1) != "" || got.At(len(texts)) != "" || (*Texts)(nil).At(0) != "" {
		t.Error("a text beyond the end")
	}
	if _, err := Open(file[:len(file)-1]); err == nil {
		t.Error("an archive cut short is opened")
	}
}

func TestFind(t *testing.T) {
	ranges := sample.CIDs[1]
	for _, tt := range []struct {
		code uint32
		lo   uint32 // 0 for none
	}{{0xB0A0, 0}, {0xB0A1, 0xB0A1}, {0xB0FE, 0xB0A1}, {0xB0FF, 0}, {0xB1A1, 0xB1A1}, {0xC1A0, 0xB1A1}, {0xC1A1, 0}} {
		if r, ok := Find(ranges, tt.code); ok != (tt.lo != 0) || ok && r.Lo != tt.lo {
			t.Errorf("%X: %v %v", tt.code, r, ok)
		}
	}
	if _, ok := Find(nil, 1); ok {
		t.Error("found in nothing")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(AppendTable(nil, sample))
	f.Add(AppendTexts(nil, []string{"", "入支", "𠀀"}))
	f.Add([]byte{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01})
	f.Fuzz(func(t *testing.T, b []byte) {
		if table, err := DecodeTable(b); err == nil {
			for _, ranges := range table.CIDs {
				Find(ranges, 0x4E00)
			}
		}
		if texts, err := DecodeTexts(b); err == nil {
			texts.At(texts.Len() - 1)
		}
		if members, err := Open(b); err == nil {
			for i := range members {
				_, _ = members[i].Inflate()
			}
		}
	})
}
