#!/bin/sh
# Builds the image of Dockerfile and converts the fixtures in it, a scanned page too, as the cluster would: as its own
# user, on a read-only root, without a network. Needs no Docker engine and no registry of images: buildah builds it, in
# a chroot, on a Debian that debootstrap makes. As root, on Debian; some minutes, and 5 GB.
set -eu
cd "$(dirname "$0")/.."

limit=600 # megabytes that the image may have
base=localhost/juesuan-base
image=localhost/juesuan

say() { printf '%s\n' "$*" >&2; }
fail() { say "image-test: $*"; exit 1; }

[ "$(id -u)" = 0 ] || fail "run it as root"
missing=
for need in buildah debootstrap pdftoppm:poppler-utils node:nodejs npm unshare:util-linux; do
	command -v "${need%:*}" >/dev/null 2>&1 || missing="$missing ${need#*:}"
done
if [ -n "$missing" ]; then
	say "Installing$missing"
	apt-get update -qq
	# shellcheck disable=SC2086 # a list of names
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

export BUILDAH_ISOLATION=chroot
work=$(mktemp -d)
container=
cleanup() {
	[ -z "$container" ] || buildah rm "$container" >/dev/null
	rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# in_base begins a container of the base image; commit NAME keeps the container as the image NAME.
in_base() { container=$(buildah from "$base"); }
commit() {
	buildah commit --quiet "$container" "$1" >/dev/null
	buildah rm "$container" >/dev/null
	container=
}

# What debian:bookworm-slim is: the smallest Debian, without manuals, translations and package lists.
make_debian() {
	say "Making a Debian"
	debootstrap --variant=minbase --include=ca-certificates bookworm "$work/debian" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" >"$work/debootstrap.log" ||
		{ tail "$work/debootstrap.log" >&2; fail "debootstrap failed"; }
	rm -rf "$work"/debian/usr/share/man/* "$work"/debian/usr/share/locale/* "$work"/debian/usr/share/info/* \
		"$work"/debian/var/lib/apt/lists/* "$work"/debian/var/cache/apt/* "$work"/debian/var/log/*
	find "$work/debian/usr/share/doc" -type f ! -name copyright -delete
	tar -C "$work/debian" -cf "$work/debian.tar" .
	container=$(buildah from scratch)
	buildah add --quiet "$container" "$work/debian.tar" / >/dev/null
	buildah config --cmd bash "$container"
	commit "$base"
	rm -rf "$work/debian" "$work/debian.tar"
}

# What golang:1.26-bookworm is: this machine's Go, and a C compiler.
make_go() {
	say "Making an image with Go"
	in_base
	buildah copy --quiet "$container" "$(go env GOROOT)" /usr/local/go >/dev/null
	buildah run "$container" -- sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gcc libc6-dev >/dev/null'
	buildah config --env PATH=/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --env GOTOOLCHAIN=local "$container"
	commit "$base-go"
}

# What node:22-bookworm-slim is: this machine's Node.js and npm.
make_node() {
	say "Making an image with Node.js"
	in_base
	npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
	buildah copy --quiet "$container" "$(readlink -f "$(command -v node)")" /usr/local/bin/node >/dev/null
	buildah copy --quiet "$container" "$npm" /usr/local/lib/node_modules/npm >/dev/null
	buildah run "$container" -- ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
	buildah run "$container" -- sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libstdc++6 >/dev/null'
	commit "$base-node"
}

has() { buildah inspect --type image "$1" >/dev/null 2>&1; }
has "$base" || make_debian
has "$base-go" || make_go
has "$base-node" || make_node

say "Building $image"
# This machine's certificates count while it is built, where a company has added its own.
buildah bud --layers \
	--build-arg DEBIAN="$base" --build-arg GO="$base-go" --build-arg NODE="$base-node" \
	--label org.opencontainers.image.revision="$(git rev-parse HEAD 2>/dev/null || echo unknown)" \
	--isolation chroot --volume /etc/ssl/certs:/etc/ssl/certs:ro --tag "$image" . >"$work/build.log" 2>&1 ||
	{ tail -n 40 "$work/build.log" >&2; fail "the image can't be built"; }

of() { buildah inspect --type image --format "$1" "$image"; }
[ "$(of '{{.OCIv1.Config.User}}')" = 10001:10001 ] || fail "the image's user is $(of '{{.OCIv1.Config.User}}')"
[ "$(of '{{.OCIv1.Config.Entrypoint}}')" = '[juesuan]' ] || fail "its entrypoint is $(of '{{.OCIv1.Config.Entrypoint}}')"
for label in title description source licenses version revision; do
	[ -n "$(of "{{index .OCIv1.Config.Labels \"org.opencontainers.image.$label\"}}")" ] || fail "it has no label $label"
done

# The crawl: the fixtures, and a page of one as a scanner gives it.
mkdir -p "$work/in/scan" "$work/out" "$work/root"
chmod 755 "$work"
for fixture in fixtures/*/; do
	mkdir "$work/in/$(basename "$fixture")"
	cp "$fixture"document.pdf "$work/in/$(basename "$fixture")/"
done
pdftoppm -r 200 -f 2 -l 2 -gray -png fixtures/official-form/document.pdf "$work/in/scan/page"
chown 10001:10001 "$work/out"

# run ARGS...: the program, as `docker run --network none --read-only --tmpfs /tmp -v …:/in:ro -v …:/out` has it.
container=$(buildah from "$image")
tree=$(buildah mount "$container")
size=$(($(du -sk --apparent-size "$tree" | cut -f 1) / 1024))
mkdir -p "$tree/in" "$tree/out"
of '{{range .OCIv1.Config.Env}}{{.}}{{"\n"}}{{end}}' >"$work/env"
cat >"$work/run" <<'END'
set -eu
tree=$1 work=$2
shift 2
mount --make-rprivate /
mount --bind "$tree" "$work/root"
mount -o remount,bind,ro "$work/root"
mount --bind "$work/in" "$work/root/in"
mount -o remount,bind,ro "$work/root/in"
mount --bind "$work/out" "$work/root/out"
mount -t tmpfs tmpfs "$work/root/tmp"
mount -t proc proc "$work/root/proc"
mount --rbind /dev "$work/root/dev"
# shellcheck disable=SC2046 # an assignment a word
exec chroot --userspec=10001:10001 "$work/root" env -i $(cat "$work/env") "$@"
END
run() { unshare --mount --net --pid --fork --kill-child sh "$work/run" "$tree" "$work" juesuan "$@"; }

run doctor
run batch /in --out /out --log-format json 2>"$work/log.jsonl" || { cat "$work/log.jsonl" >&2; fail "batch ended with $?"; }

for fixture in fixtures/*/; do
	diff -r "$fixture"expected "$work/out/documents/$(basename "$fixture")/document.pdf" >&2 || fail "$fixture differs"
done
scan=$work/out/documents/scan/page-02.png
grep -q '"reader": "tesseract+ppocr"' "$scan/document.json" || fail "the scanned page was not read by both engines"
grep -q '"total": {"amount": "2925.87", "text": "2,925.87", "state": "proved"' "$scan/tables/01-income.json" ||
	fail "the total of the scanned page is not 2925.87, or not proved"

find "$work/out" -type f ! -path '*/.juesuan/*' -exec sha256sum {} + | sort >"$work/first"
run batch /in --out /out --quiet
find "$work/out" -type f ! -path '*/.juesuan/*' -exec sha256sum {} + | sort | cmp - "$work/first" || fail "a second run changes the output"

[ "$size" -lt "$limit" ] || fail "the image has $size MB, more than $limit"
say "The image has $size MB; $(wc -l <"$work/out/manifest.jsonl") documents are as expected, the scanned page read by both engines."
