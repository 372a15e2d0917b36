package textpdf

import (
	"fmt"
	"reflect"

	"github.com/ledongthuc/pdf"
)

// object is an object of the file that is resolved once. The library parses an indirect object anew at every access
// (and inflates the whole object stream that holds it), so objects are kept here by their reference; that also gives
// them an identity: a font that two pages share is the same *object.
type object struct {
	file *File
	v    pdf.Value
	ref  ref // zero for a direct object
	kids map[string]*object
	refs map[string]ref // the entries that are references; nil until asked for
}

// ref is the number and generation of an indirect object.
type ref struct {
	id  uint32
	gen uint16
}

var null = &object{}

// key is the entry of a dictionary, or of a stream's dictionary. An entry that is missing or can't be read is null.
func (o *object) key(name string) *object {
	if o.v.IsNull() {
		return null
	}
	if kid, ok := o.kids[name]; ok {
		return kid
	}
	if o.refs == nil {
		o.refs = dictRefs(o.v)
	}
	kid := o.file.load(o.refs[name], func() pdf.Value { return o.v.Key(name) })
	if o.kids == nil {
		o.kids = make(map[string]*object, 4)
	}
	o.kids[name] = kid
	return kid
}

// dangling reports whether an entry refers to an object that the file does not have.
func (o *object) dangling(name string) bool {
	kid := o.key(name)
	_, isRef := o.refs[name]
	return isRef && kid.isNull()
}

// at is the i'th element of an array.
func (o *object) at(i int) *object {
	if o.v.Kind() != pdf.Array {
		return null
	}
	return o.file.load(arrayRef(o.v, i), func() pdf.Value { return o.v.Index(i) })
}

// load resolves a value, by its reference when it has one.
func (f *File) load(r ref, get func() pdf.Value) *object {
	if r == (ref{}) {
		v, err := guarded(get)
		if err != nil || v.IsNull() {
			return null
		}
		return &object{file: f, v: v}
	}
	if o, ok := f.objects[r]; ok {
		return o
	}
	f.reader.refill()
	v, err := guarded(get)
	o := null
	if err != nil {
		f.damaged = append(f.damaged, fmt.Sprintf("object %d %d: %v", r.id, r.gen, err))
	} else if !v.IsNull() {
		o = &object{file: f, v: v, ref: r}
	}
	f.objects[r] = o
	return o
}

// guarded turns a panic of the library into an error.
func guarded(get func() pdf.Value) (v pdf.Value, err error) {
	defer func() {
		if x := recover(); x != nil {
			v, err = pdf.Value{}, fmt.Errorf("%v", x)
		}
	}()
	return get(), nil
}

func (o *object) isNull() bool        { return o.v.IsNull() }
func (o *object) kind() pdf.ValueKind { return o.v.Kind() }
func (o *object) name() string        { return o.v.Name() }
func (o *object) str() string         { return o.v.RawString() }
func (o *object) num() float64        { return o.v.Float64() }
func (o *object) bool() bool          { return o.v.Bool() }
func (o *object) len() int            { return o.v.Len() }

func (o *object) int() int {
	if o.v.Kind() == pdf.Real {
		return int(o.v.Float64())
	}
	return int(o.v.Int64())
}

func (o *object) isNumber() bool {
	k := o.v.Kind()
	return k == pdf.Integer || k == pdf.Real
}

func (o *object) isDict() bool {
	k := o.v.Kind()
	return k == pdf.Dict || k == pdf.Stream
}

// keys of a dictionary, sorted.
func (o *object) keys() []string { return o.v.Keys() }

// numbers of an array; what is no number counts as 0.
func (o *object) numbers() []float64 {
	n := o.v.Len()
	out := make([]float64, n)
	for i := range out {
		v, err := guarded(func() pdf.Value { return o.v.Index(i) })
		if err == nil {
			out[i] = v.Float64()
		}
	}
	return out
}

// The library tells what a reference points at, but not that it was a reference. The two functions below look at the
// shape of its values instead: dict is a map, array a slice, objptr a struct of id and gen. Should another version of
// the library be built otherwise they find nothing, and everything still works, without sharing between pages
// (TestReferencesAreSeen fails then).

// dictRefs are the entries of a dictionary that are references. Never nil.
func dictRefs(v pdf.Value) map[string]ref {
	refs := map[string]ref{}
	data := valueData(v)
	if data.IsValid() && data.Kind() == reflect.Struct && data.NumField() > 0 {
		data = data.Field(0) // the dictionary of a stream
	}
	if !data.IsValid() || data.Kind() != reflect.Map {
		return refs
	}
	for it := data.MapRange(); it.Next(); {
		if r, ok := asRef(it.Value()); ok && it.Key().Kind() == reflect.String {
			refs[it.Key().String()] = r
		}
	}
	return refs
}

func arrayRef(v pdf.Value, i int) ref {
	data := valueData(v)
	if !data.IsValid() || data.Kind() != reflect.Slice || i < 0 || i >= data.Len() {
		return ref{}
	}
	r, _ := asRef(data.Index(i))
	return r
}

func valueData(v pdf.Value) reflect.Value {
	data := reflect.ValueOf(v).FieldByName("data")
	if data.Kind() != reflect.Interface {
		return reflect.Value{}
	}
	return data.Elem()
}

func asRef(v reflect.Value) (ref, bool) {
	if v.Kind() != reflect.Interface || v.IsNil() {
		return ref{}, false
	}
	v = v.Elem()
	if v.Kind() != reflect.Struct || v.Type().Name() != "objptr" || v.NumField() != 2 || !v.Field(0).CanUint() || !v.Field(1).CanUint() {
		return ref{}, false
	}
	return ref{uint32(v.Field(0).Uint()), uint16(v.Field(1).Uint())}, true
}

// streamOffset is where the raw bytes of a stream begin in the file, -1 when that can't be told.
func streamOffset(v pdf.Value) int64 {
	data := valueData(v)
	if !data.IsValid() || data.Kind() != reflect.Struct {
		return -1
	}
	offset := data.FieldByName("offset")
	if !offset.IsValid() || !offset.CanInt() {
		return -1
	}
	return offset.Int()
}
