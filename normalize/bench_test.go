package normalize_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/internal/score"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// BenchmarkDocument: a table of n rows under n lines of narrative. Time per row must not grow with n.
func BenchmarkDocument(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		var table strings.Builder
		table.WriteString("| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n")
		parts := []any{"甲市乙局2021年度部门决算", "---"}
		for i := range n {
			fmt.Fprintf(&table, "| %07d | 行 政 运 行 | 1,703.%02d | 971.96 | 731.04 |\n", 2010000+i, i%100)
			parts = append(parts, "二、这一行是叙述，说明部门本年度各项收入支出的情况以及增减变动的原因，没有表格。")
		}
		parts = append(parts, "支出决算表", "部门：甲市乙局  单位：万元", drawing(table.String()))
		l := document(b, parts...)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				normalize.Document([]model.PageInfo{}, l, normalize.Options{})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/row")
		})
	}
}

// BenchmarkCorpus: the documents of two corpora, their grids as they are printed.
func BenchmarkCorpus(b *testing.B) {
	var layouts []*model.Layout
	pages := 0
	for _, path := range corpus.Glob(b, "dev/text-*/truth.json", "forms2/*/truth.json") {
		truth, err := score.ReadTruth(path)
		if err != nil {
			b.Fatal(err)
		}
		l := layoutOf(truth)
		layouts = append(layouts, l)
		pages += len(l.Grids)
	}
	for b.Loop() {
		for _, l := range layouts {
			normalize.Document([]model.PageInfo{}, l, normalize.Options{})
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/1e6/float64(b.N)/float64(pages), "ms/page")
}
