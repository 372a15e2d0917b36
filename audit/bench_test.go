package audit

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

// BenchmarkDocument audits a document of 45 pages with 218 amounts and its narrative.
func BenchmarkDocument(b *testing.B) {
	r := readTruth(b, "seeds/seed-000", model.ViaText)
	b.ReportAllocs()
	for b.Loop() {
		Document(r)
	}
}

// BenchmarkLargeDocument audits the largest of the made-up documents: 837 amounts.
func BenchmarkLargeDocument(b *testing.B) {
	r := readTruth(b, "dev/text-shaded-compact-2", model.ViaText)
	b.ReportAllocs()
	for b.Loop() {
		Document(r)
	}
}
