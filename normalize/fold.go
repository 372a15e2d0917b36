package normalize

import "github.com/juesuan/juesuan/text"

// Short names of what package text gives: most functions here have a text of their own.

func fold(s string) string { return text.Fold(s) }

func squash(s string) string { return text.Squash(s) }

func isBlank(r rune) bool { return text.IsBlank(r) }

func foldDigits(s string) string { return text.FoldDigits(s) }

func chineseYears(s string) string { return text.ChineseYears(s) }

func readName(s string) (name string, spread bool) { return text.Name(s) }
