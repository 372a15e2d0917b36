#!/usr/bin/env bash
# A finished crawl of 100,000 tiny files is taken up again: under 20 s.
source "$(dirname "$0")/lib.sh"
n=${FILES:-100000}
for ((d = 0; d < n / 1000; d++)); do
	mkdir -p "$work/in/$d"
	for ((i = 0; i < 1000; i++)); do
		echo "收入决算表 $d $i" >"$work/in/$d/$i.txt"
	done
done
batch() { "$juesuan" batch "$work/in" --out "$work/out" --quiet --partial-ok "$@"; }
sleep 2 # younger files are hashed
start=$(date +%s%N)
batch
first=$((($(date +%s%N) - start) / 1000000))
before=$(tree "$work/out")
start=$(date +%s%N)
/usr/bin/env time -f '%M' -o "$work/memory" "$juesuan" batch "$work/in" --out "$work/out" --quiet --partial-ok
again=$((($(date +%s%N) - start) / 1000000))
[ "$(tree "$work/out")" = "$before" ] || fail "the tree has changed"
echo "$n files: $first ms the first time, $again ms again, with $(($(cat "$work/memory") / 1024)) MiB"
[ "$again" -lt 20000 ] || fail "it takes 20 s or longer"
