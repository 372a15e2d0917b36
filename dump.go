package juesuan

import (
	"io"
	"path"
	"strings"
	"sync"

	"github.com/juesuan/juesuan/audit/coverage"
	"github.com/juesuan/juesuan/dumps"
	"github.com/juesuan/juesuan/dumps/form"
	"github.com/juesuan/juesuan/extract/dump"
	"github.com/juesuan/juesuan/extract/filetype"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// isDump holds for text and Markdown: what is left of a document when only its text was kept. Text under the name
// of a PDF is no dump of one: it is what a server sent instead.
func isDump(source model.Source) bool {
	text := source.MediaType == filetype.Text || source.MediaType == filetype.Markdown
	return text && !strings.EqualFold(path.Ext(source.Path), ".pdf")
}

// dumpPages tells normalize that what has no page was read from a dump. document.json has no pages of a dump.
var dumpPages = []model.PageInfo{{Via: model.ViaDump}}

// layoutDump reads a text dump: lines instead of pages, everything after layout as for a PDF.
func layoutDump(src Source, opt Options) (laidOut, error) {
	data, err := io.ReadAll(io.NewSectionReader(src.Data, 0, src.Size))
	if err != nil {
		return laidOut{}, &model.Failure{Reason: model.ReasonUnreadable, Message: "the file could not be read to its end; check the disk, or copy it again", Err: err}
	}
	lines, err := dump.Lines(data)
	if err != nil {
		return laidOut{}, err
	}
	known := opt.Dump
	known.FormWord = formWords()
	found := dumps.Lines(lines, known)
	found.Lost = coverage.Lost(lines, &found)
	return laidOut{infos: dumpPages, found: found}, nil
}

// formWords tells what a text can be in a performance form. The same few words come again and again, and are asked
// for from every place where a form might begin, of several at a time: each is looked up once.
func formWords() func(text string) form.Word {
	var known sync.Map
	return func(text string) form.Word {
		if word, ok := known.Load(text); ok {
			return word.(form.Word)
		}
		part, class := normalize.FormWord(text)
		word := form.Word{Part: form.Part(part), Class: class}
		known.Store(text, word)
		return word
	}
}
