package model

import "encoding/json"

// What was read from a text dump has no page: 0 here, null in JSON.

func (c Cell) MarshalJSON() ([]byte, error) {
	type plain Cell
	if c.Page != 0 {
		return json.Marshal(plain(c))
	}
	return json.Marshal(struct {
		plain
		Page *int `json:"page"`
	}{plain: plain(c)})
}

func (a Amount) MarshalJSON() ([]byte, error) {
	type plain Amount
	if a.Page != 0 {
		return json.Marshal(plain(a))
	}
	return json.Marshal(struct {
		plain
		Page *int `json:"page"`
	}{plain: plain(a)})
}

func (f Field) MarshalJSON() ([]byte, error) {
	type plain Field
	if f.Page != 0 {
		return json.Marshal(plain(f))
	}
	return json.Marshal(struct {
		plain
		Page *int `json:"page"`
	}{plain: plain(f)})
}

func (i Indicator) MarshalJSON() ([]byte, error) {
	type plain Indicator
	if i.Page != 0 {
		return json.Marshal(plain(i))
	}
	return json.Marshal(struct {
		plain
		Page *int `json:"page"`
	}{plain: plain(i)})
}

func (s Statement) MarshalJSON() ([]byte, error) {
	type plain Statement
	if s.Page != 0 {
		return json.Marshal(plain(s))
	}
	return json.Marshal(struct {
		plain
		Page *int `json:"page"`
	}{plain: plain(s)})
}
