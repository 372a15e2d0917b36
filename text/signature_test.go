package text

import (
	"math/bits"
	"testing"
)

// Labels that are near by Distance are never ruled out by their signatures.
func TestSignatureRulesOutOnlyWhatIsFar(t *testing.T) {
	labels := []string{
		"", "一", "合计", "台汁", "小计", "少讣", "一般公共预算财政拨款", "般公共预箅财政拔款", "-股公共顶算财攻泼歉", "本年收入合计", "本年支出合计",
		"教育支出", "教盲攴岀", "因公出国(境)费", "O1年", "〇l年", "人员经费", "入员轻贵", "日常公用经费", "政府性基金预算", "国有资本经营预算",
	}
	for _, a := range labels {
		for _, b := range labels {
			far := bits.OnesCount64(Signature(a)&^Signature(b)) * WrongCharacter
			if d := Distance(a, b, 1000); d < far {
				t.Errorf("%q and %q: distance %d, signatures say at least %d", a, b, d, far)
			}
		}
	}
	if Signature("教育支出") == Signature("基本支出") || Signature("拨款") != Signature("拔款") {
		t.Error("a signature tells characters apart, and not those that are confused")
	}
}

func FuzzSignature(f *testing.F) {
	f.Add("一般公共预算", "股公共顶箅")
	f.Fuzz(func(t *testing.T, a, b string) {
		if d, far := Distance(a, b, 10000), bits.OnesCount64(Signature(a)&^Signature(b))*WrongCharacter; d < far {
			t.Errorf("%q and %q: distance %d, signatures say at least %d", a, b, d, far)
		}
	})
}
