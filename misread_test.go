package juesuan_test

import (
	"context"
	"hash/fnv"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/internal/score"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// Every seventh title, head and label of documents that are read right is spoilt as print and OCR spoil them. Hardly an
// amount may be lost for it, and none may be wrong without a doubt.
func TestMisreadLabels(t *testing.T) {
	var clean, spoilt score.Counts
	for _, name := range []string{"dev", "forms2", "budgets", "real"} {
		for _, file := range corpus.Glob(t, name+"/*/document.pdf") {
			truth, err := score.ReadTruth(filepath.Join(filepath.Dir(file), "truth.json"))
			if err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var layout model.Layout
			watch := func(_ []model.Page, found *model.Layout) { layout = *found }
			result, err := juesuan.Convert(context.Background(), juesuan.Bytes(file, data), juesuan.Options{Watch: watch})
			if err != nil {
				t.Fatal(err)
			}
			before := counts(t, truth, result)
			if before.Hit < before.Want || before.Hit < before.Got {
				continue // not read right as it is: pictures, parts that are not joined
			}
			clean.Add(before)
			spoil(&layout, filepath.Base(filepath.Dir(file)))
			again := normalize.Document(result.Document.Pages, &layout, normalize.Options{})
			audit.Document(&again)
			spoilt.Add(counts(t, truth, &again))
		}
	}
	t.Logf("as printed: %v", clean)
	t.Logf("spoilt:     %v", spoilt)
	if clean.Want < 10_000 {
		t.Errorf("%d amounts were looked at: too few to say anything", clean.Want)
	}
	if f1 := spoilt.FactF1(); f1 < 0.998 {
		t.Errorf("fact F1 %.4f, want 0.998", f1)
	}
	if spoilt.Silent > 0 || spoilt.ProvedBad > 0 {
		t.Errorf("silent %d, proved-bad %d, want none", spoilt.Silent, spoilt.ProvedBad)
	}
}

func counts(t *testing.T, truth *score.Truth, result *model.Result) score.Counts {
	t.Helper()
	out, err := score.Of(result)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := score.Document(truth, out, score.Nine)
	return c
}

// spoil spoils the labels of a document, the same ones in each run.
func spoil(l *model.Layout, name string) {
	h := fnv.New64a()
	h.Write([]byte(name))
	random := rand.New(rand.NewSource(int64(h.Sum64())))
	const oneIn = 7
	for i := range l.Lines {
		for w := range l.Lines[i].Words {
			if random.Intn(oneIn) == 0 {
				l.Lines[i].Words[w].Text = spoiltLabel(random, l.Lines[i].Words[w].Text)
			}
		}
	}
	for i := range l.Grids {
		for k := range l.Grids[i].Cells {
			if c := &l.Grids[i].Cells[k]; random.Intn(oneIn) == 0 {
				c.Text, c.Lines, c.Confidence = spoiltLabel(random, c.Text), nil, 0.9
			}
		}
	}
}

// lookAlikes are characters that recognition takes for others in titles and labels of accounts.
const lookAlikes = "拨拔 编缤 未末 入人 项顶 资货 般股 收牧 缴激 补朴 部邮 财则 政攻 决快 类娄 款歉 基墓 金全 余佘 结给 合台 计汁 用甩 费贵 经轻 国囯 本木 育盲 科料 技枝"

// spoiltLabel confuses, drops or replaces a character of a label, or sets a mark behind it. Figures, codes and words of two
// characters stay.
func spoiltLabel(random *rand.Rand, label string) string {
	runes := []rune(label)
	var han []int
	for i, r := range runes {
		if unicode.Is(unicode.Han, r) {
			han = append(han, i)
		}
	}
	if len(han) < 3 {
		return label
	}
	at := han[random.Intn(len(han))]
	switch random.Intn(5) {
	case 0, 1:
		for pair := range strings.FieldsSeq(lookAlikes) {
			p := []rune(pair)
			if i := strings.IndexRune(label, p[0]); i >= 0 && random.Intn(2) == 0 {
				return label[:i] + string(p[1]) + label[i+len(string(p[0])):]
			}
		}
		return label
	case 2:
		return string(runes[:at]) + string(runes[at+1:])
	case 3:
		marks := []string{"①", "*", "[1]", "……", "（注）"}
		return label + marks[random.Intn(len(marks))]
	}
	wrong := []rune("麻弓甘韭")
	runes[at] = wrong[random.Intn(len(wrong))]
	return string(runes)
}
