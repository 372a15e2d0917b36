package model

// Glyph is one drawn character, or one ligature.
type Glyph struct {
	// BBox is the glyph's advance box as displayed: advance width by font ascent and descent, not its ink.
	BBox
	// Text is the glyph's Unicode, usually one character. "\uFFFD" when it can't be known; never empty.
	Text string
	// Size is the font size in points as displayed (text matrix, CTM and /UserUnit applied).
	Size float64
	// Angle is the direction of writing in degrees, clockwise as displayed: 0 for upright text read left to
	// right, 90 for text read downwards. In [0, 360).
	Angle float64
	// Font indexes Page.Fonts.
	Font int
	// Luminance of the fill colour, 0 black to 1 white, alpha blended on white.
	Luminance float64
	// Doubtful is set when the font that says what the glyph is can't be believed: the character may be another.
	Doubtful bool
	// Confidence of the recogniser that the glyph is this, 0 to 1; 0 when it was not recognised but read from text.
	Confidence float64
	// Vertical is set in vertical writing mode (characters upright, one under the other).
	Vertical bool
	// Unseen says why a reader of the page does not see the glyph; Seen for all others.
	Unseen Unseen
	// Ink is the colour it is painted in, alpha aside.
	Ink Colour
	// Shape numbers the outlines of glyphs whose font does not say what they are, or can't be believed: equal numbers of
	// one Page.Reader are equal outlines, on any page of the file. 0 for the glyphs of other fonts.
	Shape int32
}

// Unseen is why a reader of the page does not see what is drawn on it.
type Unseen uint8

const (
	Seen        Unseen = iota
	Invisible          // drawn without ink: render mode 3 or 7, no size
	Transparent        // at no opacity
	LayerOff           // in a layer that is off
	OffPage            // its centre is outside the page as displayed
	Clipped            // its centre is outside its clipping path
	Covered            // under an opaque area or image that was drawn later
	OnGround           // in the colour of the ground it stands on: white on white
	StruckOut          // a rule through it
)

var unseenNames = [...]string{"", "invisible", "transparent", "layer_off", "off_page", "clipped", "covered", "ground_colour", "struck_out"}

// String is the name under which the output gives a reason; empty for Seen.
func (u Unseen) String() string { return unseenNames[u] }

// IsSeen reports whether a reader of the page sees the glyph.
func (g *Glyph) IsSeen() bool { return g.Unseen == Seen }

// Colour is a colour on screen. The zero value is one that is not known: of a pattern, a palette, an image, or of two.
type Colour struct {
	R, G, B uint8
	Known   bool
}

// White is the colour of paper.
var White = Colour{255, 255, 255, true}

// Font names a font that glyphs of a page use.
type Font struct {
	Name     string // BaseFont without its subset prefix
	Subtype  string // Type0, TrueType, Type1, Type3, …
	Embedded bool
}

// Orientation of a ruling.
type Orientation uint8

const (
	Horizontal Orientation = iota
	Vertical
	Oblique // a diagonal; X0,Top–X1,Bottom is its box
)

// Ruling is one straight rule, after joining: a stroked line, an edge of a stroked rectangle, or a thin filled one.
type Ruling struct {
	// BBox's centre line is the rule: for Horizontal, X0..X1 is its extent and Top = Bottom its place.
	BBox
	Orientation Orientation
	// Thickness of the pen or of the thin rectangle, in points.
	Thickness float64
}

// Fill is a filled area too thick to be a rule: a shaded head, a band, a page background.
type Fill struct {
	BBox
	Luminance float64
}

// Ink is a small painted shape that is neither a rule nor an area: a sign, or a character drawn as curves.
type Ink struct {
	BBox
	Luminance float64
}

// Image is the place of a raster image on the page.
type Image struct {
	BBox
	// PixelWidth and PixelHeight are the sizes of the stored image, 0 when unknown.
	PixelWidth, PixelHeight int
}

// Alternative is what recognisers read in one place of the page, where they don't agree or are not sure.
type Alternative struct {
	BBox     // of the ink
	Readings []Reading
}

// Page is what was drawn on one page, in drawing order.
type Page struct {
	Number        int     // from 1
	Width, Height float64 // points, as displayed
	Rotation      int     // /Rotate that was applied: 0, 90, 180 or 270
	Via           Via
	Reader        Reader
	Reason        string // why the page was not simply read as text; empty when it was
	Blank         bool   // nothing is printed on it: Via is none, and nothing is lost
	Fonts         []Font
	Glyphs        []Glyph
	Rulings       []Ruling
	Fills         []Fill
	Ink           []Ink
	Images        []Image
	Alternatives  []Alternative
	// Claims are what fonts say of the glyphs that were read by shape as something else, by Glyph.Shape.
	Claims      map[int32]string
	Diagnostics []Diagnostic
}

// Via tells how a page, or an amount, was read.
type Via string

const (
	ViaText Via = "text"
	ViaOCR  Via = "ocr"
	ViaDump Via = "dump"
	ViaNone Via = "none" // nothing on the page could be read
)

// Reader names the component that read a page.
type Reader string

const (
	ReaderLedongthuc Reader = "ledongthuc"        // the file as it is
	ReaderMended     Reader = "ledongthuc+pdfcpu" // the file as it was mended or decrypted first
	ReaderPdfium     Reader = "pdfium"
)
