package cmaps

// halfWidthCIDs are the CIDs from first to last of each collection whose advance is half an em in horizontal writing.
//
// Sources: Adobe Technical Notes #5079 (GB1), #5080 (CNS1), #5078 (Japan1) and #5093 (Korea1), and the W arrays that
// the fixed-pitch fonts of Adobe's Asian font packs are used with: [814 939 500 7712 [500] 7716 [500] 22355 [500 500]
// 22357 [500]] for STSong-Light, [13648 13742 500 17603 [500]] for MSung-Light, [231 632 500 8718 [500 500]] for
// HeiseiMin-W3 and Ryumin-Light, [8094 8190 500] for HYSMyeongJo-Medium. 7713 to 7715 are the ©, ™ and … of the
// Macintosh CMap, which are not half-width.
var halfWidthCIDs = map[string][]struct{ first, last int }{
	"Adobe-GB1":    {{814, 939}, {7712, 7712}, {7716, 7716}, {22355, 22357}},
	"Adobe-CNS1":   {{13648, 13742}, {17603, 17603}},
	"Adobe-Japan1": {{231, 632}, {8718, 8719}},
	"Adobe-Korea1": {{8094, 8190}},
}

// HalfWidth tells the CIDs that are half an em wide whatever the font, such as the ASCII of GBK-EUC-H. It is for fonts
// that are not embedded and have neither W nor an entry there for the CID: those give DW alone, 1000 if that is
// missing too, and would print ASCII at twice its width.
//
// The CIDs of proportional ASCII (1 to 95 of each collection), which GBKp-EUC-H and the Unicode CMaps lead to, are not
// among them: their widths are the font's own.
func HalfWidth(collection string, cid int) bool {
	for _, r := range halfWidthCIDs[collection] {
		if cid >= r.first && cid <= r.last {
			return true
		}
	}
	return false
}
