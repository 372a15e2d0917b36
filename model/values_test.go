package model_test

import (
	"encoding/json"
	"math"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/model"
)

// An amount keeps the decimals that were printed, through JSON and back.
func TestDecimalKeepsItsDecimals(t *testing.T) {
	for _, printed := range []string{"1703.00", "0.00", "0", "-12.50", "100", "0.000001", "99999999999999999999.99"} {
		d, err := model.NewDecimal(printed)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back model.Decimal
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatal(err)
		}
		if string(text) != `"`+printed+`"` || back.String() != printed {
			t.Errorf("%s became %s, and %s", printed, text, back)
		}
	}
	if d, err := model.NewDecimal("1,703.00"); err == nil {
		t.Errorf("1,703.00 is read as %s", d)
	}
}

// The JSON of a box is the same on every machine: one decimal, and no minus zero.
func TestBBoxJSON(t *testing.T) {
	box := model.BBox{X0: 1.04999999999, Top: -0.01, X1: math.NaN(), Bottom: 300}
	text, err := json.Marshal(box)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != "[1,0,0,300]" {
		t.Errorf("%v became %s", box, text)
	}
	var back model.BBox
	if err := json.Unmarshal([]byte("[1,2,3]"), &back); err == nil {
		t.Error("a box of three numbers is read")
	}
}

// What was read from a text dump has no page, and says so.
func TestNoPageIsNull(t *testing.T) {
	for _, value := range []any{model.Cell{}, model.Amount{}, model.Field{}, model.Indicator{}, model.Statement{}} {
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		var page struct{ Page json.RawMessage }
		if err := json.Unmarshal(text, &page); err != nil {
			t.Fatal(err)
		}
		if string(page.Page) != "null" {
			t.Errorf("%T has page %s", value, page.Page)
		}
	}
}

func TestSchemaNames(t *testing.T) {
	for _, name := range model.SchemaNames() {
		text, err := model.Schema(name)
		if err != nil || !json.Valid(text) {
			t.Errorf("schema %s: %v", name, err)
		}
	}
	if _, err := model.Schema("../schema/table"); err == nil {
		t.Error("there is a schema ../schema/table")
	}
}
