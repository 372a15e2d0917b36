package ocr

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"
)

// Protocol is the version of the protocol. Both sides tell theirs and refuse another.
//
// A frame is two letters that begin every frame, its kind, the length of its payload in four bytes, lowest first, and
// the payload. The client begins with Settings and gets Hello; from then on it sends batches, one at a time, and gets
// readings or trouble for each. Payloads are JSON, except that of a batch, which is mostly pixels. The recognition
// process ends when its input ends.
const Protocol = 1

type kind byte

const (
	settingsFrame kind = 's' // client: Settings, once
	helloFrame    kind = 'h' // process: Hello, once
	batchFrame    kind = 'b' // client: a batch
	readingsFrame kind = 'r' // process: readings
	troubleFrame  kind = 't' // process: trouble
)

// begin parts frames from whatever else a library prints.
var begin = [2]byte{'O', 'C'}

// Bounds of what either side takes, so that one gone mad does not take the other's memory.
const (
	mostPayload = 64 << 20
	mostCrops   = 1 << 10
)

var (
	errTooLong = errors.New("a message longer than any should be")
	errGarbage = errors.New("bytes that are no message")
)

func writeFrame(w io.Writer, k kind, payload []byte) error {
	if len(payload) > mostPayload {
		return errTooLong
	}
	head := [7]byte{begin[0], begin[1], byte(k)}
	binary.LittleEndian.PutUint32(head[3:], uint32(len(payload)))
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

func writeJSON(w io.Writer, k kind, value any) error {
	payload, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return writeFrame(w, k, payload)
}

// readFrame reads the next frame. io.EOF means that there is none.
func readFrame(r io.Reader) (kind, []byte, error) {
	var head [7]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	if head[0] != begin[0] || head[1] != begin[1] {
		return 0, nil, fmt.Errorf("%w: %q", errGarbage, head[:])
	}
	n := binary.LittleEndian.Uint32(head[3:])
	if n > mostPayload {
		return 0, nil, errTooLong
	}
	payload, err := readPayload(r, int(n))
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return kind(head[2]), payload, err
}

// readPayload takes memory as bytes arrive, not as they are announced.
func readPayload(r io.Reader, n int) ([]byte, error) {
	const piece = 1 << 20
	payload := make([]byte, 0, min(n, piece))
	for len(payload) < n {
		had := len(payload)
		payload = append(payload, make([]byte, min(n-had, piece))...)
		if _, err := io.ReadFull(r, payload[had:]); err != nil {
			return nil, err
		}
	}
	return payload, nil
}

// encode is the payload of a batch: its number, how many crops, the kind and the sides of each, and their pixels.
func (b batch) encode() []byte {
	out := binary.LittleEndian.AppendUint32(nil, b.number)
	out = binary.LittleEndian.AppendUint16(out, uint16(len(b.crops)))
	for _, c := range b.crops {
		out = append(out, byte(c.Kind))
		out = binary.LittleEndian.AppendUint16(out, uint16(c.Image.Rect.Dx()))
		out = binary.LittleEndian.AppendUint16(out, uint16(c.Image.Rect.Dy()))
	}
	for _, c := range b.crops {
		out = appendPixels(out, c.Image)
	}
	return out
}

// appendPixels appends the rows of an image, which may be part of a larger one.
func appendPixels(to []byte, m *image.Gray) []byte {
	w := m.Rect.Dx()
	for y := range m.Rect.Dy() {
		to = append(to, m.Pix[y*m.Stride:y*m.Stride+w]...)
	}
	return to
}

// decodeBatch reads what encode wrote. The images share the payload's memory.
func decodeBatch(payload []byte) (batch, error) {
	const headSize, cropSize = 6, 5
	if len(payload) < headSize {
		return batch{}, io.ErrUnexpectedEOF
	}
	b := batch{number: binary.LittleEndian.Uint32(payload)}
	n := int(binary.LittleEndian.Uint16(payload[4:]))
	heads := payload[headSize:]
	if n > mostCrops || len(heads) < n*cropSize {
		return batch{}, fmt.Errorf("a batch of %d crops in %d bytes", n, len(payload))
	}
	pixels := heads[n*cropSize:]
	for i := range n {
		head := heads[i*cropSize:]
		k, w, h := Kind(head[0]), int(binary.LittleEndian.Uint16(head[1:])), int(binary.LittleEndian.Uint16(head[3:]))
		if k > Digits || w == 0 || h == 0 || w*h > len(pixels) {
			return batch{}, fmt.Errorf("crop %d of kind %d, %d by %d, with %d bytes left", i, k, w, h, len(pixels))
		}
		b.crops = append(b.crops, Crop{Kind: k, Image: &image.Gray{Pix: pixels[: w*h : w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}})
		pixels = pixels[w*h:]
	}
	if len(pixels) > 0 {
		return batch{}, fmt.Errorf("%d bytes behind the last crop", len(pixels))
	}
	return b, nil
}

// decodeReadings reads the answer to a batch and sees that it is one.
func decodeReadings(payload []byte, to batch) ([][]Reading, error) {
	var r readings
	if err := json.Unmarshal(payload, &r); err != nil {
		return nil, err
	}
	if r.Number != to.number || len(r.Readings) != len(to.crops) {
		return nil, fmt.Errorf("%d readings for batch %d, asked for %d of batch %d", len(r.Readings), r.Number, len(to.crops), to.number)
	}
	for i, rs := range r.Readings {
		for _, reading := range rs {
			if err := reading.check(to.crops[i]); err != nil {
				return nil, fmt.Errorf("crop %d: %w", i, err)
			}
		}
	}
	return r.Readings, nil
}

// check sees that a reading can be one of the crop.
func (r *Reading) check(of Crop) error {
	if r.Engine != Tesseract && r.Engine != PPOCR {
		return fmt.Errorf("a reading by %q, which is no engine", r.Engine)
	}
	if !unit(r.Confidence) {
		return fmt.Errorf("a confidence of %v", r.Confidence)
	}
	width := float64(of.Image.Rect.Dx())
	for _, c := range r.Chars {
		if !unit(c.Confidence) || !(0 <= c.X0 && c.X0 <= c.X1 && c.X1 <= width) {
			return fmt.Errorf("%q at %v to %v of %v, confidence %v", c.Text, c.X0, c.X1, width, c.Confidence)
		}
	}
	return nil
}

func unit(v float64) bool { return 0 <= v && v <= 1 }
