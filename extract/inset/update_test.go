package inset

import _ "github.com/juesuan/juesuan/internal/golden" // understands -update
