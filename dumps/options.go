package dumps

import "github.com/juesuan/juesuan/dumps/form"

// Options are what Lines has to be told of the world outside a dump, and its tolerances. Each may be left out.
// FormWord may be called by several goroutines.
type Options struct {
	// FormWord tells what a text stands for in a performance form. Without it no form is found outside cells.
	FormWord func(text string) form.Word `json:"-"`
	// Reach is how many characters an amount may stand away from its column in a dump that keeps the columns by
	// position, and still belong to it. Default 6: Chinese characters take one place in such dumps and two on the
	// page, so that a row with longer names is pushed out of line by some characters (dump-pdftotext-layout-1).
	Reach int
	// Clear is by how many characters one column must be nearer than the next to be chosen by position alone.
	// Default 4.
	Clear int
}

func (o Options) withDefaults() Options {
	if o.Reach == 0 {
		o.Reach = 6
	}
	if o.Clear == 0 {
		o.Clear = 4
	}
	return o
}
