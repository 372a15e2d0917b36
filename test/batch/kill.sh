#!/usr/bin/env bash
# A run is killed at random moments, with kill -9, and the same command run again, until KILLS runs were killed. Whenever
# it comes to its end, after 25 kills at most, the tree is that of a run that was not disturbed. Every second time it begins with a tree of other
# options, so that documents are replaced.
source "$(dirname "$0")/lib.sh"
kills=${KILLS:-200}
crawl "$work/in" "${DOCUMENTS:-120}"
batch() { "$juesuan" batch "$work/in" --out "$1" --jobs 2 --quiet --partial-ok "${@:2}" 2>/dev/null; }
start=$(date +%s%N)
batch "$work/want"
took=$((($(date +%s%N) - start) / 1000000))
want=$(tree "$work/want")
batch "$work/other" --pages 1-2

killed=0 rounds=0
while [ "$killed" -lt "$kills" ]; do
	rm -rf "$work/out"
	[ $((rounds % 2)) = 0 ] || cp -r "$work/other" "$work/out"
	for ((n = 0; n < 25 && killed < kills; n++)); do
		"$juesuan" batch "$work/in" --out "$work/out" --jobs 2 --quiet --partial-ok 2>/dev/null & pid=$!
		sleep "$(awk -v ms="$took" -v r="$RANDOM" 'BEGIN { print ms * r / 32768 / 4000 }')"
		kill -9 "$pid" 2>/dev/null || true
		code=0
		wait "$pid" 2>/dev/null || code=$?
		case $code in
		137) killed=$((killed + 1)) ;;
		0) break ;;
		*) fail "round $rounds: exit code $code" ;;
		esac
	done
	batch "$work/out"
	[ "$(tree "$work/out")" = "$want" ] || fail "round $rounds: the tree differs"
	no_left_overs "$work/out"
	rounds=$((rounds + 1))
done
"$juesuan" verify "$work/out"
echo "$killed runs killed, of $took ms each when undisturbed; $rounds trees came to their end, all of them the same: $want"
