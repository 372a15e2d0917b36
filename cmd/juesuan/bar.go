package main

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/juesuan/juesuan/internal/batch"
)

// newBar is a bar of documents, with their rate and the time left. How many there are it is told later.
func newBar(w io.Writer) *progressbar.ProgressBar {
	return progressbar.NewOptions(0,
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("walking"),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("documents"),
		progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
}

func describe(bar *progressbar.ProgressBar, t *batch.Totals) {
	bar.Describe(fmt.Sprintf("%d pages, %d ok, %d review, %d failed", t.Pages, t.OK, t.Review, t.Failed))
}

// besideBar clears the bar before a line is written; it is drawn again with the next document.
type besideBar struct {
	w   io.Writer
	bar *progressbar.ProgressBar
}

func (b *besideBar) Write(line []byte) (int, error) {
	if b.bar != nil {
		if err := b.bar.Clear(); err != nil {
			return 0, err
		}
	}
	return b.w.Write(line)
}
