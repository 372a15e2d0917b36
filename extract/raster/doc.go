// Package raster turns images of pages into what can be read: an upright, straight, evenly lit grey page, its rulings in
// points and its ink.
//
//	file.go        PNG, JPEG, TIFF → Picture: image and resolution, one for each page
//	grey.go        image.Image     → grey, without red seals
//	dither.go      grey            → grey where it was dots of black and white
//	dark.go        grey            → the same with heads that are printed white on dark turned over
//	light.go       grey            → grey on white paper, whatever the light, and dark print on it
//	coarse.go      grey            → the same enlarged and sharpened, where its strokes are thinner than a pixel
//	bitmap.go      grey            → Bitmap: one bit a pixel
//	skew.go        Bitmap          → the angles of its horizontals and verticals
//	keystone.go    Bitmap          → how its horizontals and verticals turn over the page, where it was photographed
//	turn.go        grey            → the same turned by quarters, or straightened
//	rules.go       Bitmap          → rules: straight runs, broken ones joined, and the ink without them
//	pale.go        grey            → rules that are paler than ink
//	broken.go      rules           → the same with the sides of cells whole
//	bend.go        Page            → the page with its bent lines straightened
//	components.go  Bitmap          → components: connected ink
//	orient.go      components      → which quarter turn makes the page upright
//	page.go        image           → Page, the function that calls all others
//
// What always holds: Page.Rulings are in points of the upright page, as everywhere in the program; pixels count from the
// image's top left. Only a picture too coarse to be read is made larger than it came. The same picture gives the same page.
package raster
