package worker

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/juesuan/juesuan"
	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// A job means the same to the worker that reads it.
func TestJobsSurviveTheirWay(t *testing.T) {
	opt := juesuan.Options{Pages: juesuan.PageRanges{{First: 1, Last: 1}, {First: 3, Last: 5}}}
	opt.Read.Text.Password, opt.Read.Text.MaxPages, opt.Read.MaxPageSide = "geheim", 7, 100
	opt.Layout.Snap = 1.25
	job := Job{File: []byte("a\xff/b.pdf"), Path: "a%FF/b.pdf", Options: opt}
	var b bytes.Buffer
	if err := writeFrame(&b, order, job); err != nil {
		t.Fatal(err)
	}
	kind, text, err := readFrame(&b)
	var got Job
	if err != nil || kind != order || json.Unmarshal(text, &got) != nil {
		t.Fatalf("%q, %v", kind, err)
	}
	if !reflect.DeepEqual(got, job) || got.Options.Hash() != opt.Hash() {
		t.Errorf("%+v\nbecame %+v", job, got)
	}
}

func TestRepliesSurviveTheirWay(t *testing.T) {
	reply := Reply{
		Source: model.Source{Path: "a.pdf", SHA256: "00", Bytes: 3, Pages: 2}, Status: model.StatusReview, Reason: model.ReasonMissingTables,
		Missing: []model.Type{model.ThreePublic}, Tables: 2, Amounts: 3, Doubtful: 1,
		Files: []store.File{{Name: "document.json", Data: []byte("{}\n")}, {Name: "tables/01-income.json", Data: bytes.Repeat([]byte{0, 255}, 1<<17)}, {Name: "empty", Data: []byte{}}},
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	for range 2 {
		if err := writeReply(w, reply); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		e, err := readEvent(&b)
		if err != nil || e.reply == nil || !reflect.DeepEqual(*e.reply, reply) {
			t.Fatalf("%+v, %v", e, err)
		}
	}
	if _, err := readEvent(&b); err != io.EOF {
		t.Errorf("behind the last: %v, want EOF", err)
	}
}

// What is no reply is an error, and never takes memory or leads out of the output.
func TestNoiseIsAnError(t *testing.T) {
	header := func(kind frame, text string) string {
		var b bytes.Buffer
		if err := writeFrame(&b, kind, json.RawMessage(text)); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for name, noise := range map[string]string{
		"text":          "panic: this is no frame",
		"long":          "r\xff\xff\xff\xff",
		"cut":           header(answer, `{"Names":["a"],"Sizes":[10]}`) + "12345",
		"huge file":     header(answer, `{"Names":["a"],"Sizes":[1000000000000]}`),
		"negative file": header(answer, `{"Names":["a"],"Sizes":[-1]}`),
		"many files":    header(answer, `{"Names":["a"],"Sizes":[]}`),
		"outside":       header(answer, `{"Names":["../../a"],"Sizes":[1]}`) + "1",
		"kind":          header('x', `{}`),
		"no JSON":       "p\x01\x00\x00\x00{",
	} {
		if e, err := readEvent(strings.NewReader(noise)); err == nil || e.err == nil && !errors.Is(err, io.EOF) {
			t.Errorf("%s: %+v, %v", name, e, err)
		}
	}
}

func TestTailKeepsBothEnds(t *testing.T) {
	var end tail
	for range 10_000 {
		if _, err := end.Write([]byte("middle ")); err != nil {
			t.Fatal(err)
		}
		if end.first[0] != 'm' {
			t.Fatal("the first words are gone")
		}
	}
	_, _ = end.Write([]byte("the last words"))
	if s := end.String(); len(s) > 2*tailSize || !strings.HasPrefix(s, "middle") || !strings.HasSuffix(s, "the last words") {
		t.Errorf("%d bytes, ending in %q", len(s), s[len(s)-20:])
	}
}

func TestLimitsHaveDefaults(t *testing.T) {
	l := Limits{Timeout: time.Second}.withDefaults()
	if l.Timeout != time.Second || l.PageTimeout <= 0 || l.Memory <= 0 || l.Documents <= 0 {
		t.Errorf("%+v", l)
	}
}
