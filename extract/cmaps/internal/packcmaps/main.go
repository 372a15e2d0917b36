// Command packcmaps writes the files that package cmaps embeds, one a character collection.
//
//	packcmaps DIRECTORY OUTPUT
//
// DIRECTORY holds Adobe's CMap resources, a folder a collection (Adobe-GB1, Adobe-CNS1, …), each with the CMaps and
// the collection's mapping to Unicode (Adobe-GB1-UCS2, …). Both are published by Adobe under a 3-clause BSD licence,
// as cmap-resources and mapping-resources-pdf, and installed together by Debian's package poppler-data in
// /usr/share/poppler/cMap. (That package's own cidToUnicode files are under the GPL, and are not read.)
//
// The same resources give the same bytes.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/juesuan/juesuan/extract/cmaps/internal/packed"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: packcmaps DIRECTORY OUTPUT")
		os.Exit(2)
	}
	if err := packAll(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "packcmaps:", err)
		os.Exit(1)
	}
}

func packAll(from, to string) error {
	for _, c := range collections {
		data, err := packCollection(filepath.Join(from, c.name), c)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		if err := os.WriteFile(filepath.Join(to, c.name+".cmaps"), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func packCollection(dir string, c collection) ([]byte, error) {
	read := map[string]*resource{}
	var members []packed.Member
	for _, name := range c.cmaps {
		res, err := readResource(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		if res.base != "" && read[res.base] == nil {
			return nil, fmt.Errorf("%s: its base %s is not listed before it", name, res.base)
		}
		read[name] = res
		if err := checkTranscodings(dir, name, res); err != nil {
			return nil, err
		}
		table, err := res.table()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		members = append(members, packed.Member{
			Name: name, Base: res.base, Vertical: res.vertical, Contents: packed.AppendTable(nil, table),
		})
	}
	texts, err := cidTexts(dir, c, read)
	if err != nil {
		return nil, err
	}
	members = append(members, packed.Member{Name: packed.TextsName, Contents: packed.AppendTexts(nil, texts)})
	return packed.Pack(members)
}
