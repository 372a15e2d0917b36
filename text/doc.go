// Package text reads printed Chinese and printed numbers: the one folding, the one lexer of numbers, the one distance
// between labels.
//
// In: strings as printed. Out: the forms in which labels compare (Fold, Squash, Name), figures (ParseNumber), codes
// (ParseCode), labels without their note marks (Marks), and how far two labels are apart (Distance).
//
// The grammar of a figure:
//
//	cell    = [mark] figure [mark] | dashes | blank
//	figure  = [sign] [currency] body [percent | unit] | "(" body ")" [percent | unit] | body minus
//	body    = whole [point decimals] | point decimals | body "E" exponent
//	whole   = 1 to 3 digits and groups of three after one kind of grouping sign | digits without groups
//	sign    = "+" | minus
//	minus   = - − ‐ ‑ ‒ – — ― ─ ⁃ ˗ ⁻ ₋ ﹣ － ー 一 soft hyphen △ ▲ ▽ ▼ 负
//	group   = , ， ‚ 、 ﹐ ' ’ ‘ ′ and blanks thinner than a word's
//	point   = . ． 。 · • ․ ‧ ∙ ⋅ ・
//	unit    = 元 千元 万元 百万元 亿元, also in brackets
//	mark    = ① ⑴ ¹ ₁ ㈠ * ※ # † [1] 〔1〕 注1, and (1) behind a figure
//	dashes  = minus signs or "/" alone
//
// Marks come off before compatibility forms are folded: NFKC makes 5.511 of 5.51①. Full-width forms count as their
// half-width ones. A figure that breaks the grammar by its grouping, its point or a blank between two digits is read as
// if that were not there, and carries a doubt, but where the whole column breaks it likewise (GrammarOf). Dates, numbers of documents (文号) and of pages, and the #### of a cell
// that is too narrow are words.
//
// What always holds: the package is pure; Value parses as a decimal when Kind is Figure; the digits of Value are the
// digits of the print without its marks; a doubt names its reason.
package text
