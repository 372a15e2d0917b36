//go:build !linux

package inputs

import "io/fs"

func (*Stamp) addSystem(fs.FileInfo) {}
