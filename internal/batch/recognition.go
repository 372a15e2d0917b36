package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/juesuan/juesuan/extract/ocr"
)

// recognition tells what recognises pictures on this machine: which program, engines and models. A document with pages
// without text is converted again where that has changed.
func recognition(ctx context.Context, opt *ocr.Options) string {
	const none = "none"
	if opt == nil {
		return none
	}
	if _, err := ocr.FindBinary(opt.Binary); err != nil {
		return none
	}
	client := ocr.New(*opt)
	defer client.Close()
	hello, err := client.Hello(ctx)
	if err != nil {
		return none
	}
	text, err := json.Marshal([]any{hello.Version, hello.Engines})
	if err != nil {
		return none
	}
	return hash(string(text))
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
