//go:build ignore

// Gen makes codes.tsv: code, name, years, sorted, from the lists function_codes.tsv and economic_codes.tsv of the
// specification (columns year, code, name, source). Rows of lists older than 2018, of misprints ("as printed") and of
// form captions are left out.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// wide makes brackets full-width, as the official lists print them.
var wide = strings.NewReplacer("(", "（", ")", "）")

var year = regexp.MustCompile(`^(20\d\d)\+?$`)

func main() {
	codes := flag.String("codes", "", "folder of the lists")
	out := flag.String("out", "codes.tsv", "file to write")
	flag.Parse()
	years := map[[2]string][]string{}
	for _, file := range []string{"function_codes.tsv", "economic_codes.tsv"} {
		data, err := os.ReadFile(filepath.Join(*codes, file))
		if err != nil {
			log.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			f := strings.Split(line, "\t")
			if len(f) < 3 || !year.MatchString(f[0]) {
				continue
			}
			key := [2]string{f[1], wide.Replace(f[2])}
			if y := strings.TrimSuffix(f[0], "+"); !slices.Contains(years[key], y) {
				years[key] = append(years[key], y)
			}
		}
	}
	var lines []string
	for key, ys := range years {
		slices.Sort(ys)
		lines = append(lines, fmt.Sprintf("%s\t%s\t%s\n", key[0], key[1], strings.Join(ys, ",")))
	}
	slices.Sort(lines)
	if err := os.WriteFile(*out, []byte(strings.Join(lines, "")), 0o644); err != nil {
		log.Fatal(err)
	}
}
