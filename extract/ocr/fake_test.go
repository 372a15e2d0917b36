package ocr

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	_ "github.com/juesuan/juesuan/internal/golden" // understands -update
)

// The tests run this test program as the recognition process. What it does is named by an environment variable.
const (
	fakeVariable   = "JUESUAN_FAKE_OCR"
	markerVariable = "JUESUAN_FAKE_OCR_MARKER" // a file that the first process makes
)

func TestMain(m *testing.M) {
	if what := os.Getenv(fakeVariable); what != "" {
		if err := fakes[what](); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(3)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// fakeEngine reads each crop as its width, and does something else first.
type fakeEngine struct {
	hello  Hello
	before func(crops []Crop) error
}

func (e fakeEngine) Hello() Hello { return e.hello }

func (e fakeEngine) Read(crops []Crop) ([][]Reading, error) {
	if e.before != nil {
		if err := e.before(crops); err != nil {
			return nil, err
		}
	}
	out := make([][]Reading, len(crops))
	for i, c := range crops {
		w := c.Image.Rect.Dx()
		text := strconv.Itoa(w)
		out[i] = []Reading{{Engine: PPOCR, Text: text, Confidence: 0.5, Chars: []Char{{Text: text, X1: float64(w), Confidence: 0.5}}}}
	}
	return out, nil
}

var ready = Hello{Version: "fake", Engines: []EngineInfo{{Engine: PPOCR, Version: "0"}}}

func serveFake(e fakeEngine) error {
	if e.hello.Engines == nil && e.hello.Missing == nil {
		e.hello = ready
		e.hello.Version = strconv.Itoa(os.Getpid())
	}
	return Serve(os.Stdin, os.Stdout, func(Settings) (Engine, error) { return e, nil }, func() { os.Exit(1) })
}

// first reports whether this is the first process that asks.
func first() bool {
	f, err := os.OpenFile(os.Getenv(markerVariable), os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		_ = f.Close()
	}
	return err == nil
}

var errFake = errors.New("the fake's own error")

// greeted answers the settings and then has the fake go its own way.
func greeted(then func() error) error {
	if _, _, err := readFrame(os.Stdin); err != nil {
		return err
	}
	hello := ready
	hello.Protocol = Protocol
	if err := writeJSON(os.Stdout, helloFrame, hello); err != nil {
		return err
	}
	return then()
}

func hang() error { time.Sleep(time.Hour); return nil }

var fakes = map[string]func() error{
	"reads": func() error { return serveFake(fakeEngine{}) },
	"crashes": func() error {
		return serveFake(fakeEngine{before: func([]Crop) error {
			fmt.Fprintln(os.Stderr, "segmentation fault, so to speak")
			os.Exit(7)
			return nil
		}})
	},
	"crashes once": func() error {
		return serveFake(fakeEngine{before: func([]Crop) error {
			if first() {
				os.Exit(7)
			}
			return nil
		}})
	},
	"counts": func() error { // says that the crops were more than one batch may have
		return serveFake(fakeEngine{before: func(crops []Crop) error {
			if len(crops) > 4 {
				return fmt.Errorf("%d crops", len(crops))
			}
			return nil
		}})
	},
	"reads once only": func() error {
		seen := map[string]bool{}
		return serveFake(fakeEngine{before: func(crops []Crop) error {
			for _, c := range crops {
				pixels := fmt.Sprint(c.Kind, c.Image.Rect) + string(c.Image.Pix)
				if seen[pixels] {
					return errors.New("the same crop again")
				}
				seen[pixels] = true
			}
			return nil
		}})
	},
	"hangs with a child": func() error {
		return serveFake(fakeEngine{before: func([]Crop) error {
			child := exec.Command("sleep", "3600")
			child.Stdout, child.Stderr = os.Stdout, os.Stderr
			if err := child.Start(); err != nil {
				return err
			}
			if err := os.WriteFile(os.Getenv(markerVariable), []byte(strconv.Itoa(child.Process.Pid)), 0o600); err != nil {
				return err
			}
			return hang()
		}})
	},
	"grows": func() error {
		return serveFake(fakeEngine{before: func([]Crop) error {
			var all [][]byte
			for range 4 << 10 {
				all = append(all, bytes.Repeat([]byte{1}, 1<<20))
				time.Sleep(time.Millisecond)
			}
			return fmt.Errorf("%d MiB and nobody minds", len(all))
		}})
	},
	"has trouble":  func() error { return serveFake(fakeEngine{before: func([]Crop) error { return errFake }}) },
	"never greets": hang,
	"ends at once": func() error { return errFake },
	"garbage": func() error {
		return greeted(func() error { fmt.Println("Estimating resolution as 300"); return hang() })
	},
	"floods":          func() error { return greeted(flood) },
	"floods greeting": flood,
	"long frame": func() error {
		return greeted(func() error { _, err := os.Stdout.WriteString("OCr\xff\xff\xff\xff"); return errors.Join(err, hang()) })
	},
	"half a frame": func() error {
		return greeted(func() error { _, err := os.Stdout.WriteString("OCr\x00\x00\x00\x01{"); return err })
	},
	"stale answer": func() error { return greeted(func() error { return answerWith(`{"Number":77,"Readings":[[]]}`) }) },
	"too few":      func() error { return greeted(func() error { return answerWith(`{"Number":1,"Readings":[]}`) }) },
	"no engine of ours": func() error {
		return greeted(func() error { return answerWith(`{"Number":1,"Readings":[[{"Engine":"other"}]]}`) })
	},
	"wild place": func() error {
		return greeted(func() error {
			return answerWith(`{"Number":1,"Readings":[[{"Engine":"ppocr","Chars":[{"Text":"1","X0":-5,"X1":1e9}]}]]}`)
		})
	},
	"deaf": func() error { return greeted(hang) }, // does not read its input
	"other protocol": func() error {
		if _, _, err := readFrame(os.Stdin); err != nil {
			return err
		}
		return errors.Join(writeJSON(os.Stdout, helloFrame, Hello{Protocol: Protocol + 1}), hang())
	},
	"no engines": func() error {
		return serveFake(fakeEngine{hello: Hello{Missing: []Missing{{Engine: PPOCR, Why: "its model is missing"}}}})
	},
	"one engine": func() error {
		return serveFake(fakeEngine{hello: Hello{Engines: ready.Engines, Missing: []Missing{{Engine: Tesseract, Why: "no library"}}}})
	},
}

func answerWith(text string) error {
	if _, _, err := readFrame(os.Stdin); err != nil {
		return err
	}
	return errors.Join(writeFrame(os.Stdout, readingsFrame, []byte(text)), hang())
}

// flood writes without end to both outputs.
func flood() error {
	go func() { _, _ = io.Copy(os.Stderr, endless{}) }()
	_, err := io.Copy(os.Stdout, endless{})
	return err
}

type endless struct{}

func (endless) Read(b []byte) (int, error) {
	return copy(b, strings.Repeat("OCr\x00\x00\x00\x00", len(b)/7+1)), nil
}
