//go:build cgo

package ocrengine

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"unicode/utf8"

	ort "github.com/yalue/onnxruntime_go"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// The files of PP-OCRv4 below the models folder, as scripts/setup.sh lays them down.
const (
	recogniserFile = "ppocr-v4/ch_PP-OCRv4_rec_infer.onnx"
	alphabetFile   = "ppocr-v4/ppocr_keys_v1.txt"
)

// runtimeFile is ONNX Runtime's library below the models folder.
func runtimeFile() string {
	if runtime.GOOS == "darwin" {
		return "onnxruntime/libonnxruntime.1.dylib"
	}
	return "onnxruntime/libonnxruntime.so.1"
}

// ppocr reads with the recogniser of PP-OCRv4.
type ppocr struct {
	session  *ort.DynamicAdvancedSession
	alphabet []string // by class; class 0 is the blank
}

func openPPOCR(folder string) (*ppocr, ocr.EngineInfo, error) {
	info := ocr.EngineInfo{Engine: ocr.PPOCR}
	library := filepath.Join(folder, runtimeFile())
	if _, err := os.Stat(library); err != nil {
		return nil, info, fmt.Errorf("ONNX Runtime is missing: %w", err)
	}
	recogniser := filepath.Join(folder, recogniserFile)
	alphabet, err := readAlphabet(filepath.Join(folder, alphabetFile))
	if err != nil {
		return nil, info, fmt.Errorf("its alphabet is missing: %w", err)
	}
	for _, file := range []string{recogniser, filepath.Join(folder, alphabetFile)} {
		described, err := describeModel(file)
		if err != nil {
			return nil, info, fmt.Errorf("its model is missing: %w", err)
		}
		info.Models = append(info.Models, described)
	}
	if !ort.IsInitialized() {
		ort.SetSharedLibraryPath(library)
		if err := ort.InitializeEnvironment(ort.WithLogLevelError()); err != nil {
			return nil, info, fmt.Errorf("ONNX Runtime does not start: %w", err)
		}
	}
	info.Version = "PP-OCRv4, ONNX Runtime " + ort.GetVersion()
	session, err := openSession(recogniser)
	if err != nil {
		return nil, info, fmt.Errorf("its model can't be opened: %w", err)
	}
	return &ppocr{session: session, alphabet: alphabet}, info, nil
}

func openSession(file string) (*ort.DynamicAdvancedSession, error) {
	inputs, outputs, err := ort.GetInputOutputInfo(file)
	if err != nil {
		return nil, err
	}
	if len(inputs) != 1 || len(outputs) != 1 {
		return nil, fmt.Errorf("it has %d inputs and %d outputs, not one of each", len(inputs), len(outputs))
	}
	options, err := ort.NewSessionOptions()
	if err != nil {
		return nil, err
	}
	defer options.Destroy()
	for _, err := range []error{
		options.SetIntraOpNumThreads(1), // two are 2.6 times slower on images this small
		options.SetInterOpNumThreads(1),
		options.SetCpuMemArena(true), // a tenth faster, and smaller: the sizes of each width come from what former ones left
		options.SetMemPattern(false),
		options.AddSessionConfigEntry("session.set_denormal_as_zero", "1"), // a sixth faster; no probability is so small
	} {
		if err != nil {
			return nil, err
		}
	}
	return ort.NewDynamicAdvancedSession(file, []string{inputs[0].Name}, []string{outputs[0].Name}, options)
}

// readAlphabet reads the characters of the classes, one a line. Before them is the blank, after them the space.
func readAlphabet(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%s is not UTF-8", name)
	}
	out := []string{""}
	for line := range strings.Lines(string(data)) {
		out = append(out, strings.TrimRight(line, "\r\n"))
	}
	return append(out, " "), nil
}

func (p *ppocr) name() model.Reader { return ocr.PPOCR }

func (p *ppocr) close() { _ = p.session.Destroy() }

// read recognises one line.
func (p *ppocr) read(crop ocr.Crop) (ocr.Reading, error) {
	framed, place, ok := ppocrFrame.apply(crop.Image)
	if !ok {
		return ocr.Reading{}, nil
	}
	width, height := framed.Rect.Dx(), framed.Rect.Dy()
	plane := make([]float32, 3*width*height) // the same grey as red, green and blue
	for i, v := range framed.Pix {
		plane[i] = float32(v)/127.5 - 1
	}
	copy(plane[width*height:], plane[:width*height])
	copy(plane[2*width*height:], plane[:width*height])
	in, err := ort.NewTensor(ort.NewShape(1, 3, int64(height), int64(width)), plane)
	if err != nil {
		return ocr.Reading{}, err
	}
	defer in.Destroy()
	results := []ort.Value{nil}
	if err := p.session.Run([]ort.Value{in}, results); err != nil {
		return ocr.Reading{}, err
	}
	defer results[0].Destroy()
	out, ok := results[0].(*ort.Tensor[float32])
	shape := results[0].GetShape()
	if !ok || len(shape) != 3 || int(shape[2]) != len(p.alphabet) {
		return ocr.Reading{}, fmt.Errorf("the model gives %v, which does not fit its alphabet of %d", shape, len(p.alphabet))
	}
	spikes := decode(out.GetData(), p.alphabet)
	step := float64(width) / float64(shape[1])
	for i := range spikes {
		spikes[i].at = place.back(spikes[i].at * step)
	}
	return reading(ocr.PPOCR, placeSpikes(crop.Image, spikes)), nil
}
