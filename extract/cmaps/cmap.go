package cmaps

import "github.com/juesuan/juesuan/extract/cmaps/internal/packed"

// CMap is a predefined CMap: it splits strings into character codes and leads each code to a CID.
type CMap struct {
	name       string
	collection string
	vertical   bool
	form       form
	base       *CMap // the CMap that this one changes in a few places; nil for none
	table      func() *packed.Table
}

// Predefined returns the CMap that a Type 0 font names as its Encoding: those of PDF 32000-1 table 118 (of all four
// collections, and Identity-H and -V), the UTF-8 and UTF-32 forms of the Unicode ones, and a few older ones that PDF
// files name too (GB-H, GBT-EUC-H, B5-H, RKSJ-H …). False for any other name.
//
// It returns the same CMap each time, and inflates nothing yet.
func Predefined(name string) (*CMap, bool) {
	c, ok := known().cmaps[name]
	return c, ok
}

// Name is the name that Predefined was given.
func (c *CMap) Name() string { return c.name }

// Collection is the character collection of the CIDs, registry and ordering: "Adobe-GB1". It is empty for Identity-H
// and Identity-V, whose CIDs are of the collection that the font's CIDSystemInfo names.
func (c *CMap) Collection() string { return c.collection }

// Vertical tells writing mode 1, in which characters stand one under the other.
func (c *CMap) Vertical() bool { return c.vertical }

// CID returns the CID of a character code of n bytes, as Next gave them. When the CMap does not know the code ok is
// false, and cid is that of the glyph to show in its place: of the notdef range that the code is in, or else 0 (PDF
// 32000-1, 9.7.6.3).
func (c *CMap) CID(code uint32, n int) (cid int, ok bool) {
	if c.form == formIdentity {
		if n != 2 || code > 0xFFFF {
			return 0, false
		}
		return int(code), true
	}
	code, n, ok = c.form.tableCode(code, n)
	if !ok {
		return 0, false
	}
	for m := c; m != nil; m = m.base {
		if r, ok := packed.Find(m.table().CIDs[n-1], code); ok {
			return int(r.CID) + int(code-r.Lo), true
		}
	}
	for m := c; m != nil; m = m.base {
		if r, ok := packed.Find(m.table().NotDef[n-1], code); ok {
			return int(r.CID), false
		}
	}
	return 0, false
}
