// Package cmaps knows what the character codes of Chinese, Japanese and Korean fonts mean that name a predefined CMap
// and bring no ToUnicode of their own: the GBK-EUC-H and UniGB-UCS2-H of so many official documents.
//
// What comes in: the bytes of a shown string and the names in its font dictionary; what goes out: character codes, CIDs
// and Unicode. The way from one to the other is
//
//	string ── (*CMap).Next ──→ code ── (*CMap).CID ──→ CID ── Unicode ──→ text
//
// for the collections Adobe-GB1, Adobe-CNS1, Adobe-Japan1, Adobe-Korea1 and Adobe-KR. A font with its own CMap or with
// Identity-H, but with one of these collections in its CIDSystemInfo, can ask Unicode alone.
//
// Beside it stand three small tables for text that is readable but spelt oddly: FoldIdeograph (radicals and
// compatibility ideographs for ordinary ones), CheckMark (Wingdings and Symbol) and HalfWidth (widths of fonts that
// give none).
//
// What always holds: nothing here fails or panics, whatever the bytes; nothing allocates once a CMap is loaded; a CMap
// is inflated when it is first asked, once, and may then be used by many goroutines.
//
// The data are Adobe's, see data/LICENSE-Adobe-cmap-resources. The packer below is given the folder of the resources,
// which Debian's package poppler-data installs.
package cmaps

//go:generate go run ./internal/packcmaps /usr/share/poppler/cMap data
