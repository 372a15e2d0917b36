package pdfium

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"

	gopdfium "github.com/klippa-app/go-pdfium"
	"github.com/tetratelabs/wazero/api"
)

// module is one instance of PDFium and the calls into it. The first call that fails sets err, and all later ones do
// nothing and return 0: a reader may make its calls and look at err afterwards. It is not for concurrent use.
//
// Calls go to the exported functions themselves and not through go-pdfium's methods: those know no context, so that a
// page could not be left, and they make a handle of each object and several allocations of each result.
type module struct {
	ctx       context.Context
	instance  gopdfium.Pdfium
	wasm      api.Module
	functions map[string]api.Function
	stack     [16]uint64
	scratch   pointer // for results and short texts
	err       error
}

// pointer is an address in the instance's memory; 0 is none.
type pointer uint32

// scratchSize holds the longest font name that is looked at, which is more than any result takes.
const scratchSize = 512

// newModule takes a fresh instance. Its error is a fault of the instance, which is then gone.
func newModule(ctx context.Context, pool gopdfium.Pool) (*module, error) {
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, err
	}
	wasm, err := moduleOf(instance.GetImplementation())
	if err != nil {
		_ = instance.Close()
		return nil, err
	}
	m := &module{ctx: ctx, instance: instance, wasm: wasm, functions: map[string]api.Function{}}
	m.scratch = m.malloc(scratchSize)
	if m.err != nil {
		m.close()
		return nil, m.err
	}
	return m, nil
}

// moduleOf finds the WebAssembly module in go-pdfium's implementation, which has it in an exported field of a type that
// can't be named from outside. The version is pinned and a test opens a document this way.
func moduleOf(implementation any) (api.Module, error) {
	v := reflect.Indirect(reflect.ValueOf(implementation))
	if v.Kind() == reflect.Struct {
		if f := v.FieldByName("Module"); f.IsValid() && f.CanInterface() {
			if wasm, ok := f.Interface().(api.Module); ok && wasm != nil {
				return wasm, nil
			}
		}
	}
	return nil, errors.New("this version of go-pdfium keeps its module elsewhere")
}

// close drops the instance and its memory.
func (m *module) close() {
	_ = m.instance.Close()
	if m.err == nil {
		m.err = errClosed
	}
}

var errClosed = errors.New("the pdfium instance is closed")

// call calls an exported function.
func (m *module) call(name string, args ...uint64) uint64 {
	if m.err != nil {
		return 0
	}
	f := m.functions[name]
	if f == nil {
		if f = m.wasm.ExportedFunction(name); f == nil {
			m.err = fmt.Errorf("pdfium has no function %s", name)
			return 0
		}
		m.functions[name] = f
	}
	if err := m.ctx.Err(); err != nil {
		m.err = err
		return 0
	}
	m.stack[0] = 0
	n := copy(m.stack[:], args)
	if err := f.CallWithStack(m.ctx, m.stack[:max(n, 1)]); err != nil {
		m.err = fmt.Errorf("%s: %w", name, err)
		return 0
	}
	return m.stack[0]
}

// object calls a function whose result is an address.
func (m *module) object(name string, args ...uint64) pointer { return pointer(m.call(name, args...)) }

// int calls a function whose result is a C int.
func (m *module) int(name string, args ...uint64) int { return int(int32(m.call(name, args...))) }

// ok calls a function whose result is a C boolean.
func (m *module) ok(name string, args ...uint64) bool { return uint32(m.call(name, args...)) != 0 }

// double calls a function whose result is a C double.
func (m *module) double(name string, args ...uint64) float64 {
	return math.Float64frombits(m.call(name, args...))
}

var errMemory = errors.New("out of memory")

// malloc sets err to errMemory when there is no room.
func (m *module) malloc(size int) pointer {
	p := m.object("malloc", uint64(size))
	if p == 0 && m.err == nil {
		m.err = errMemory
	}
	return p
}

func (m *module) free(p pointer) { m.call("free", uint64(p)) }

// put copies bytes into the instance.
func (m *module) put(data []byte) pointer {
	p := m.malloc(max(len(data), 1))
	if m.err == nil && !m.wasm.Memory().Write(uint32(p), data) {
		m.err = errMemory
	}
	return p
}

// bytes are n bytes of the instance's memory, valid until the next call; zeroes after an error.
func (m *module) bytes(p pointer, n int) []byte {
	if m.err == nil {
		if b, ok := m.wasm.Memory().Read(uint32(p), uint32(n)); ok {
			return b
		}
		m.err = errors.New("pdfium gave an address outside its memory")
	}
	return make([]byte, min(n, scratchSize))
}

// at is an address in the scratch area, i words of 4 bytes from its beginning, as an argument.
func (m *module) at(i int) uint64 { return uint64(m.scratch) + 4*uint64(i) }

// float is the C float in word i of the scratch area.
func (m *module) float(i int) float64 {
	return float64(math.Float32frombits(m.word(i)))
}

// word is the unsigned integer in word i of the scratch area.
func (m *module) word(i int) uint32 {
	return binary.LittleEndian.Uint32(m.bytes(m.scratch+pointer(4*i), 4))
}

// wide is the C double in words i and i+1 of the scratch area.
func (m *module) wide(i int) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(m.bytes(m.scratch+pointer(4*i), 8)))
}

// memoryPages is the size of the instance's memory in pages of 64 KiB.
func (m *module) memoryPages() uint32 { return m.wasm.Memory().Size() >> 16 }
