package textpdf

import "bytes"

// cffProgram is what is read of a Compact Font Format program.
type cffProgram struct {
	cidKeyed    bool
	names       []string    // by glyph; "" when unknown
	codes       map[int]int // code → glyph of a custom encoding; nil for the standard one
	glyphs      map[int]int // CID → glyph of a CID-keyed program
	charStrings [][]byte    // by glyph
}

// cffTexts gives the texts of the codes by the program's own encoding.
func cffTexts(data []byte) (texts [256]string, ok bool) {
	if bytes.HasPrefix(data, []byte("OTTO")) {
		data = sfntTable(data, "CFF ")
	}
	c, parsed := parseCFF(data)
	if !parsed || c.cidKeyed {
		return texts, false
	}
	if c.codes == nil {
		for code, r := range standardEncoding {
			if r != 0 {
				texts[code] = runeText(r)
			}
		}
		return texts, true
	}
	for code, g := range c.codes {
		if code >= 0 && code < 256 && g < len(c.names) {
			if s := glyphText(c.names[g]); s != "" {
				texts[code], ok = s, true
			}
		}
	}
	return texts, ok
}

// cffIndex reads an INDEX and where it ends.
func cffIndex(data []byte, at int) (items [][]byte, end int, ok bool) {
	n := u16(data, at)
	if at < 0 || at+2 > len(data) {
		return nil, 0, false
	}
	if n == 0 {
		return nil, at + 2, true
	}
	if at+3 > len(data) {
		return nil, 0, false
	}
	size := int(data[at+2])
	base := at + 3 + (n+1)*size - 1
	if size < 1 || size > 4 || base >= len(data) {
		return nil, 0, false
	}
	offset := func(i int) int {
		v := 0
		for _, b := range data[at+3+i*size : at+3+(i+1)*size] {
			v = v<<8 | int(b)
		}
		return base + v
	}
	for i := range n {
		from, to := offset(i), offset(i+1)
		if from > to || to > len(data) {
			return nil, 0, false
		}
		items = append(items, data[from:to])
	}
	return items, offset(n), true
}

// cffDict reads the integer operands of a DICT by operator; two-byte operators are 1200 + their second byte.
func cffDict(data []byte) map[int][]int {
	out := map[int][]int{}
	var args []int
	for i := 0; i < len(data); {
		b := int(data[i])
		i++
		switch {
		case b <= 21:
			if b == 12 && i < len(data) {
				b = 1200 + int(data[i])
				i++
			}
			out[b], args = args, nil
		case b == 28:
			args = append(args, int(int16(u16(data, i))))
			i += 2
		case b == 29:
			args = append(args, int(int32(u32(data, i))))
			i += 4
		case b == 30: // a real number
			for i < len(data) && data[i]&0x0f != 0x0f && data[i]>>4 != 0x0f {
				i++
			}
			i++
			args = append(args, 0)
		case b >= 32 && b <= 246:
			args = append(args, b-139)
		case b >= 247 && b <= 250 && i < len(data):
			args = append(args, (b-247)*256+int(data[i])+108)
			i++
		case b >= 251 && b <= 254 && i < len(data):
			args = append(args, -(b-251)*256-int(data[i])-108)
			i++
		}
	}
	return out
}

// Operators of the top DICT.
const (
	cffCharsetOffset = 15
	cffEncoding      = 16
	cffCharStrings   = 17
	cffROS           = 1230
)

func parseCFF(data []byte) (c cffProgram, ok bool) {
	if len(data) < 4 || data[0] != 1 {
		return c, false
	}
	_, at, ok := cffIndex(data, int(data[2]))
	if !ok {
		return c, false
	}
	tops, at, ok := cffIndex(data, at)
	if !ok || len(tops) == 0 {
		return c, false
	}
	strings, _, ok := cffIndex(data, at)
	if !ok {
		return c, false
	}
	top := cffDict(tops[0])
	_, c.cidKeyed = top[cffROS]
	arg := func(op int) int {
		if a := top[op]; len(a) > 0 {
			return a[0]
		}
		return 0
	}
	charStrings := arg(cffCharStrings)
	if charStrings <= 0 || charStrings+2 > len(data) {
		return c, c.cidKeyed
	}
	n := u16(data, charStrings)
	c.charStrings, _, _ = cffIndex(data, charStrings)
	if c.cidKeyed {
		c.glyphs = make(map[int]int, n)
		cffCharset(data, arg(cffCharsetOffset), n, func(glyph, cid int) { c.glyphs[cid] = glyph })
		return c, true
	}
	c.names = cffGlyphNames(data, arg(cffCharsetOffset), n, strings)
	c.codes = cffCodes(data, arg(cffEncoding))
	return c, true
}

func cffGlyphNames(data []byte, charset, n int, strings [][]byte) []string {
	name := func(sid int) string {
		const standardStrings = 391
		if sid < len(cffStandardNames) {
			return cffStandardNames[sid]
		}
		if i := sid - standardStrings; i >= 0 && i < len(strings) {
			return string(strings[i])
		}
		return ""
	}
	names := make([]string, n)
	if charset <= 2 { // predefined; 0 is ISOAdobe, whose glyphs are in the order of the standard names
		for g := 1; g < n && charset == 0; g++ {
			names[g] = name(g)
		}
		return names
	}
	cffCharset(data, charset, n, func(glyph, sid int) {
		if glyph < n && glyph > 0 {
			names[glyph] = name(sid)
		}
	})
	return names
}

// cffCharset calls each with every glyph of a charset and its string or CID. In a CID-keyed program without a
// charset the CID is the glyph.
func cffCharset(data []byte, charset, n int, each func(glyph, id int)) {
	each(0, 0)
	if charset <= 2 {
		for g := 1; g < n; g++ {
			each(g, g)
		}
		return
	}
	if charset >= len(data) {
		return
	}
	format, at := data[charset], charset+1
	for g := 1; g < n && at < len(data); {
		id := u16(data, at)
		at += 2
		left := 0
		switch format {
		case 1:
			if at < len(data) {
				left = int(data[at])
			}
			at++
		case 2:
			left = u16(data, at)
			at += 2
		}
		for i := 0; i <= left && g < n; i++ {
			each(g, id+i)
			g++
		}
	}
}

func cffCodes(data []byte, encoding int) map[int]int {
	if encoding <= 1 || encoding+2 > len(data) {
		return nil
	}
	codes := map[int]int{}
	format, n, at, g := data[encoding]&0x7f, int(data[encoding+1]), encoding+2, 1
	for i := 0; i < n && at < len(data); i++ {
		first := int(data[at])
		at++
		left := 0
		if format == 1 {
			if at < len(data) {
				left = int(data[at])
			}
			at++
		}
		for c := first; c <= first+left; c++ {
			codes[c] = g
			g++
		}
	}
	return codes
}

// cffStandardNames are the first 229 standard strings: those of the ISOAdobe charset.
var cffStandardNames = func() []string {
	out := make([]string, 0, 229)
	for _, name := range bytes.Fields([]byte(cffStandard)) {
		out = append(out, string(name))
	}
	return out
}()

const cffStandard = `.notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright
asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater
question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore
quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde exclamdown cent sterling
fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl endash dagger
daggerdbl periodcentered paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand
questiondown grave acute circumflex tilde macron breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash AE
ordfeminine Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls onesuperior logicalnot mu trademark Eth
onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth multiply
threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute
Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave
Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute
icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex udieresis ugrave
yacute ydieresis zcaron`
