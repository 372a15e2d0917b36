package store

import (
	"encoding/json"
	"testing"
)

func TestEncode(t *testing.T) {
	in := json.RawMessage(`{"schema":"x/1","box":[1,2.5,-3,0],"none":[],"empty":{},"deep":{"a":{"b":"\"},{","c":null}},"list":[{"k":"<a & b>"},{"k":"决算","v":["1","2"]}],"names":["a","b"],"mixed":["s",{"t":true}]}`)
	const want = `{
  "schema": "x/1",
  "box": [1, 2.5, -3, 0],
  "none": [],
  "empty": {},
  "deep": {
    "a": {"b": "\"},{", "c": null}
  },
  "list": [
    {"k": "<a & b>"},
    {"k": "决算", "v": ["1", "2"]}
  ],
  "names": ["a", "b"],
  "mixed": [
    "s",
    {"t": true}
  ]
}
`
	got, err := Encode(in)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func FuzzEncodeKeepsTheValue(f *testing.F) {
	f.Add(`{"a":[[1],{"b":"\\\""}],"":{}}`)
	f.Add(`"x"`)
	f.Add(`[[[]],[{}],-1e9]`)
	f.Fuzz(func(t *testing.T, text string) {
		var value any
		if json.Unmarshal([]byte(text), &value) != nil {
			return
		}
		got, err := Encode(value)
		if err != nil {
			t.Fatal(err)
		}
		compact, _ := marshal(value)
		var back any
		if err := json.Unmarshal(got, &back); err != nil {
			t.Fatalf("%s: %v", got, err)
		}
		if again, _ := marshal(back); string(again) != string(compact) {
			t.Errorf("%s became %s", compact, again)
		}
	})
}
