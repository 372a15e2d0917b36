package main

import (
	"context"
	"errors"
	"regexp"

	"github.com/spf13/pflag"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/extract/ocr"
)

// pictureFlags say how pages without text are read.
type pictureFlags struct {
	ocr, binary, engine, languages string
	dpi                            float64
}

func (p *pictureFlags) register(f *pflag.FlagSet) {
	f.StringVar(&p.ocr, "ocr", "auto", "auto: pages without text are read as pictures; always: all are; never: none is")
	f.StringVar(&p.binary, "ocr-binary", "", "the recognition program (default juesuan-ocr beside this one, or on PATH)")
	f.StringVar(&p.engine, "ocr-engine", string(ocr.AutoEngines), "auto, tesseract, ppocr or both")
	f.StringVar(&p.languages, "ocr-lang", "", "languages that Tesseract reads text in, joined by + (default chi_sim)")
	f.Float64Var(&p.dpi, "dpi", 0, "the resolution at which such pages are drawn, 72 to 600 (default that of the scan, or 300)")
}

// Resolutions that can be asked for, in dots per inch: below the first no engine reads print, and above the second a
// page of A3 has more pixels than are drawn.
const leastDPI, mostDPI = 72, 600

// languages are names of Tesseract's models, such as chi_sim+eng or script/HanS.
var languages = regexp.MustCompile(`^[A-Za-z0-9_/-]+(\+[A-Za-z0-9_/-]+)*$`)

// reading sets how pictures of pages are read.
func (p *pictureFlags) reading(opt *juesuan.Options) error {
	engines, err := ocr.ParseEngines(p.engine)
	if err != nil {
		return usage("--ocr-engine %s: auto, tesseract, ppocr or both", p.engine)
	}
	if p.languages != "" && !languages.MatchString(p.languages) {
		return usage("--ocr-lang %s: names of Tesseract's models, such as chi_sim or chi_sim+eng", p.languages)
	}
	if p.dpi != 0 && !(p.dpi >= leastDPI && p.dpi <= mostDPI) {
		return usage("--dpi %v: between %d and %d", p.dpi, leastDPI, mostDPI)
	}
	if p.binary != "" {
		if _, err := ocr.FindBinary(p.binary); err != nil {
			return usage("--ocr-binary: %w", err)
		}
	}
	how := &ocr.Options{Binary: p.binary, Engines: engines, Languages: p.languages}
	switch p.ocr {
	case "never":
		return nil
	case "always":
		opt.AlwaysOCR = true
	case "auto":
	default:
		return usage("--ocr %s: auto, always or never", p.ocr)
	}
	opt.Recognition, opt.DPI = how, p.dpi
	if engines == ocr.AutoEngines && p.languages == "" {
		return nil
	}
	return installed(*how)
}

// installed refuses engines and languages that were asked for by name and are not there: reading with others would give
// something else than what was asked for. Without a recognition program pages are left to review, as they are without
// such flags.
func installed(how ocr.Options) error {
	client := ocr.New(how)
	defer client.Close()
	hello, err := client.Hello(context.Background())
	switch {
	case errors.Is(err, ocr.ErrNotFound):
		return nil
	case err != nil:
		return usage("--ocr-engine %s: %w", how.Engines, err)
	case len(hello.Missing) > 0 && how.Engines != ocr.AutoEngines:
		return usage("--ocr-engine %s: %s is missing: %s; juesuan doctor tells more", how.Engines, hello.Missing[0].Engine, hello.Missing[0].Why)
	}
	for _, m := range hello.Missing {
		if m.Engine == ocr.Tesseract {
			return usage("--ocr-lang %s: %s", how.Languages, m.Why)
		}
	}
	return nil
}
