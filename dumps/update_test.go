package dumps_test

import _ "github.com/juesuan/juesuan/internal/golden" // so that this package, too, understands -update
