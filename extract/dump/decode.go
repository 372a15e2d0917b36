package dump

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	xunicode "golang.org/x/text/encoding/unicode"

	"github.com/juesuan/juesuan/model"
)

// strayShare is one in how many characters may be unreadable: a dump cut in the middle of a character, or with a
// stray control, is still a dump; bytes of another kind have such characters everywhere.
const strayShare = 200

// decode gives the text of a dump in UTF-8.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return accept(data[3:])
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return transcode(data, xunicode.UTF16(xunicode.LittleEndian, xunicode.ExpectBOM))
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return transcode(data, xunicode.UTF16(xunicode.BigEndian, xunicode.ExpectBOM))
	case utf8.Valid(data):
		return accept(data)
	case mostlyUTF8(data):
		return accept(bytes.ToValidUTF8(data, []byte("\ufffd")))
	}
	return transcode(data, simplifiedchinese.GB18030)
}

func transcode(data []byte, from encoding.Encoding) (string, error) {
	text, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return "", notText(err)
	}
	return accept(text)
}

// mostlyUTF8 holds for UTF-8 with a few broken characters, as a file that was cut by bytes has.
func mostlyUTF8(data []byte) bool {
	broken, wide := 0, 0
	for rest := data; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 2:
			wide++
		}
		rest = rest[n:]
	}
	return broken*strayShare <= wide
}

// accept refuses what has the controls or unreadable characters of binary data.
func accept(text []byte) (string, error) {
	stray, all := 0, 0
	for _, r := range string(text) {
		all++
		switch {
		case r == 0:
			return "", notText(nil)
		case r == utf8.RuneError, unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != '\v':
			stray++
		}
	}
	if stray*strayShare > all {
		return "", notText(nil)
	}
	return string(text), nil
}

func notText(err error) error {
	return &model.Failure{
		Reason:  model.ReasonUnsupportedType,
		Message: "the file is named as text, and its bytes are no text in UTF-8, UTF-16 or GB18030; give the dump as text, or the document itself",
		Err:     err,
	}
}
