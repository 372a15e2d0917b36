package accounts

import (
	"slices"
	"testing"
)

func TestExpand(t *testing.T) {
	for _, c := range []struct {
		name string
		want []string
	}{
		{"基本支出", []string{"基本支出"}},
		{"[本年]收入", []string{"本年收入", "收入"}},
		{"{收入|支出}总表", []string{"收入总表", "支出总表"}},
		{"决算[数|金额]", []string{"决算数", "决算金额", "决算"}},
		{"[本年]{收入|支出}[总]表", []string{"本年收入总表", "本年收入表", "本年支出总表", "本年支出表", "收入总表", "收入表", "支出总表", "支出表"}},
		{"{政府性基金[预算]|其他}[拨款]收入", []string{"政府性基金预算拨款收入", "政府性基金预算收入", "政府性基金拨款收入", "政府性基金收入", "其他拨款收入", "其他收入"}},
		{"增减率[(%)|%]", []string{"增减率(%)", "增减率%", "增减率"}},
	} {
		if got := expand(c.name); !slices.Equal(got, c.want) {
			t.Errorf("%s is %v, want %v", c.name, got, c.want)
		}
	}
	if got := (Names{"[一般]公共预算", "其他"}).Official(); got != "一般公共预算" {
		t.Errorf("the official name is %s", got)
	}
}

func TestExpandWithoutEnd(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a group without its end is a spelling")
		}
	}()
	expand("收入[总表")
}
