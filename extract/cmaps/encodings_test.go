package cmaps

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/unicode/norm"

	"github.com/juesuan/juesuan/extract/cmaps/internal/packed"
)

// comparisons are CMaps whose codes an encoding of golang.org/x/text decodes too, from a source of its own (the WHATWG
// tables). Where the two differ, testdata/encodings.txt says why.
var comparisons = []struct {
	cmap     string
	encoding encoding.Encoding
}{
	{"GB-EUC-H", simplifiedchinese.GBK},
	{"GBK-EUC-H", simplifiedchinese.GBK},
	{"GBKp-EUC-H", simplifiedchinese.GBK},
	{"GBK2K-H", simplifiedchinese.GB18030},
	{"ETen-B5-H", traditionalchinese.Big5},
	{"90ms-RKSJ-H", japanese.ShiftJIS},
	{"KSCms-UHC-H", korean.EUCKR},
}

func TestEncodings(t *testing.T) {
	rows := readExceptions(t)
	for _, c := range comparisons {
		t.Run(c.cmap, func(t *testing.T) {
			cmap, ok := Predefined(c.cmap)
			if !ok {
				t.Fatal("no such CMap")
			}
			agreed := 0
			for _, code := range codesUpToTwoBytes(cmap) {
				ours, theirs := textOf(cmap, code), decoded(c.encoding, code)
				if ours == theirs {
					if ours != "" {
						agreed++
					}
					continue
				}
				if !explained(rows[c.cmap], code, ours, theirs) {
					t.Errorf("%X: %q %U, the encoding says %q %U", code, ours, []rune(ours), theirs, []rune(theirs))
				}
			}
			if agreed < 6000 {
				t.Errorf("agree on %d codes only", agreed)
			}
		})
	}
	for name, list := range rows {
		for _, row := range list {
			if row.used == 0 {
				t.Errorf("testdata/encodings.txt: no difference for %s %X-%X %s", name, row.first, row.last, row.kind)
			}
		}
	}
}

// codesUpToTwoBytes are all codes of one and two bytes that the codespace admits.
func codesUpToTwoBytes(c *CMap) [][]byte {
	var codes [][]byte
	for v := range 0x100 {
		b := []byte{byte(v)}
		if admitted(c, b) {
			codes = append(codes, b)
		}
	}
	for v := range 0x10000 {
		b := binary.BigEndian.AppendUint16(nil, uint16(v))
		if admitted(c, b) {
			codes = append(codes, b)
		}
	}
	return codes
}

func admitted(c *CMap, b []byte) bool {
	return slices.ContainsFunc(c.codespaces(), func(s packed.Codespace) bool {
		return s.Length == len(b) && agreeing(&s, b) == len(b)
	})
}

// textOf is the text of one code, empty for a code that the CMap does not know.
func textOf(c *CMap, b []byte) string {
	cid, ok := c.CID(c.Next(b))
	if !ok {
		return ""
	}
	s, _ := Unicode(c.Collection(), cid)
	return s
}

// decoded is the character that an encoding has for b, empty for none and for more than one.
func decoded(e encoding.Encoding, b []byte) string {
	out, err := e.NewDecoder().Bytes(b)
	if runes := []rune(string(out)); err != nil || len(runes) != 1 || runes[0] == '\uFFFD' {
		return ""
	}
	return string(out)
}

// exception is a row of testdata/encodings.txt.
type exception struct {
	first, last  []byte
	kind         string
	ours, theirs string
	used         int
}

func readExceptions(t *testing.T) map[string][]*exception {
	t.Helper()
	b, err := os.ReadFile("testdata/encodings.txt")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]*exception{}
	for line := range strings.Lines(string(b)) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		row, err := parseException(fields[1:])
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		for name := range strings.SplitSeq(fields[0], "|") {
			own := *row
			rows[name] = append(rows[name], &own)
		}
	}
	return rows
}

func parseException(fields []string) (*exception, error) {
	if len(fields) < 2 {
		return nil, fmt.Errorf("too few columns")
	}
	first, last, isRange := strings.Cut(fields[0], "-")
	if !isRange {
		last = first
	}
	row := &exception{kind: fields[1]}
	var err error
	if row.first, err = hex.DecodeString(first); err != nil {
		return nil, err
	}
	if row.last, err = hex.DecodeString(last); err != nil {
		return nil, err
	}
	if len(fields) > 2 {
		ours, theirs, _ := strings.Cut(fields[2], ":")
		row.ours, row.theirs = written(ours), written(theirs)
	}
	return row, nil
}

// written reads a character, or U+ and its number.
func written(s string) string {
	digits, ok := strings.CutPrefix(s, "U+")
	if v, err := strconv.ParseUint(digits, 16, 32); ok && err == nil {
		return string(rune(v))
	}
	return s
}

func explained(rows []*exception, code []byte, ours, theirs string) bool {
	for _, row := range rows {
		if len(code) == len(row.first) && string(code) >= string(row.first) && string(code) <= string(row.last) &&
			row.holds(ours, theirs) {
			row.used++
			return true
		}
	}
	return false
}

func (e *exception) holds(ours, theirs string) bool {
	switch e.kind {
	case "unknown":
		return ours == ""
	case "added":
		return theirs == "" && ours != ""
	case "folded":
		if r := []rune(theirs); len(r) == 1 && ours != "" {
			folded, ok := FoldIdeograph(r[0])
			return ok && string(folded) == ours
		}
	case "variant":
		return ours != "" && norm.NFKC.String(ours) == norm.NFKC.String(theirs)
	case "differs":
		return ours == e.ours && theirs == e.theirs
	}
	return false
}
