package textpdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zlib"
	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/extract"
)

// streamBytes appends the decoded bytes of a stream to dst. On an error it returns what could be decoded before it.
//
// The library decodes two filters and panics at others, so the raw bytes are read from the file and decoded here.
// Only of an encrypted file do they have to come through the library.
func (f *File) streamBytes(dst []byte, o *object) (out []byte, err error) {
	if o.kind() != pdf.Stream {
		return dst, errors.New("not a stream")
	}
	if f.exceeded != nil {
		return dst, f.exceeded
	}
	defer func() { err = f.account(len(out)-len(dst), err) }()
	if f.encrypted {
		return f.libraryStream(dst, o)
	}
	raw, err := f.rawStream(o)
	if err != nil {
		return dst, err
	}
	filters, params := streamFilters(o)
	if len(filters) == 0 {
		return append(dst, raw...), nil
	}
	var first error
	for i, name := range filters {
		last := i == len(filters)-1
		to := []byte(nil)
		if last {
			to = dst
		}
		limit := f.opt.MaxStreamBytes
		var n int
		to, n, err = f.decode(to, raw, name, params[i], limit)
		if first == nil && err != nil {
			first = fmt.Errorf("%s: %w", name, err)
		}
		raw = to[n:]
		if last {
			return to, first
		}
	}
	return dst, first
}

func streamFilters(o *object) (names []string, params []*object) {
	filter, parms := o.key("Filter"), o.key("DecodeParms")
	if filter.kind() == pdf.Name {
		if parms.kind() == pdf.Array {
			parms = parms.at(0)
		}
		return []string{filter.name()}, []*object{parms}
	}
	const mostFilters = 8 // a chain longer than that is an attack
	for i := range min(filter.len(), mostFilters) {
		names = append(names, filter.at(i).name())
		p := parms
		if parms.kind() == pdf.Array {
			p = parms.at(i)
		}
		params = append(params, p)
	}
	return names, params
}

// decode appends data, decoded by one filter, to dst; start is where the decoded bytes begin.
func (f *File) decode(dst, data []byte, filter string, params *object, limit int64) (out []byte, start int, err error) {
	start = len(dst)
	switch filter {
	case "FlateDecode", "Fl":
		out, err = f.inflate(dst, data, limit)
	case "LZWDecode", "LZW":
		early := 1
		if e := params.key("EarlyChange"); e.isNumber() {
			early = e.int()
		}
		out, err = decodeLZW(dst, data, early, limit)
	case "ASCIIHexDecode", "AHx":
		out, _ = decodeASCIIHex(dst, data)
	case "ASCII85Decode", "A85":
		out = decodeASCII85(dst, data)
	case "RunLengthDecode", "RL":
		out, err = decodeRunLength(dst, data, limit)
	case "Crypt":
		out = append(dst, data...)
	default:
		return dst, start, errors.New("this filter can't be decoded")
	}
	if p := params.key("Predictor").int(); p > 1 {
		decoded, perr := unpredict(out[start:], p, params)
		out = out[:start+decoded]
		if err == nil {
			err = perr
		}
	}
	return out, start, err
}

func (f *File) inflate(dst, data []byte, limit int64) ([]byte, error) {
	src := bytes.NewReader(data)
	var err error
	if f.zlib == nil {
		f.zlib, err = zlib.NewReader(src)
	} else {
		err = f.zlib.(zlib.Resetter).Reset(src, nil)
	}
	var r io.Reader = f.zlib
	if err != nil {
		f.zlib = nil
		if len(data) < 2 {
			return dst, err
		}
		r = flate.NewReader(bytes.NewReader(data[2:])) // the header alone may be damaged
	}
	return readLimited(dst, r, limit)
}

// readLimited appends all that r gives to dst, up to limit bytes.
func readLimited(dst []byte, r io.Reader, limit int64) ([]byte, error) {
	start := len(dst)
	for {
		if cap(dst)-len(dst) < 512 {
			grown := make([]byte, len(dst), 2*cap(dst)+8192)
			copy(grown, dst)
			dst = grown
		}
		n, err := r.Read(dst[len(dst):cap(dst)])
		dst = dst[:len(dst)+n]
		if int64(len(dst)-start) > limit {
			return dst[:start+int(limit)], fmt.Errorf("%w: the stream inflates to more than %d bytes", extract.ErrLimit, limit)
		}
		if err == io.EOF {
			return dst, nil
		}
		if err != nil {
			return dst, err
		}
	}
}

// libraryStream reads a stream through the library, which decrypts it.
func (f *File) libraryStream(dst []byte, o *object) (out []byte, err error) {
	out = dst
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%v", x)
		}
	}()
	f.reader.refill()
	r := o.v.Reader()
	defer r.Close()
	return readLimited(dst, r, f.opt.MaxStreamBytes)
}

func isLimit(err error) bool { return errors.Is(err, extract.ErrLimit) }

var endstream = []byte("endstream")

// rawStream reads the bytes of a stream as they are in the file. A /Length that does not lead to "endstream" is not
// believed: the bytes then run to the next "endstream".
func (f *File) rawStream(o *object) ([]byte, error) {
	offset := streamOffset(o.v)
	if offset < 0 || offset >= f.reader.size() {
		return nil, errors.New("its place in the file is unknown")
	}
	rest := f.reader.size() - offset
	const lookahead = 32
	length := int64(o.key("Length").int())
	if length > 0 && length <= rest {
		raw := make([]byte, min(length+lookahead, rest))
		if _, err := f.reader.raw(raw, offset); err != nil {
			return nil, err
		}
		if bytes.Contains(raw[length:], endstream) {
			return raw[:length], nil
		}
	}
	raw, found, err := f.untilEndstream(offset, rest)
	if err != nil || found || length <= 0 {
		return raw, err
	}
	return raw[:min(length, int64(len(raw)))], nil
}

// untilEndstream reads on from offset to the word endstream, in growing steps.
func (f *File) untilEndstream(offset, rest int64) (raw []byte, found bool, err error) {
	rest = min(rest, f.opt.MaxStreamBytes)
	for size := min(rest, 64<<10); ; size = min(rest, size*4) {
		raw = make([]byte, size)
		if _, err := f.reader.raw(raw, offset); err != nil {
			return nil, false, err
		}
		if i := bytes.Index(raw, endstream); i >= 0 {
			return bytes.TrimSuffix(bytes.TrimSuffix(raw[:i], []byte("\n")), []byte("\r")), true, nil
		}
		if size == rest {
			return raw, false, nil
		}
	}
}
