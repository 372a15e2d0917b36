package ocr

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/juesuan/juesuan/internal/child"
)

// Client is a Reader that has a recognition process read. The process is started when it is first needed, and again
// when it dies, hangs or grows too large; the batch that it had is then tried once more. A client may be used by several
// goroutines, which wait for each other.
type Client struct {
	options Options
	turn    chan struct{} // held while the process is used
	starter child.Starter
	close   sync.Once

	process     *process
	number      uint32 // of the last batch
	remembered  *memory
	unavailable error // why there will be no process
}

// New makes a client. Close ends its process.
func New(options Options) *Client {
	options = options.withDefaults()
	return &Client{
		options:    options,
		turn:       make(chan struct{}, 1),
		starter:    child.NewStarter(),
		remembered: newMemory(options.Remembered),
	}
}

// Close ends the process. Nothing may be read after it.
func (c *Client) Close() {
	c.close.Do(func() {
		c.turn <- struct{}{}
		defer func() { <-c.turn }()
		c.drop()
		c.unavailable = errors.New("the client is closed")
		c.starter.Close()
	})
}

// Hello tells what the recognition process is and can, starting it when needed.
func (c *Client) Hello(ctx context.Context) (Hello, error) {
	if err := c.take(ctx); err != nil {
		return Hello{}, err
	}
	defer func() { <-c.turn }()
	p, err := c.running(ctx)
	if err != nil {
		return Hello{}, err
	}
	return p.hello, nil
}

// Read implements Reader. Identical crops are read once and share their readings, which must not be changed. A crop
// without pixels, or larger than Options.CropPixels, is no line and has no readings.
func (c *Client) Read(ctx context.Context, crops []Crop) ([][]Reading, error) {
	if err := c.take(ctx); err != nil {
		return nil, err
	}
	defer func() { <-c.turn }()
	out := make([][]Reading, len(crops))
	places := map[fingerprint][]int{} // of each crop that is not remembered
	var todo []Crop                   // one of each
	var prints []fingerprint          // of todo
	for i, crop := range crops {
		if !c.readable(crop) {
			continue
		}
		f := fingerprintOf(crop)
		if r, ok := c.remembered.get(f); ok {
			out[i] = r
			continue
		}
		if places[f] == nil {
			todo, prints = append(todo, crop), append(prints, f)
		}
		places[f] = append(places[f], i)
	}
	for first := 0; first < len(todo); {
		n := c.batchLength(todo[first:])
		readings, err := c.readBatch(ctx, todo[first:first+n])
		if err != nil {
			return nil, err
		}
		for i, r := range readings {
			f := prints[first+i]
			c.remembered.put(f, r)
			for _, place := range places[f] {
				out[place] = r
			}
		}
		first += n
	}
	return out, nil
}

// take waits for the client's turn.
func (c *Client) take(ctx context.Context) error {
	select {
	case c.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *Client) readable(crop Crop) bool {
	if crop.Image == nil || crop.Kind > Digits {
		return false
	}
	w, h := crop.Image.Rect.Dx(), crop.Image.Rect.Dy()
	return w > 0 && h > 0 && w <= 1<<16-1 && h <= 1<<16-1 && w*h <= c.options.CropPixels
}

// batchLength is how many of the crops, at least one, go into the next batch.
func (c *Client) batchLength(crops []Crop) int {
	pixels := 0
	for n, crop := range crops {
		pixels += crop.Image.Rect.Dx() * crop.Image.Rect.Dy()
		if n == c.options.BatchCrops || n > 0 && pixels > c.options.BatchPixels {
			return n
		}
	}
	return len(crops)
}

// readBatch has the process read a batch; when it fails, a fresh one tries once more.
func (c *Client) readBatch(ctx context.Context, crops []Crop) ([][]Reading, error) {
	c.number++
	b := batch{number: c.number, crops: crops}
	var failed error
	for range 2 {
		p, err := c.running(ctx)
		if err != nil {
			return nil, err
		}
		var r [][]Reading
		if r, failed = p.ask(ctx, b); failed == nil {
			if p.old() {
				c.drop()
			}
			return r, nil
		}
		c.drop()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return nil, fmt.Errorf("%s failed twice on the same %d crops: %w", program, len(crops), failed)
}

// running is the process, started when there is none. One that does not start is tried once more, and then no longer.
func (c *Client) running(ctx context.Context) (*process, error) {
	if c.process != nil || c.unavailable != nil {
		return c.process, c.unavailable
	}
	var err error
	for range 2 {
		var p *process
		if p, err = start(c.starter, c.options); err == nil {
			if err = p.greet(ctx, c.options); err == nil {
				c.process = p
				return p, nil
			}
			p.Kill()
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if errors.Is(err, ErrUnavailable) {
			break
		}
	}
	if !errors.Is(err, ErrUnavailable) {
		err = fmt.Errorf("%w: %s does not start: %w", ErrUnavailable, program, err)
	}
	c.unavailable = err
	return nil, err
}

// drop ends the process; the next batch gets a fresh one.
func (c *Client) drop() {
	if c.process != nil {
		c.process.Kill()
		c.process = nil
	}
}
