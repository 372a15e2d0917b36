package ocr

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Engine is what the recognition process reads with.
type Engine interface {
	// Hello tells which engines are ready. Serve adds the protocol.
	Hello() Hello
	// Read gives readings as Reader.Read does.
	Read(crops []Crop) ([][]Reading, error)
}

// Serve is the side of the recognition process: it opens the engine that the settings ask for and reads batches until
// in ends. gone is called when in ends while a batch is read: then the client is gone, and so should the process be.
func Serve(in io.Reader, out io.Writer, open func(Settings) (Engine, error), gone func()) error {
	k, payload, err := readFrame(in)
	var settings Settings
	if err != nil || k != settingsFrame || json.Unmarshal(payload, &settings) != nil {
		return fmt.Errorf("this program is started by juesuan: %w", errors.Join(err, errGarbage))
	}
	if settings.Protocol != Protocol {
		return writeJSON(out, helloFrame, Hello{Protocol: Protocol}) // the client says what is wrong
	}
	engine, err := open(settings)
	if err != nil {
		return errors.Join(writeJSON(out, troubleFrame, trouble{err.Error()}), err)
	}
	hello := engine.Hello()
	hello.Protocol = Protocol
	if err := writeJSON(out, helloFrame, hello); err != nil {
		return err
	}
	return serveBatches(in, out, engine, gone)
}

func serveBatches(in io.Reader, out io.Writer, engine Engine, gone func()) error {
	batches := make(chan batch)
	ended := make(chan error, 1)
	go func() {
		ended <- receiveBatches(in, batches)
		close(batches)
		gone() // returns, or not, while the last batch may still be read
	}()
	w := bufio.NewWriterSize(out, 1<<16)
	for b := range batches {
		if err := answer(w, b, engine); err != nil {
			return err
		}
	}
	return <-ended
}

func receiveBatches(in io.Reader, batches chan<- batch) error {
	r := bufio.NewReaderSize(in, 1<<16)
	for {
		k, payload, err := readFrame(r)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if k != batchFrame {
			return fmt.Errorf("a message of kind %q", k)
		}
		b, err := decodeBatch(payload)
		if err != nil {
			return err
		}
		batches <- b
	}
}

func answer(w *bufio.Writer, b batch, engine Engine) error {
	rs, err := engine.Read(b.crops)
	if err != nil {
		err = writeJSON(w, troubleFrame, trouble{err.Error()})
	} else {
		err = writeJSON(w, readingsFrame, readings{b.number, rs})
	}
	return errors.Join(err, w.Flush())
}
