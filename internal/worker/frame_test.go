package worker

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/juesuan/juesuan"
	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/model"
)

// A job means the same to the worker that reads it.
func TestJobsSurviveTheirWay(t *testing.T) {
	opt := juesuan.Options{Pages: juesuan.PageRanges{{First: 1, Last: 1}, {First: 3, Last: 5}}}
	opt.Read.Text.Password, opt.Read.Text.MaxPages, opt.Read.MaxPageSide = "geheim", 7, 100
	opt.Layout.Snap = 1.25
	job := Job{File: []byte("a\xff/b.pdf"), Path: "a%FF/b.pdf", Folder: []byte("out\xff/1"), Options: opt}
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
		Source: model.Source{Path: "a.pdf", SHA256: "00", Bytes: 3, Pages: 2}, Status: model.StatusReview, Reasons: []model.Reason{{Code: model.ReasonMissingTables, Count: 1, Message: "not found"}},
		Tables: 2, Amounts: 3,
		Findings: []model.Finding{{Path: "a.pdf", Message: "Text, 文字"}},
	}
	var b bytes.Buffer
	for range 2 {
		if err := writeFrame(&b, answer, reply); err != nil {
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

// What is no reply is an error, and never takes memory.
func TestNoiseIsAnError(t *testing.T) {
	header := func(kind frame, text string) string {
		var b bytes.Buffer
		if err := writeFrame(&b, kind, json.RawMessage(text)); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for name, noise := range map[string]string{
		"text":     "panic: this is no frame",
		"long":     "r\xff\xff\xff\xff",
		"cut":      header(answer, `{"Tables":1}`)[:12],
		"no reply": header(answer, `{"Tables":"one"}`),
		"a list":   header(progress, `[1]`),
		"kind":     header('x', `{}`),
		"no JSON":  "p\x01\x00\x00\x00{",
	} {
		if e, err := readEvent(strings.NewReader(noise)); err == nil || err == io.EOF {
			t.Errorf("%s: %+v, %v", name, e, err)
		}
	}
}

func TestLimitsHaveDefaults(t *testing.T) {
	l := Limits{Timeout: time.Second}.withDefaults()
	if l.Timeout != time.Second || l.PageTimeout <= 0 || l.Memory <= 0 || l.Documents <= 0 {
		t.Errorf("%+v", l)
	}
}
