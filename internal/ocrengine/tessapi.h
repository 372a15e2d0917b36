// The few functions of Tesseract's C interface (tesseract/capi.h, the same since 4.0) that are used here, looked up
// when the program runs: it is built, and runs with its other engine, where Tesseract is not installed.

#ifndef JUESUAN_TESSAPI_H
#define JUESUAN_TESSAPI_H

typedef struct tess tess; // one recogniser

// A symbol of a reading. text is to be freed by tess_free_text.
typedef struct {
	char *text;
	float confidence; // 0 to 100
	int left, right;  // pixels
	int ends_word;    // the last of its word
} tess_symbol;

// Loads the library. NULL, or why it could not be: a static string or one of dlerror.
const char *tess_load(const char *library);
const char *tess_version(void);

// Opens a recogniser for languages joined by +. NULL when they are not installed; languages looks them up in datapath,
// or where the library was built to look when that is NULL.
tess *tess_open(const char *datapath, const char *languages);
int tess_set(tess *t, const char *name, const char *value);
const char *tess_datapath(tess *t);

// Recognises a grey image. The symbols, at most `most`, or -1 on failure.
int tess_read(tess *t, const unsigned char *pixels, int width, int height, tess_symbol *symbols, int most);
void tess_free_text(char *text);
void tess_close(tess *t);

#endif
