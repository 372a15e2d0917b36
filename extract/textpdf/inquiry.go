package textpdf

// Intact reports whether the page tree was read whole: every page is there, and no node was met twice. Ask before the
// first Page.
func (f *File) Intact() bool {
	if len(f.damaged) > 0 {
		return false
	}
	for _, p := range f.pages {
		if p.object.isNull() {
			return false
		}
	}
	return true
}

// Encrypted reports whether the file is.
func (f *File) Encrypted() bool { return f.encrypted }

// NamesFonts reports whether page n, from 1, could show text at all: whether its resources, or those of a form on it,
// name a font, or are missing from the file. A scan names none.
func (f *File) NamesFonts(n int) (names bool) {
	if n < 1 || n > len(f.pages) {
		return false
	}
	defer func() {
		if recover() != nil {
			names = true // what can't be read may hold some
		}
	}()
	entry := f.pages[n-1]
	return entry.object.dangling("Resources") || f.resourcesNameFonts(entry.resources, map[*object]bool{}, 0)
}

func (f *File) resourcesNameFonts(resources *object, seen map[*object]bool, depth int) bool {
	if len(resources.key("Font").keys()) > 0 || resources.dangling("Font") || resources.dangling("XObject") {
		return true
	}
	const mostForms = 200 // a page of more is no scan
	forms := resources.key("XObject")
	for _, name := range forms.keys() {
		form := forms.key(name)
		if form.key("Subtype").name() != "Form" || seen[form] {
			continue
		}
		seen[form] = true
		if len(seen) > mostForms || depth > f.opt.MaxFormDepth || f.resourcesNameFonts(form.key("Resources"), seen, depth+1) {
			return true
		}
	}
	return false
}
