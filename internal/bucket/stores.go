package bucket

import (
	"context"
	"errors"
	"strings"

	"github.com/juesuan/juesuan/internal/inputs"
)

// Stores opens crawls and outputs by their URLs.
type Stores struct{}

// Crawl opens a crawl, of which the output, a URL too or a path, is left out.
func (Stores) Crawl(ctx context.Context, crawl, out string) (inputs.Crawl, error) {
	b, err := Open(ctx, crawl)
	if err != nil {
		return inputs.Crawl{}, err
	}
	except := ""
	if strings.Contains(out, "://") {
		o, err := parse(out)
		if err == nil && o.at == b.at {
			err = &UsageError{out, "the crawl stands there; give the output a folder of its own"}
		}
		if err != nil {
			return inputs.Crawl{}, errors.Join(err, b.Close())
		}
		except = b.below(o)
	}
	return inputs.Crawl{Walk: b.walk(ctx, except), Fetch: b.fetch, Close: b.Close}, nil
}
