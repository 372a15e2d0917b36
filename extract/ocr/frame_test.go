package ocr

import (
	"bytes"
	"io"
	"runtime"
	"testing"
)

// FuzzFrame: whatever comes, reading ends, takes no more memory than came, and what is understood is written alike.
func FuzzFrame(f *testing.F) {
	var stream bytes.Buffer
	_ = writeFrame(&stream, batchFrame, batch{number: 3, crops: crops(2)}.encode())
	_ = writeJSON(&stream, helloFrame, ready)
	f.Add(stream.Bytes())
	f.Add([]byte("OCr\xff\xff\xff\x00"))
	f.Add([]byte("OCb\x06\x00\x00\x00\x01\x00\x00\x00\xff\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := bytes.NewReader(data)
		for {
			before := r.Len()
			k, payload, err := readFrame(r)
			if err != nil {
				return
			}
			var again bytes.Buffer
			if err := writeFrame(&again, k, payload); err != nil {
				t.Fatal(err)
			}
			if at := len(data) - before; !bytes.Equal(again.Bytes(), data[at:at+before-r.Len()]) {
				t.Fatalf("a frame of kind %q is written otherwise than it was read", k)
			}
			if b, err := decodeBatch(payload); err == nil && !bytes.Equal(b.encode(), payload) {
				t.Fatalf("a batch is written otherwise than it was read: %q", payload)
			}
			_, _ = decodeReadings(payload, batch{crops: crops(1)})
		}
	})
}

func TestAFrameThatAnnouncesMuchTakesLittle(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	announced := []byte("OCr\x00\x00\x00\x04") // 64 MiB
	if _, _, err := readFrame(bytes.NewReader(append(announced, "and 16 bytes come"...))); err != io.ErrUnexpectedEOF {
		t.Errorf("got %v", err)
	}
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 4<<20 {
		t.Errorf("%d bytes taken", taken)
	}
}
