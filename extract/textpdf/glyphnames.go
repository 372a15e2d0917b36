package textpdf

import (
	"strconv"
	"strings"
)

// glyphText is the text of a glyph name, "" when the name tells nothing ("g12", "cid34", ".notdef"). It follows the
// Adobe Glyph List's rules: what stands behind a point is left out, parts joined by "_" are a ligature.
func glyphText(name string) string {
	if name == "" || name == ".notdef" {
		return ""
	}
	name, _, _ = strings.Cut(name, ".")
	if r, ok := glyphNames[name]; ok {
		return runeText(r)
	}
	if strings.Contains(name, "_") {
		var b strings.Builder
		for _, part := range strings.Split(name, "_") {
			s := glyphText(part)
			if s == "" {
				return ""
			}
			b.WriteString(s)
		}
		return b.String()
	}
	if len(name) == 1 && name[0] > ' ' && name[0] < 0x7f {
		return name
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		return hexText(hex, 4)
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		return hexText(hex, len(hex))
	}
	return ""
}

// hexText reads hexadecimal numbers of width digits each.
func hexText(hex string, width int) string {
	var runes []rune
	for i := 0; i+width <= len(hex); i += width {
		v, err := strconv.ParseUint(hex[i:i+width], 16, 32)
		if err != nil {
			return ""
		}
		runes = append(runes, rune(v))
	}
	return cleanText(runes)
}

// glyphNames are the names that fonts of accounts use: Latin, Greek, punctuation, signs.
var glyphNames = func() map[string]rune {
	names := make(map[string]rune, 600)
	for c := 'A'; c <= 'Z'; c++ {
		names[string(c)], names[string(c+32)] = c, c+32
	}
	fields := strings.Fields(namesOfSigns)
	for i := 0; i+1 < len(fields); i += 2 {
		v, err := strconv.ParseUint(fields[i+1], 16, 32)
		if err == nil {
			names[fields[i]] = rune(v)
		}
	}
	// Accented letters: the base letter's name with that of its accent.
	for accent, letters := range namesOfAccents {
		letters := []rune(letters)
		for i := 0; i+1 < len(letters); i += 2 {
			names[string(letters[i])+accent] = letters[i+1]
		}
	}
	return names
}()

var namesOfAccents = map[string]string{
	"grave":        "AÀEÈIÌOÒUÙaàeèiìoòuùNǸnǹ",
	"acute":        "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćNŃnńSŚsśZŹzźLĹlĺRŔrŕ",
	"circumflex":   "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ",
	"tilde":        "AÃNÑOÕaãnñoõIĨiĩUŨuũ",
	"dieresis":     "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸ",
	"ring":         "AÅaåUŮuů",
	"cedilla":      "CÇcçSŞsşTŢtţ",
	"caron":        "CČcčDĎdďEĚeěNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔGǦgǧ",
	"breve":        "AĂaăGĞgğEĔeĕIĬiĭOŎoŏUŬuŭ",
	"ogonek":       "AĄaąEĘeęIĮiįUŲuų",
	"macron":       "AĀaāEĒeēIĪiīOŌoōUŪuū",
	"dotaccent":    "CĊcċEĖeėGĠgġIİZŻzż",
	"hungarumlaut": "OŐoőUŰuű",
	"slash":        "OØoøLŁlł",
	"croat":        "DĐdđ",
}

const namesOfSigns = `
space 20 exclam 21 quotedbl 22 numbersign 23 dollar 24 percent 25 ampersand 26 quotesingle 27 parenleft 28 parenright 29
asterisk 2A plus 2B comma 2C hyphen 2D minus 2212 period 2E slash 2F zero 30 one 31 two 32 three 33 four 34 five 35 six 36
seven 37 eight 38 nine 39 colon 3A semicolon 3B less 3C equal 3D greater 3E question 3F at 40 bracketleft 5B backslash 5C
bracketright 5D asciicircum 5E underscore 5F grave 60 braceleft 7B bar 7C braceright 7D asciitilde 7E
nbspace A0 nonbreakingspace A0 exclamdown A1 cent A2 sterling A3 currency A4 yen A5 brokenbar A6 section A7 dieresis A8
copyright A9 ordfeminine AA guillemotleft AB logicalnot AC sfthyphen AD softhyphen AD registered AE macron AF overscore AF
degree B0 plusminus B1 twosuperior B2 threesuperior B3 acute B4 mu B5 mu1 B5 paragraph B6 periodcentered B7 middot B7
cedilla B8 onesuperior B9 ordmasculine BA guillemotright BB onequarter BC onehalf BD threequarters BE questiondown BF
AE C6 Eth D0 multiply D7 Thorn DE germandbls DF ae E6 eth F0 divide F7 thorn FE
Dcroat 110 dcroat 111 Hbar 126 hbar 127 dotlessi 131 IJ 132 ij 133 kgreenlandic 138 Lslash 141 lslash 142 Ldot 13F ldot 140
napostrophe 149 Eng 14A eng 14B OE 152 oe 153 Tbar 166 tbar 167 longs 17F florin 192 Scommaaccent 218 scommaaccent 219
Gcommaaccent 122 gcommaaccent 123 Kcommaaccent 136 kcommaaccent 137 Lcommaaccent 13B lcommaaccent 13C
Ncommaaccent 145 ncommaaccent 146 Rcommaaccent 156 rcommaaccent 157 Tcommaaccent 162 tcommaaccent 163
circumflex 2C6 caron 2C7 breve 2D8 dotaccent 2D9 ring 2DA ogonek 2DB tilde 2DC ilde 2DC hungarumlaut 2DD
Alpha 391 Beta 392 Gamma 393 Delta 2206 Epsilon 395 Zeta 396 Eta 397 Theta 398 Iota 399 Kappa 39A Lambda 39B Mu 39C Nu 39D
Xi 39E Omicron 39F Pi 3A0 Rho 3A1 Sigma 3A3 Tau 3A4 Upsilon 3A5 Phi 3A6 Chi 3A7 Psi 3A8 Omega 2126
alpha 3B1 beta 3B2 gamma 3B3 delta 3B4 epsilon 3B5 zeta 3B6 eta 3B7 theta 3B8 iota 3B9 kappa 3BA lambda 3BB nu 3BD xi 3BE
omicron 3BF pi 3C0 rho 3C1 sigma 3C3 sigma1 3C2 tau 3C4 upsilon 3C5 phi 3C6 phi1 3D5 chi 3C7 psi 3C8 omega 3C9 omega1 3D6
theta1 3D1 Upsilon1 3D2
endash 2013 emdash 2014 horizontalbar 2015 quoteleft 2018 quoteright 2019 quotesinglbase 201A quotereversed 201B
quotedblleft 201C quotedblright 201D quotedblbase 201E dagger 2020 daggerdbl 2021 bullet 2022 onedotenleader 2024
twodotenleader 2025 ellipsis 2026 perthousand 2030 minute 2032 second 2033 guilsinglleft 2039 guilsinglright 203A
referencemark 203B fraction 2044 Euro 20AC euro 20AC numero 2116 afii61352 2116 trademark 2122 ohm 2126 estimated 212E
onethird 2153 twothirds 2154 oneeighth 215B threeeighths 215C fiveeighths 215D seveneighths 215E
arrowleft 2190 arrowup 2191 arrowright 2192 arrowdown 2193 arrowboth 2194 arrowupdn 2195 arrowdblright 21D2 arrowdblboth 21D4
universal 2200 partialdiff 2202 existential 2203 emptyset 2205 increment 2206 gradient 2207 element 2208 notelement 2209
suchthat 220B product 220F summation 2211 asteriskmath 2217 radical 221A proportional 221D infinity 221E angle 2220
logicaland 2227 logicalor 2228 intersection 2229 union 222A integral 222B therefore 2234 similar 223C congruent 2245
approxequal 2248 notequal 2260 equivalence 2261 lessequal 2264 greaterequal 2265 propersubset 2282 propersuperset 2283
notsubset 2284 reflexsubset 2286 reflexsuperset 2287 circleplus 2295 circlemultiply 2297 perpendicular 22A5 dotmath 22C5
lozenge 25CA blacksquare 25A0 H18073 25A0 whitesquare 25A1 H22073 25A1 blackcircle 25CF H18533 25CF whitecircle 25CB circle 25CB
triagup 25B2 triagdn 25BC triagrt 25BA triaglf 25C4 filledbox 25A0 star 2605 whitestar 2606 spade 2660 club 2663 heart 2665 diamond 2666
checkmark 2713 apple F8FF fi FB01 fl FB02 ff FB00 ffi FB03 ffl FB04
zerosuperior 2070 foursuperior 2074 fivesuperior 2075 sixsuperior 2076 sevensuperior 2077 eightsuperior 2078 ninesuperior 2079
parenleftsuperior 207D parenrightsuperior 207E nsuperior 207F
zeroinferior 2080 oneinferior 2081 twoinferior 2082 threeinferior 2083 fourinferior 2084 fiveinferior 2085 sixinferior 2086
seveninferior 2087 eightinferior 2088 nineinferior 2089 ideographicspace 3000 ideographiccomma 3001 ideographicperiod 3002
`
