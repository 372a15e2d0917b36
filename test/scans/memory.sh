#!/bin/sh
# memory.sh [PAGES [EVERY [FILE.pdf...]]]
#
# The memory of juesuan-ocr over many pages: a table of pages done and its resident memory in MiB. The pages of the files
# (those of fixtures) are drawn again and again, each time at another resolution, so that no line of them was read before.
# Needs pdftoppm (poppler-utils), bin/juesuan, bin/juesuan-ocr and Linux; it installs nothing.
set -eu
cd "$(dirname "$0")/../.."
pages=${1:-500} every=${2:-25}
[ $# -gt 2 ] && shift 2 || set -- fixtures/*/document.pdf
for need in pdftoppm pdfinfo; do
	command -v $need >/dev/null || { echo "memory.sh needs $need: install poppler-utils" >&2; exit 1; }
done
for need in bin/juesuan bin/juesuan-ocr; do
	[ -x $need ] || { echo "memory.sh needs $need: run make build" >&2; exit 1; }
done
work=$(mktemp -d)
running=
trap '[ -z "$running" ] || kill "$running" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work/in"

drawn=0 round=0
while [ $drawn -lt "$pages" ]; do
	for file in "$@"; do
		n=$(pdfinfo "$file" | sed -n 's/^Pages: *//p')
		page=$((round % n + 1))
		[ $drawn -lt "$pages" ] || break
		pdftoppm -r $((150 + (round * 7 + drawn) % 100)) -f $page -l $page -gray -singlefile -png "$file" "$work/in/$(printf %05d $drawn)"
		drawn=$((drawn + 1))
	done
	round=$((round + 1))
done

bin/juesuan convert "$work/in" --out "$work/out" --jobs 1 --quiet --ocr-binary bin/juesuan-ocr &
running=$!
# The recognition program is a child of the worker, which is one of juesuan.
recogniser() {
	for worker in $(cat /proc/$running/task/*/children 2>/dev/null); do
		cat /proc/"$worker"/task/*/children 2>/dev/null
	done
}
printf 'pages\tMiB\n'
last=0
while kill -0 $running 2>/dev/null; do
	done=$(ls "$work/out/documents" 2>/dev/null | wc -l)
	if [ "$done" -ge $((last + every)) ]; then
		for pid in $(recogniser); do
			awk -v n="$done" '/^VmRSS/ { printf "%d\t%d\n", n, $2 / 1024 }' "/proc/$pid/status" 2>/dev/null || true
		done
		last=$done
	fi
	sleep 1
done
wait $running || [ $? = 3 ] || exit 1
running=
