package cmaps

// Unicode returns the text of a CID of a character collection ("Adobe-GB1"), usually one character. False for a
// collection that is not known, a CID beyond its end, and a glyph that is no character.
//
// The source is Adobe's mapping of the collection (Adobe-GB1-UCS2 and its like), and the inverse of the collection's
// UTF-32 CMaps where that gives a more ordinary character: an ideograph rather than a radical, a compatibility
// ideograph, a vertical form or a private-use code. What has nothing more ordinary stays: FoldIdeograph changes it
// further. A rotated, vertical or half-width glyph has the text of the upright full one or of the ASCII one, and the
// half-width space is a common space.
func Unicode(collection string, cid int) (string, bool) {
	texts, ok := known().texts[collection]
	if !ok {
		return "", false
	}
	s := texts().At(cid)
	return s, s != ""
}
