// Package buckets tests the program with object stores, against a server that speaks the protocol of S3: make bucket-test.
package buckets
