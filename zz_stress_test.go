package juesuan_test

import (
	"context"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/internal/score"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

var swaps = map[rune]rune{'拨': '拔', '编': '缤', '一': '-', '未': '末', '入': '人', '项': '顶', '资': '货', '般': '股', '收': '牧', '缴': '激', '补': '朴', '部': '邮', '财': '则', '政': '攻', '决': '快', '类': '娄', '款': '歉', '基': '墓', '金': '全', '余': '佘', '结': '给', '合': '台', '计': '汁', '公': '厶', '用': '甩', '费': '贵', '经': '轻', '国': '囯', '本': '木', '育': '盲', '科': '料', '技': '枝'}

func misread(r *rand.Rand, s string) string {
	runes := []rune(s)
	han := 0
	for _, c := range runes {
		if unicode.Is(unicode.Han, c) {
			han++
		}
	}
	if han < 3 {
		return s
	}
	k := r.Intn(len(runes))
	switch r.Intn(5) {
	case 0, 1:
		var at []int
		for i, c := range runes {
			if _, ok := swaps[c]; ok {
				at = append(at, i)
			}
		}
		if len(at) > 0 {
			k = at[r.Intn(len(at))]
			runes[k] = swaps[runes[k]]
		}
	case 2: // lost
		if unicode.Is(unicode.Han, runes[k]) {
			runes = append(runes[:k], runes[k+1:]...)
		}
	case 3: // mark
		return s + []string{"①", "*", "[1]", "……", "（注）"}[r.Intn(5)]
	case 4: // wrong
		if unicode.Is(unicode.Han, runes[k]) {
			runes[k] = []rune("壹麻弓甘韭")[r.Intn(5)]
		}
	}
	return string(runes)
}

func TestStress(t *testing.T) {
	share := 0.15
	var total, clean score.Counts
	for _, corpus := range []string{"dev", "forms2", "budgets", "real"} {
		list, _ := filepath.Glob("../shared/corpus/" + corpus + "/*/document.pdf")
		for _, f := range list {
			name := filepath.Base(filepath.Dir(f))
			if strings.Contains(name, "scan") || strings.Contains(name, "distil") || strings.Contains(name, "contin") || strings.Contains(name, "parted") || strings.Contains(name, "two-up") || strings.Contains(name, "edited") || strings.Contains(name, "scaled") || strings.Contains(name, "decimals") || strings.Contains(name, "rules-1") {
				continue
			}
			truth, err := score.ReadTruth(filepath.Join(filepath.Dir(f), "truth.json"))
			if err != nil {
				continue
			}
			data, _ := os.ReadFile(f)
			var l model.Layout
			res, err := juesuan.Convert(context.Background(), juesuan.Bytes(f, data), juesuan.Options{Watch: func(_ []model.Page, found *model.Layout) { l = *found }})
			if err != nil {
				continue
			}
			if out, err := score.Of(res); err == nil {
				c, _ := score.Document(truth, out, score.Nine)
				clean.Add(c)
			}
			r := rand.New(rand.NewSource(int64(len(data))))
			for i := range l.Lines {
				for w := range l.Lines[i].Words {
					if r.Float64() < share {
						l.Lines[i].Words[w].Text = misread(r, l.Lines[i].Words[w].Text)
					}
				}
			}
			for i := range l.Grids {
				for k := range l.Grids[i].Cells {
					c := &l.Grids[i].Cells[k]
					if r.Float64() < share {
						c.Text = misread(r, c.Text)
						c.Lines = nil
						c.Confidence = 0.9
					}
				}
			}
			mis := normalize.Document(res.Document.Pages, &l, normalize.Options{})
			audit.Document(&mis)
			out, err := score.Of(&mis)
			if err != nil {
				t.Log(err)
				continue
			}
			c, notes := score.Document(truth, out, score.Nine)
			total.Add(c)
			if c.Lost+c.Silent > 0 && os.Getenv("SHOW") != "" {
				t.Log(name, c)
				for _, mt := range mis.Tables {
					if mt.Type == model.Generic {
						ti := "nil"
						if mt.Title != nil {
							ti = *mt.Title
						}
						h := ""
						for _, c := range mt.Grid.Cells {
							if c.Row < 2 {
								h += c.Text + "|"
							}
						}
						t.Log("  GEN", ti, h)
					}
				}
				for _, w := range mis.Document.Warnings {
					if w.Code == "unknown_column" || w.Code == "column_shift" {
						t.Log("   W", w.Table, w.Message)
					}
				}
				for i, n := range notes {
					if i < 200 && !strings.Contains(n, "name ") {
						t.Log("   ", n)
					}
				}
			}
		}
	}
	t.Log("clean", clean)
	t.Log("misread", total)
}
