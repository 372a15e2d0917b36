//go:build cgo

#include "tessapi.h"

#include <dlfcn.h>
#include <stddef.h>

enum { by_word = 3, by_symbol = 4 }; // TessPageIteratorLevel

static struct {
	const char *(*version)(void);
	void (*delete_text)(const char *);
	tess *(*create)(void);
	void (*delete)(tess *);
	int (*init)(tess *, const char *, const char *);
	int (*set_variable)(tess *, const char *, const char *);
	const char *(*datapath)(tess *);
	void (*set_image)(tess *, const unsigned char *, int, int, int, int);
	void (*set_resolution)(tess *, int);
	int (*recognize)(tess *, void *);
	void *(*iterator)(tess *);
	void (*clear)(tess *);
	void (*iterator_delete)(void *);
	int (*iterator_next)(void *, int);
	char *(*iterator_text)(void *, int);
	float (*iterator_confidence)(void *, int);
	int (*box)(void *, int, int *, int *, int *, int *);
	int (*is_final)(void *, int, int);
} api;

static const struct {
	void *place;
	const char *name;
} names[] = {
	{&api.version, "TessVersion"},
	{&api.delete_text, "TessDeleteText"},
	{&api.create, "TessBaseAPICreate"},
	{&api.delete, "TessBaseAPIDelete"},
	{&api.init, "TessBaseAPIInit3"},
	{&api.set_variable, "TessBaseAPISetVariable"},
	{&api.datapath, "TessBaseAPIGetDatapath"},
	{&api.set_image, "TessBaseAPISetImage"},
	{&api.set_resolution, "TessBaseAPISetSourceResolution"},
	{&api.recognize, "TessBaseAPIRecognize"},
	{&api.iterator, "TessBaseAPIGetIterator"},
	{&api.clear, "TessBaseAPIClear"},
	{&api.iterator_delete, "TessResultIteratorDelete"},
	{&api.iterator_next, "TessResultIteratorNext"},
	{&api.iterator_text, "TessResultIteratorGetUTF8Text"},
	{&api.iterator_confidence, "TessResultIteratorConfidence"},
	{&api.box, "TessPageIteratorBoundingBox"},
	{&api.is_final, "TessPageIteratorIsAtFinalElement"},
};

const char *tess_load(const char *library) {
	void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
	if (handle == NULL)
		return dlerror();
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		void *f = dlsym(handle, names[i].name);
		if (f == NULL)
			return dlerror();
		*(void **)names[i].place = f;
	}
	return NULL;
}

const char *tess_version(void) { return api.version(); }

tess *tess_open(const char *datapath, const char *languages) {
	tess *t = api.create();
	if (t != NULL && api.init(t, datapath, languages) != 0) {
		api.delete(t);
		return NULL;
	}
	return t;
}

int tess_set(tess *t, const char *name, const char *value) { return api.set_variable(t, name, value); }

const char *tess_datapath(tess *t) { return api.datapath(t); }

int tess_read(tess *t, const unsigned char *pixels, int width, int height, tess_symbol *symbols, int most) {
	api.set_image(t, pixels, width, height, 1, width);
	api.set_resolution(t, 300); // else it guesses, and says so on standard error
	if (api.recognize(t, NULL) != 0) {
		api.clear(t);
		return -1;
	}
	int n = 0;
	void *it = api.iterator(t);
	while (it != NULL && n < most) {
		tess_symbol *s = &symbols[n];
		s->text = api.iterator_text(it, by_symbol);
		if (s->text != NULL) {
			int top, bottom;
			s->left = s->right = 0;
			api.box(it, by_symbol, &s->left, &top, &s->right, &bottom); // a result iterator is a page iterator
			s->confidence = api.iterator_confidence(it, by_symbol);
			s->ends_word = api.is_final(it, by_word, by_symbol);
			n++;
		}
		if (!api.iterator_next(it, by_symbol))
			break;
	}
	if (it != NULL)
		api.iterator_delete(it);
	api.clear(t);
	return n;
}

void tess_free_text(char *text) { api.delete_text(text); }

void tess_close(tess *t) { api.delete(t); }
