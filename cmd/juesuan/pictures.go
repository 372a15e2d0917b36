package main

import (
	"github.com/spf13/pflag"

	"github.com/juesuan/juesuan/extract/ocr"
)

// pictureFlags say how pages without text are read.
type pictureFlags struct {
	ocr, binary, engine, languages string
	dpi                            float64
}

func (p *pictureFlags) register(f *pflag.FlagSet) {
	f.StringVar(&p.ocr, "ocr", "auto", "auto: pages without text are read as pictures; never: they are left to review")
	f.StringVar(&p.binary, "ocr-binary", "", "the recognition program (default juesuan-ocr beside this one, or on PATH)")
	f.StringVar(&p.engine, "ocr-engine", string(ocr.AutoEngines), "auto, tesseract, ppocr or both")
	f.StringVar(&p.languages, "ocr-lang", "", "languages that tesseract reads text in (default chi_sim)")
	f.Float64Var(&p.dpi, "dpi", 0, "the resolution at which such pages are read (default that of the scan, or 300)")
}

// options are how pictures are read; nil means that they are not.
func (p *pictureFlags) options() (*ocr.Options, error) {
	switch p.ocr {
	case "never":
		return nil, nil
	case "auto":
	default:
		return nil, usage("--ocr %s: auto or never", p.ocr)
	}
	engines, err := ocr.ParseEngines(p.engine)
	if err != nil {
		return nil, usage("--ocr-engine %s: auto, tesseract, ppocr or both", p.engine)
	}
	if p.dpi < 0 || p.dpi > 1200 {
		return nil, usage("--dpi %v: between 0 and 1200", p.dpi)
	}
	return &ocr.Options{Binary: p.binary, Engines: engines, Languages: p.languages}, nil
}
