//go:build cloud

package main

import (
	"github.com/juesuan/juesuan/internal/bucket"

	_ "gocloud.dev/blob/azureblob"
	_ "gocloud.dev/blob/gcsblob"
	_ "gocloud.dev/blob/s3blob"
)

func init() { objectStores = bucket.Stores{} }
