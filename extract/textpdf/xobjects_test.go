package textpdf

import (
	"fmt"
	"testing"
)

// A form with amounts belongs to one page: a second page that shows it has lost its own. Running heads are on all.
func TestFormsWithAmountsOnTwoPages(t *testing.T) {
	page := func(forms string) string {
		return fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 8 0 R /Resources << /XObject << %s >> >> >>", forms)
	}
	form := func(text string) string {
		return streamWith("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 7 0 R >> >>", "BT /F1 10 Tf 100 600 Td ("+text+") Tj ET")
	}
	const head, table = "2023 0580-1234567 0580-7654321", "1.00 2.00 3.00 4.00 10.00"
	f := open(t, buildPDF(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
		page("/Head 6 0 R /Table 9 0 R"), page("/Head 6 0 R /Table 10 0 R"), page("/Head 6 0 R /Table 9 0 R"),
		form(head), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		stream("/Head Do /Table Do"), form(table), form("5.00 6.00 7.00 8.00 26.00"),
	))
	for round := range 2 {
		for n, repeated := range []bool{false, false, true} {
			p, err := f.Page(n + 1)
			if err != nil || hasDiagnostic(p, "page_repeated") != repeated {
				t.Errorf("round %d, page %d: %v, %v", round, n+1, p.Diagnostics, err)
			}
		}
	}
}
