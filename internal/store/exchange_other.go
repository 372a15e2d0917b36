//go:build !linux

package store

func exchange(next, final string) error { return moveAside(next, final) }
