package cmaps

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldIdeograph returns the ordinary ideograph that a Kangxi radical (U+2F00–2FD5), a CJK radical (U+2E80–2EFF) or a
// CJK compatibility ideograph (U+F900–FAFF, U+2F800–2FA1F) looks like. False for every other character, for the twelve
// characters of the compatibility block that are ordinary ideographs, and for the one radical (⺀) that has none.
//
// Such characters come from ToUnicode tables that were made by looking a glyph up backwards: ⼊ for 入, ⻓ for 长. The
// sources are the decompositions of Unicode (NFKC) and, for the radicals that have none, the property
// Equivalent_Unified_Ideograph of the Unicode Character Database 14.0. A few radicals go to the variant of that shape
// and not to the common character: ⺼ to 肉, but ⻏ to 邑 and ⻖ to 阝, as the property has them.
func FoldIdeograph(r rune) (rune, bool) {
	switch {
	case r >= 0x2E80 && r <= 0x2EFF:
		if folded, ok := radicals[r]; ok {
			return folded, true
		}
	case r >= 0x2F00 && r <= 0x2FD5, r >= 0xF900 && r <= 0xFAFF, r >= 0x2F800 && r <= 0x2FA1F:
		return decomposed(r)
	}
	return r, false
}

// decomposed is the compatibility decomposition of a character, which is one character for all ideographs.
func decomposed(r rune) (rune, bool) {
	var b [utf8.UTFMax]byte
	n := utf8.EncodeRune(b[:], r)
	d := norm.NFKD.Properties(b[:n]).Decomposition()
	if d == nil {
		return r, false
	}
	folded, size := utf8.DecodeRune(d)
	return folded, size == len(d)
}

// radicals folds the CJK Radicals Supplement.
var radicals = map[rune]rune{
	'⺁': '厂', '⺂': '乛', '⺃': '乚', '⺄': '乙', '⺅': '亻', '⺆': '冂', '⺇': '𠘨', '⺈': '刀', '⺉': '刂',
	'⺊': '卜', '⺋': '㔾', '⺌': '小', '⺍': '小', '⺎': '兀', '⺏': '尣', '⺐': '尢', '⺑': '𡯂', '⺒': '巳',
	'⺓': '幺', '⺔': '彑', '⺕': '彐', '⺖': '忄', '⺗': '心', '⺘': '扌', '⺙': '攵', '⺛': '旡', '⺜': '日',
	'⺝': '月', '⺞': '歺', '⺟': '母', '⺠': '民', '⺡': '氵', '⺢': '氺', '⺣': '灬', '⺤': '爫', '⺥': '爫',
	'⺦': '丬', '⺧': '牛', '⺨': '犭', '⺩': '王', '⺪': '𤴔', '⺫': '目', '⺬': '示', '⺭': '礻', '⺮': '𥫗',
	'⺯': '糹', '⺰': '纟', '⺱': '罓', '⺲': '罒', '⺳': '㓁', '⺴': '冗', '⺵': '𦉫', '⺶': '羊', '⺷': '𦍌',
	'⺸': '𦍋', '⺹': '耂', '⺺': '肀', '⺻': '聿', '⺼': '肉', '⺽': '𦥑', '⺾': '艹', '⺿': '艹', '⻀': '艹',
	'⻁': '虎', '⻂': '衤', '⻃': '覀', '⻄': '西', '⻅': '见', '⻆': '角', '⻇': '𧢲', '⻈': '讠', '⻉': '贝',
	'⻊': '𧾷', '⻋': '车', '⻌': '辶', '⻍': '辶', '⻎': '辶', '⻏': '邑', '⻐': '钅', '⻑': '長', '⻒': '镸',
	'⻓': '长', '⻔': '门', '⻕': '𨸏', '⻖': '阝', '⻗': '雨', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风',
	'⻜': '飞', '⻝': '食', '⻞': '𩙿', '⻟': '飠', '⻠': '饣', '⻡': '𩠐', '⻢': '马', '⻣': '骨', '⻤': '鬼',
	'⻥': '鱼', '⻦': '鸟', '⻧': '卤', '⻨': '麦', '⻩': '黄', '⻪': '黾', '⻫': '斉', '⻬': '齐', '⻭': '歯',
	'⻮': '齿', '⻯': '竜', '⻰': '龙', '⻱': '龜', '⻲': '亀', '⻳': '龟',
}
