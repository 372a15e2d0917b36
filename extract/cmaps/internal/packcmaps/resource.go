package main

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/juesuan/juesuan/extract/cmaps/internal/packed"
)

// code is a character code of a length in bytes.
type code struct {
	length int
	value  uint32
}

// resource is a CMap resource as its file says it, without what it takes from its base.
type resource struct {
	base       string
	vertical   bool
	codespaces []packed.Codespace
	cids       map[code]int
	notdef     map[code]int
	texts      map[int]string // of a CID, in a mapping to Unicode (CMap type 2)
}

func readResource(path string) (*resource, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	res, err := parseResource(string(b))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return res, nil
}

// parseResource reads what CMap files are made of (Adobe Technical Note #5014): sections of hexadecimal codes between
// the operators begin… and end….
func parseResource(text string) (*resource, error) {
	res := &resource{cids: map[code]int{}, notdef: map[code]int{}, texts: map[int]string{}}
	tokens := tokenize(text)
	for i := 0; i < len(tokens); i++ {
		switch t := tokens[i]; {
		case t == "usecmap" && i > 0:
			res.base = strings.TrimPrefix(tokens[i-1], "/")
		case t == "/WMode" && i+1 < len(tokens):
			res.vertical = tokens[i+1] == "1"
		case strings.HasPrefix(t, "begin") && t != "begin" && t != "begincmap":
			end := slices.Index(tokens[i:], "end"+strings.TrimPrefix(t, "begin"))
			if end < 0 {
				return nil, fmt.Errorf("%s without end", t)
			}
			if err := res.section(t, tokens[i+1:i+end]); err != nil {
				return nil, fmt.Errorf("%s: %w", t, err)
			}
			i += end
		}
	}
	return res, nil
}

// tokenize splits at blanks and brackets; a code keeps its opening bracket: <8140.
func tokenize(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "%")
		line = strings.NewReplacer("<", " <", ">", " ", "[", " [ ", "]", " ] ").Replace(line)
		all = append(all, strings.Fields(line)...)
	}
	return all
}

func (res *resource) section(kind string, args []string) error {
	width := map[string]int{
		"begincodespacerange": 2, "begincidrange": 3, "begincidchar": 2, "beginnotdefrange": 3, "beginnotdefchar": 2,
		"beginbfrange": 3, "beginbfchar": 2,
	}[kind]
	if width == 0 {
		return fmt.Errorf("unknown section")
	}
	if len(args)%width != 0 {
		return fmt.Errorf("%d tokens are no whole rows of %d", len(args), width)
	}
	for row := range slices.Chunk(args, width) {
		if err := res.row(kind, row); err != nil {
			return fmt.Errorf("%v: %w", row, err)
		}
	}
	return nil
}

func (res *resource) row(kind string, row []string) error {
	lo, err := parseCode(row[0])
	if err != nil {
		return err
	}
	hi := lo
	if strings.HasSuffix(kind, "range") {
		if hi, err = parseCode(row[1]); err != nil {
			return err
		}
	}
	if hi.length != lo.length || hi.value < lo.value {
		return fmt.Errorf("not a range")
	}
	target := row[len(row)-1]
	switch kind {
	case "begincodespacerange":
		res.codespaces = append(res.codespaces, packed.Codespace{Length: lo.length, Lo: lo.value, Hi: hi.value})
		return nil
	case "beginbfrange", "beginbfchar":
		return res.addTexts(lo, hi, target)
	}
	cid, err := strconv.Atoi(target)
	if err != nil {
		return err
	}
	for v := lo.value; v <= hi.value; v++ {
		if strings.Contains(kind, "notdef") {
			res.notdef[code{lo.length, v}] = cid
			continue
		}
		res.cids[code{lo.length, v}] = cid
		cid++
	}
	return nil
}

// addTexts maps CIDs to UTF-16: the last unit counts up over a range.
func (res *resource) addTexts(lo, hi code, target string) error {
	b, err := hex.DecodeString(strings.TrimPrefix(target, "<"))
	if err != nil || len(b) == 0 || len(b)%2 != 0 {
		return fmt.Errorf("not UTF-16")
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	for v := lo.value; v <= hi.value; v++ {
		res.texts[int(v)] = string(utf16.Decode(units))
		units[len(units)-1]++
	}
	return nil
}

func parseCode(token string) (code, error) {
	digits, ok := strings.CutPrefix(token, "<")
	v, err := strconv.ParseUint(digits, 16, 32)
	if !ok || err != nil || len(digits)%2 != 0 {
		return code{}, fmt.Errorf("not a code: %s", token)
	}
	return code{len(digits) / 2, uint32(v)}, nil
}

// table joins the codes to ranges again, as few as can be.
func (res *resource) table() (*packed.Table, error) {
	t := &packed.Table{Codespaces: res.codespaces}
	if err := joinRanges(&t.CIDs, res.cids, 1); err != nil {
		return nil, err
	}
	return t, joinRanges(&t.NotDef, res.notdef, 0)
}

// joinRanges makes ranges over which the CID grows by step with each code.
func joinRanges(into *[packed.MaxCodeLength][]packed.Range, cids map[code]int, step int) error {
	for _, c := range sortedCodes(cids) {
		cid := cids[c]
		if cid < 0 || cid > 0xFFFF {
			return fmt.Errorf("CID %d", cid)
		}
		ranges := into[c.length-1]
		if n := len(ranges); n > 0 {
			last := &ranges[n-1]
			count := int(last.Span) + 1
			if c.value == last.Lo+uint32(count) && cid == int(last.CID)+step*count && last.Span < 0xFFFF {
				last.Span++
				continue
			}
		}
		into[c.length-1] = append(ranges, packed.Range{Lo: c.value, CID: uint16(cid)})
	}
	return nil
}

func sortedCodes(cids map[code]int) []code {
	codes := make([]code, 0, len(cids))
	for c := range cids {
		codes = append(codes, c)
	}
	slices.SortFunc(codes, func(x, y code) int {
		return cmp.Or(cmp.Compare(x.length, y.length), cmp.Compare(x.value, y.value))
	})
	return codes
}
