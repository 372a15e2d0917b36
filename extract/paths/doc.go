// Package paths turns the paths that a page paints into the rules and areas of its tables: points of the displayed page in,
// model.Ruling, model.Fill and model.Ink out. Both readers of PDF use it, so that the same drawing gives the same rules.
//
//	matrix.go    user space             → the page as displayed: origin top left, y down
//	path.go      path operators         → points
//	painter.go   painted paths          → pieces of rules, fills, and ink: small shapes that are neither
//	shapes.go    one closed shape       → whether it is a rectangle, a slanting bar, a frame
//	joining.go   pieces                 → rulings
//
// What always holds: rulings do not depend on the order of drawing; what the clip hides wholly is left out; white rules on
// white paper are none.
package paths
