package textpdf

import (
	"slices"
	"strings"
)

// Damage that a font shows in its dictionaries, without which its strings may read as others: parts that are missing, and
// references that lead to another object than they did. What a font of the latter kind says can be quite plausible.

// fontSubtypes are those of the standard, ISO 32000-1, table 110.
var fontSubtypes = []string{"Type0", "Type1", "MMType1", "TrueType", "Type3"}

// fontFaults are the faults of a font dictionary, in words.
func fontFaults(dict *object) (faults []string) {
	for _, part := range []string{"Widths", "ToUnicode", "Encoding", "FontDescriptor", "DescendantFonts"} {
		if dict.dangling(part) {
			faults = append(faults, "its "+part+" is missing from the file")
		}
	}
	if widths := dict.key("Widths").len(); widths > 0 && dict.key("LastChar").isNumber() && widths < dict.key("LastChar").int()-dict.key("FirstChar").int()+1 {
		faults = append(faults, "some of its Widths are missing")
	}
	if first := dict.key("FirstChar"); first.isNumber() && (first.int() < 0 || first.int() > 255) {
		faults = append(faults, "its Widths are for codes that it does not have")
	}
	subtype := dict.key("Subtype").name()
	if !slices.Contains(fontSubtypes, subtype) {
		faults = append(faults, "it is no font, or does not say of what type")
	}
	if subtype == "Type0" {
		if why := descendantFault(dict); why != "" {
			faults = append(faults, why)
		}
	}
	return faults
}

// descendantFault says why the descendant of a composite font is not the one it was made with; "" when it is, or when
// there is none. The two have one name, behind the tag of a subset: tools that merge files let fonts of other subsets
// share one descendant. The name of the composite font may go on with that of its CMap (ISO 32000-1, table 121).
func descendantFault(dict *object) string {
	descendant := descendantOf(dict)
	if !descendant.isDict() {
		return ""
	}
	if subtype := descendant.key("Subtype").name(); subtype != "CIDFontType0" && subtype != "CIDFontType2" {
		return "its descendant is no font of CIDs"
	}
	own, other := dict.key("BaseFont").name(), descendant.key("BaseFont").name()
	if isTagged(own) && isTagged(other) && !strings.HasPrefix(own[subsetTag:], other[subsetTag:]) {
		return "its descendant is that of another font"
	}
	return ""
}
