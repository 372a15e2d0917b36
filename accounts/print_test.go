package accounts

import (
	"slices"
	"testing"
)

// A dump without cells is read by the printed columns alone: each has to be a column of its own, in a sum where the
// table has one.
func TestPrintsNameColumns(t *testing.T) {
	for _, table := range All() {
		for _, p := range table.Prints {
			for _, v := range table.Printed(p.Stage) {
				for n, list := range v.Lists {
					var ids []string
					for _, c := range list {
						if slices.Contains(ids, c.ID) || table.Column(c.ID) == nil {
							t.Errorf("%s: %v is column %q, as another is, or none", table.ID, c.Heads, c.ID)
						}
						ids = append(ids, c.ID)
					}
					summed := false
					for i := range table.Sums {
						summed = summed || v.Sum(&table.Sums[i], n) != nil
					}
					if len(list) > 3 && !summed || len(list) == 0 {
						t.Errorf("%s: no sum binds %v", table.ID, ids)
					}
					t.Log(table.ID, p.Stage, ids)
				}
			}
		}
	}
}
