package inputs

import (
	"io/fs"
	"syscall"
)

func (s *Stamp) addSystem(info fs.FileInfo) {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		s.Inode, s.Touched = stat.Ino, stat.Ctim.Nano()
	}
}
