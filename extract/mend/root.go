package mend

import (
	"bytes"
	"fmt"
)

// file is what a scan found: for each object number the last object of it, in the order of their places.
type file struct {
	objects  []object
	byNumber map[int]int // index into objects
	// unordered is set when a page tree was made up, of the pages in their places in the file.
	unordered bool
}

func newFile(objects []object) *file {
	last := map[int]int{}
	for i, o := range objects {
		last[o.number] = i
	}
	f := &file{byNumber: make(map[int]int, len(last))}
	for i, o := range objects {
		if last[o.number] == i {
			f.byNumber[o.number] = len(f.objects)
			f.objects = append(f.objects, o)
		}
	}
	return f
}

func (f *file) object(number int) *object {
	if i, ok := f.byNumber[number]; ok {
		return &f.objects[i]
	}
	return nil
}

// add appends an object of a new number.
func (f *file) add(value string) (number int) {
	for _, o := range f.objects {
		number = max(number, o.number)
	}
	number++
	f.byNumber[number] = len(f.objects)
	f.objects = append(f.objects, object{number: number, value: []byte(value)})
	return number
}

// root finds the catalog: the one the last trailer names, else any that has pages, else one is made for the pages that
// are there. ok is false when there are no pages.
func (f *file) root(trailers []dictionary) (number int, ok bool) {
	for i := len(trailers) - 1; i >= 0; i-- {
		if n, ok := trailers[i].reference("Root"); ok && f.isCatalog(n) {
			return n, true
		}
	}
	if n, ok := f.latest(catalog, f.isCatalog); ok {
		return n, true
	}
	pages, ok := f.pageTree()
	if !ok {
		return 0, false
	}
	return f.add(fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R >>", pages)), true
}

// mostTries bounds how many objects are looked at in search of one that serves.
const mostTries = 100

// latest is the last object of a kind that serves.
func (f *file) latest(k kind, serves func(number int) bool) (number int, ok bool) {
	tries := 0
	for i := len(f.objects) - 1; i >= 0 && tries < mostTries; i-- {
		if o := &f.objects[i]; o.kind == k {
			if tries++; serves(o.number) {
				return o.number, true
			}
		}
	}
	return 0, false
}

// isCatalog reports whether an object leads to a page tree.
func (f *file) isCatalog(number int) bool {
	o := f.object(number)
	if o == nil {
		return false
	}
	d := o.dictionary()
	if n, ok := d.reference("Pages"); ok {
		return f.hasKids(n)
	}
	return bytes.HasPrefix(d.get("Pages"), []byte("<<")) // a page tree written inside: as good as the file gets
}

// hasKids reports whether at least one child of a node of the page tree is there.
func (f *file) hasKids(number int) bool {
	o := f.object(number)
	if o == nil {
		return false
	}
	kids := o.dictionary().get("Kids")
	if n, _, _, ok := reference(kids, 0); ok {
		list := f.object(n)
		if list == nil {
			return false
		}
		kids = list.value
	}
	for i := skipSpace(kids, 0); i < len(kids); {
		n, _, end, ok := reference(kids, i)
		switch {
		case ok && f.object(n) != nil, bytes.HasPrefix(kids[i:], []byte("<<")):
			return true
		case !ok:
			if end = skipToken(kids, i); end < 0 {
				return false
			}
		}
		i = skipSpace(kids, end)
	}
	return false
}

// pageTree finds the root of the page tree, or makes one for the pages that no longer have one.
func (f *file) pageTree() (number int, ok bool) {
	isRoot := func(n int) bool { return f.object(n).dictionary().get("Parent") == nil && f.hasKids(n) }
	if n, ok := f.latest(pageNode, isRoot); ok {
		return n, true
	}
	var kids bytes.Buffer
	count := 0
	for _, o := range f.objects {
		if o.kind == page {
			fmt.Fprintf(&kids, " %d %d R", o.number, o.generation)
			count++
		}
	}
	if count == 0 {
		return 0, false
	}
	f.unordered = count > 1
	return f.add(fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s ] >>", count, kids.String())), true
}
