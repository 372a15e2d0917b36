package normalize

import (
	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// table is a grid on its way to a canonical table.
type table struct {
	sheet   *sheet
	heads   heads
	caption caption
	is      *accounts.Table // nil where the catalog has no table like it, and while none is recognised
	was     *accounts.Table // what it was taken for, where nothing says that the document is a department's
	stage   model.Stage     // empty where neither the table nor its document tells
	doubt   bool            // title and heads contradict each other
	notes   []model.Diagnostic
}

func (t *table) warn(code, message string) {
	t.notes = append(t.notes, model.Diagnostic{Code: code, Page: t.sheet.page(), Message: message})
}

// kind is the type that the table was given.
func (t *table) kind() model.Type {
	if t.is == nil {
		return model.Generic
	}
	return t.is.ID
}

// isForm reports whether the table is a performance form.
func (t *table) isForm() bool { return t.is != nil && t.is.Shape == accounts.Form }

// hasRows reports whether the table is a known one with rows.
func (t *table) hasRows() bool { return t.is != nil && t.is.Shape != accounts.Form }
