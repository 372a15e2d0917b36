// Mutate writes copies of files that differ from them, the same in every run: for crawls that are made up.
//
//	go run ./test/batch/mutate -n 1000 -out DIR FILE...          broken somewhere
//	go run ./test/batch/mutate -n 1000 -harmless -out DIR FILE...  with a comment at the end, which no reader reads
package main

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
)

func main() {
	n := flag.Int("n", 100, "how many files to write")
	out := flag.String("out", "", "the directory to write to")
	harmless := flag.Bool("harmless", false, "only add a comment")
	flag.Parse()
	if err := run(*n, *out, *harmless, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(n int, out string, harmless bool, files []string) error {
	var sources [][]byte
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		sources = append(sources, data)
	}
	for i := range n {
		k := i % len(sources)
		data := slices.Clone(sources[k])
		if harmless {
			data = fmt.Appendf(data, "\n%% %d\n", i)
		} else {
			data = mutate(rand.New(rand.NewPCG(uint64(i), 0)), data)
		}
		name := filepath.Join(out, fmt.Sprintf("%02d", i%20), fmt.Sprintf("%05d%s", i, filepath.Ext(files[k])))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// reference is one of a PDF to an object.
var reference = regexp.MustCompile(`\b[0-9]+ [0-9]+ R\b`)

// words are of those that a PDF is held together by.
var words = []string{"obj", "endobj", "stream", "endstream", "xref", "trailer", "startxref", "/Length", "/Kids", "/Count", "/Filter", "/Root", "/W", "/Contents"}

// mutate breaks a file in one to five places.
func mutate(r *rand.Rand, data []byte) []byte {
	for range 1 + r.IntN(5) {
		if len(data) < 2 {
			break
		}
		at := r.IntN(len(data))
		size := 1 + r.IntN(min(len(data)-at, 1<<r.IntN(14)))
		switch r.IntN(8) {
		case 0:
			data[at] ^= 1 << r.IntN(8)
		case 1:
			data = data[:at]
		case 2:
			data = slices.Delete(data, at, at+size)
		case 3:
			data = slices.Insert(data, at, slices.Clone(data[at:at+size])...)
		case 4:
			clear(data[at : at+size])
		case 5:
			word := []byte(words[r.IntN(len(words))])
			if where := bytes.Index(data[at:], word); where >= 0 {
				data[at+where+r.IntN(len(word))] = byte(r.IntN(256))
			}
		case 6: // a number becomes another: lengths, offsets, references
			digits := 0
			for ; digits < 8 && at+digits < len(data) && data[at+digits] >= '0' && data[at+digits] <= '9'; digits++ {
				data[at+digits] = '0' + byte(r.IntN(10))
			}
		case 7: // a reference becomes that to another object
			if all := reference.FindAllIndex(data, -1); len(all) > 0 {
				one, other := all[r.IntN(len(all))], all[r.IntN(len(all))]
				if one[1]-one[0] == other[1]-other[0] {
					copy(data[one[0]:one[1]], data[other[0]:other[1]])
				}
			}
		}
	}
	return data
}
