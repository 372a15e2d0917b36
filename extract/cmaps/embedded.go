package cmaps

import (
	"embed"
	"strings"
	"sync"

	"github.com/juesuan/juesuan/extract/cmaps/internal/packed"
)

//go:embed data/*.cmaps
var data embed.FS

// embeddedCollections are the files in data.
var embeddedCollections = []string{"Adobe-GB1", "Adobe-CNS1", "Adobe-Japan1", "Adobe-Korea1", "Adobe-KR"}

// registry is what the directories of the embedded files list; the contents stay deflated until asked for.
type registry struct {
	cmaps map[string]*CMap
	texts map[string]func() *packed.Texts // by collection
}

var known = sync.OnceValue(func() *registry {
	r := &registry{cmaps: map[string]*CMap{}, texts: map[string]func() *packed.Texts{}}
	for _, name := range embeddedCollections {
		r.add(name)
	}
	r.cmaps["Identity-H"] = &CMap{name: "Identity-H", form: formIdentity}
	r.cmaps["Identity-V"] = &CMap{name: "Identity-V", form: formIdentity, vertical: true}
	return r
})

// add lists the members of a collection. A base comes before what is based on it.
func (r *registry) add(collection string) {
	file, err := data.ReadFile("data/" + collection + ".cmaps")
	if err != nil {
		return // TestEmbedded fails
	}
	members, err := packed.Open(file)
	if err != nil {
		return // the same
	}
	for _, m := range members {
		if m.Name == packed.TextsName {
			r.texts[collection] = sync.OnceValue(func() *packed.Texts { return inflateTexts(&m) })
			continue
		}
		table := sync.OnceValue(func() *packed.Table { return inflateTable(&m) })
		c := CMap{name: m.Name, collection: collection, vertical: m.Vertical, base: r.cmaps[m.Base], table: table}
		r.cmaps[m.Name] = &c
		if strings.Contains(m.Name, "-UTF32-") {
			r.addForm(c, "-UTF16-", formUTF16)
			r.addForm(c, "-UTF8-", formUTF8)
		}
	}
}

// addForm lists the sibling of a UTF-32 CMap that shares its table.
func (r *registry) addForm(c CMap, name string, f form) {
	c.name = strings.Replace(c.name, "-UTF32-", name, 1)
	c.form = f
	r.cmaps[c.name] = &c
}

// inflateTable gives an empty table for data that can't be read, which TestEmbedded makes sure there are none of.
func inflateTable(m *packed.Member) *packed.Table {
	b, err := m.Inflate()
	if err != nil {
		return &packed.Table{}
	}
	t, err := packed.DecodeTable(b)
	if err != nil {
		return &packed.Table{}
	}
	return t
}

func inflateTexts(m *packed.Member) *packed.Texts {
	b, err := m.Inflate()
	if err != nil {
		return nil
	}
	t, err := packed.DecodeTexts(b)
	if err != nil {
		return nil
	}
	return t
}
