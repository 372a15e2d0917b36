#!/usr/bin/env bash
# The disk becomes full at several points, or the output read-only: the run ends with a sentence, nothing is half written,
# and when there is room again the same command makes the tree of an undisturbed run. Needs the right to mount.
source "$(dirname "$0")/lib.sh"
crawl "$work/in" 60
batch() { "$juesuan" batch "$work/in" --out "$1" --jobs 2 --quiet --partial-ok; }
batch "$work/want" 2>/dev/null
want=$(tree "$work/want")
need=$(du -sk "$work/want" | cut -f1)
mkdir "$work/disk"
mount -t tmpfs -o size=64k none "$work/disk" 2>/dev/null || { echo "skipped: mounting is not allowed here"; exit 0; }
trap 'umount "$work/disk"; rm -rf "$work"' EXIT
full=0
for percent in 1 3 10 25 40 55 70 85 95 99; do
	rm -rf "$work/disk/out"
	mount -o "remount,size=$((need * percent / 100 + 16))k" "$work/disk"
	code=0
	batch "$work/disk/out" 2>"$work/said" || code=$?
	[ "$code" = 0 ] || { [ "$code" = 1 ] && grep -q 'no space left' "$work/said"; } || fail "$percent %: exit code $code: $(cat "$work/said")"
	[ "$code" = 0 ] || full=$((full + 1))
	# What stands there is whole.
	{ find "$work/disk/out/documents" -name document.json 2>/dev/null || true; } | while read -r name; do
		cmp -s "$name" "$work/want/${name#"$work/disk/out/"}" || fail "$percent %: $name is not what it should be"
	done
	mount -o "remount,size=$((need * 3))k" "$work/disk"
	batch "$work/disk/out" 2>/dev/null
	[ "$(tree "$work/disk/out")" = "$want" ] || fail "$percent %: the tree differs"
	no_left_overs "$work/disk/out"
done
echo "$full of 10 disks of 1 to 99 % of $need KiB were full; all trees are the same in the end: $want"

rm -rf "$work/disk/out"
batch "$work/disk/out" 2>/dev/null
touch "$work/in"/*/*3.pdf
for f in "$work"/in/*/*3.pdf; do echo '% changed' >>"$f"; done
batch "$work/changed" 2>/dev/null
mount -o remount,ro "$work/disk"
code=0
batch "$work/disk/out" 2>"$work/said" || code=$?
[ "$code" = 1 ] || fail "read-only: exit code $code"
mount -o remount,rw "$work/disk"
batch "$work/disk/out" 2>/dev/null
[ "$(tree "$work/disk/out")" = "$(tree "$work/changed")" ] || fail "read-only: the tree differs"
echo "read-only: $(tail -1 "$work/said")"
