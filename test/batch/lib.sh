# What the scripts of this folder share. Each is run from anywhere, prints its figures, and fails when they are not met.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
juesuan=$work/juesuan
CGO_ENABLED=0 go build -trimpath -o "$juesuan" ./cmd/juesuan
go build -o "$work/mutate" ./test/batch/mutate

fail() { echo "FAILED: $*" >&2; exit 1; }

# tree OUT prints a hash over the names and the content of all in an output tree but the program's own.
tree() { (cd "$1" && find . -path ./.juesuan -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16); }

# no_left_overs OUT fails when something temporary is left in a tree.
no_left_overs() {
	local left
	left=$(find "$1" -path '*/.juesuan/tmp*/*' | head -3)
	[ -z "$left" ] || fail "left over in $1: $left"
}

# crawl DIR N makes a crawl of N small documents that differ, some of which are there twice.
crawl() {
	"$work/mutate" -harmless -n "$2" -out "$1" fixtures/xlsx/document.pdf fixtures/split-codes/document.pdf fixtures/docx-narrow/document.pdf
	mkdir -p "$1/twice"
	find "$1" -name '*7.pdf' -not -path '*/twice/*' -exec cp -t "$1/twice" {} +
	echo '<html></html>' >"$1/page.pdf"
}
