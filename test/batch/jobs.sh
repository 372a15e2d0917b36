#!/usr/bin/env bash
# The same bytes with --jobs 1, 2 and 8.
source "$(dirname "$0")/lib.sh"
crawl "$work/in" "${DOCUMENTS:-120}"
cp -r fixtures "$work/in/fixtures"
for jobs in 1 2 8; do
	"$juesuan" batch "$work/in" --out "$work/$jobs" --jobs "$jobs" --quiet --partial-ok 2>/dev/null
	echo "--jobs $jobs: $(tree "$work/$jobs")"
done
[ "$(tree "$work/1")" = "$(tree "$work/2")" ] && [ "$(tree "$work/1")" = "$(tree "$work/8")" ] || fail "the trees differ"
