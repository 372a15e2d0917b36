package inputs

import (
	"io/fs"
	"time"
)

// Stamp is what the file system, or the object store, says of a file without reading it. A file whose stamp has stayed the same is taken to
// have the same content. The zero value is that of no file: nothing can be told by it.
type Stamp struct {
	Size    int64
	Changed int64  // when the content was changed, ns since 1970
	Touched int64  // when anything about the file was changed, ns since 1970: programs can't set it back
	Inode   uint64 // 0 where there are none
	Sum     string `json:",omitempty"` // what an object store says of the content; "" of files
}

// settled is how long ago a file must have been changed for its stamp to be of use: clocks of file systems tick, and a
// second change within a tick would leave the stamp as it is. The coarsest tick in use is FAT's, of two seconds.
const settled = 2 * time.Second

// stampOf is the zero value for a file that is still being changed.
func stampOf(info fs.FileInfo, now time.Time) Stamp {
	s := Stamp{Size: info.Size(), Changed: info.ModTime().UnixNano()}
	s.addSystem(info)
	last := s.Touched
	if last == 0 {
		last = s.Changed
	}
	if last > now.Add(-settled).UnixNano() {
		return Stamp{}
	}
	return s
}
