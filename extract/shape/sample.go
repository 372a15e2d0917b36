package shape

import (
	"context"
	"slices"

	"github.com/juesuan/juesuan/extract/ocr"
)

// readTexts reads runs as text until each shape was seen often enough, as far as there are runs.
func (d *document) readTexts(ctx context.Context) error {
	return d.readRounds(ctx, pass{
		kind: ocr.Text, suitable: func(*run) bool { return true }, votes: (*tally).texts,
		few: d.opt.Samples, most: d.opt.MostSamples, majority: d.opt.Majority,
	})
}

// readFigures reads runs that are likely figures as such, by all engines that read figures.
func (d *document) readFigures(ctx context.Context) error {
	return d.readRounds(ctx, pass{
		kind: ocr.Amount, suitable: d.isFigure, votes: (*tally).figures,
		few: d.opt.FigureSamples, most: d.opt.MostFigureSamples, majority: d.opt.FigureMajority,
	})
}

// pass is one way to read runs, and what is wanted of it.
type pass struct {
	kind     ocr.Kind
	suitable func(*run) bool
	votes    func(*tally) *votes
	few      int // runs that each shape is wanted in
	most     int // those where its votes differ
	majority float64
}

// readRounds reads runs that are suitable, in rounds, until all votes on each shape are enough.
func (d *document) readRounds(ctx context.Context, p pass) error {
	for {
		chosen := d.choose(p)
		if len(chosen) == 0 {
			return nil
		}
		if err := d.readRuns(ctx, p, chosen); err != nil {
			return err
		}
	}
}

// choose takes runs in which shapes stand that are not known well enough: those with many of them first, so that few
// runs do. They are in the order of their pages.
func (d *document) choose(p pass) []*run {
	planned := map[key]int{}
	taken := make([]bool, len(d.runs))
	any := false
	for _, share := range []float64{0.7, 0.4, 0} {
		for i := range d.runs {
			r := &d.runs[i]
			name := string(rune('0'+p.kind)) + r.spelling
			if d.read[name] || !p.suitable(r) {
				continue
			}
			wanted := 0
			for _, k := range r.shapes {
				v := p.votes(d.tallies[k])
				if n := v.seen + planned[k]; n < p.few || n < p.most && planned[k] < p.few && !v.agree(p.majority) {
					wanted++
				}
			}
			if wanted == 0 || float64(wanted) < share*float64(len(r.shapes)) {
				continue
			}
			d.read[name], taken[i], any = true, true, true
			for _, k := range r.shapes {
				planned[k]++
			}
		}
	}
	if !any {
		return nil
	}
	var chosen []*run
	for i := range d.runs {
		if taken[i] {
			chosen = append(chosen, &d.runs[i])
		}
	}
	return chosen
}

// readRuns reads runs some at a time.
func (d *document) readRuns(ctx context.Context, p pass, runs []*run) error {
	const some = 24 // so that whoever watches hears of it
	for batch := range slices.Chunk(runs, some) {
		if d.progress != nil {
			d.progress(d.pages[batch[0].page].Number)
		}
		if err := d.readSome(ctx, p, batch); err != nil {
			return err
		}
	}
	return nil
}

// readSome reads runs, and counts what their glyphs were read as.
func (d *document) readSome(ctx context.Context, way pass, runs []*run) error {
	const pointsPerInch = 72
	scale := d.opt.DPI / pointsPerInch
	var crops []ocr.Crop
	var places [][]place
	var read []*run
	for _, r := range runs {
		p := &d.pages[r.page]
		picture, err := d.drawing(p.Number)
		if err != nil {
			return err
		}
		if crop, at := cropOf(picture, scale, p, r, d.opt); crop != nil {
			crops, places, read = append(crops, ocr.Crop{Image: crop, Kind: way.kind}), append(places, at), append(read, r)
		}
	}
	readings, err := d.reader.Read(ctx, crops)
	if err != nil {
		return err
	}
	for i, r := range read {
		for _, k := range r.shapes {
			way.votes(d.tallies[k]).seen++
		}
		d.look(r, places[i])
		if i >= len(readings) {
			continue
		}
		for n := range readings[i] {
			d.vote(r, places[i], &readings[i][n], r.size*scale, way.votes)
		}
	}
	return nil
}

// look notes which glyphs of a run are boxes, and which draw nothing.
func (d *document) look(r *run, places []place) {
	p := &d.pages[r.page]
	for n, i := range r.glyphs {
		if s := p.Glyphs[i].Shape; s != 0 {
			t := d.tallies[key{p.Reader, s}]
			t.frames[places[n].frame]++
			t.looked++
			if places[n].empty() {
				t.blank++
			}
		}
	}
}

// vote counts what a reading makes of a run's glyphs.
func (d *document) vote(r *run, places []place, reading *ocr.Reading, em float64, of func(*tally) *votes) {
	p := &d.pages[r.page]
	chars := printed(reading)
	matches, good := align(places, chars, em, d.opt)
	if !good {
		return
	}
	for n, i := range r.glyphs {
		s := p.Glyphs[i].Shape
		if s == 0 || matches[n] < 0 {
			continue
		}
		c := &chars[matches[n]]
		of(d.tallies[key{p.Reader, s}]).add(reading.Engine, c.Text, c.Confidence)
	}
}

// isFigure reports whether a run is likely a figure, by what its shapes were read as in texts.
func (d *document) isFigure(r *run) bool {
	p := &d.pages[r.page]
	digits := 0
	for _, i := range r.glyphs {
		g := &p.Glyphs[i]
		text := g.Text
		if g.Shape != 0 {
			text, _ = d.tallies[key{p.Reader, g.Shape}].asText.best()
		}
		switch {
		case len(text) == 1 && text[0] >= '0' && text[0] <= '9':
			digits++
		case !likeFigure[text]:
			return false
		}
	}
	return digits > 0
}

// likeFigure are marks of figures, and what figures are taken for in a text.
var likeFigure = map[string]bool{
	".": true, ",": true, "-": true, "·": true, "O": true, "o": true, "〇": true, "l": true, "I": true, "|": true, "S": true, "B": true, "Z": true, "z": true, "'": true, "": true,
}
