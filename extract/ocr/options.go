package ocr

import "time"

// Options say how crops are read. The zero value means the defaults; so does any zero field.
type Options struct {
	// Binary is the recognition program. Default: juesuan-ocr beside this program, else the one on PATH.
	Binary string
	// Engines that read. Default AutoEngines.
	Engines Engines
	// Languages that tesseract reads text in, joined by +. Default chi_sim: with eng beside it, it takes strokes of
	// characters for letters.
	Languages string
	// Models is the folder of PP-OCR's models and ONNX Runtime. Default: that of scripts/setup.sh.
	Models string
	// StartTimeout bounds the time until the process is ready. Default 20 s: it takes 0.6 s, on a disk that has just been
	// mounted some more.
	StartTimeout time.Duration
	// BatchTimeout bounds the time of a batch. Default 30 s: 32 crops take 1 to 2 s; lines as wide as a page 5 s.
	BatchTimeout time.Duration
	// BatchCrops bounds the crops of a batch, at most 1024. Default 32, so that little is lost with a process.
	BatchCrops int
	// BatchPixels bounds the pixels of a batch of more than one crop. Default 8 Mi.
	BatchPixels int
	// CropPixels bounds the pixels of a crop: a larger one is no line, and has no readings. Default 4 Mi: a line across a
	// page of A3 at 600 dpi has 1.5 Mi.
	CropPixels int
	// Memory bounds the resident memory of the process, in bytes. Default 1 GiB: both engines take 250 MB.
	Memory int64
	// Remembered bounds the crops whose readings are kept, to read identical ones once. Default 4096: some 10 MB.
	Remembered int
}

func (o Options) withDefaults() Options {
	if o.Engines == "" {
		o.Engines = AutoEngines
	}
	if o.Languages == "" {
		o.Languages = "chi_sim"
	}
	defaultTo(&o.StartTimeout, 20*time.Second)
	defaultTo(&o.BatchTimeout, 30*time.Second)
	defaultTo(&o.BatchCrops, 32)
	o.BatchCrops = min(o.BatchCrops, mostCrops)
	defaultTo(&o.BatchPixels, 8<<20)
	defaultTo(&o.CropPixels, 4<<20)
	o.CropPixels = min(o.CropPixels, mostPayload/2)
	o.BatchPixels = min(o.BatchPixels, mostPayload/2)
	defaultTo(&o.Memory, 1<<30)
	defaultTo(&o.Remembered, 4096)
	return o
}

func defaultTo[T int | int64 | time.Duration](v *T, value T) {
	if *v <= 0 {
		*v = value
	}
}
