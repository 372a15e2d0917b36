#!/usr/bin/env bash
# 1,000 broken PDFs, and the hostile ones of the shared corpus where there is one, in one batch: every input is ok, review
# or failed, every other file skipped, and the memory of the supervisor does not grow with them.
source "$(dirname "$0")/lib.sh"
n=${MUTANTS:-1000}
"$work/mutate" -n "$n" -out "$work/in" fixtures/*/document.pdf
[ ! -d ../shared/corpus/hostile ] || cp -r ../shared/corpus/hostile "$work/in/hostile"
"$juesuan" batch "$work/in" --out "$work/out" --jobs "${JOBS:-2}" --partial-ok --log-format json --heartbeat 2s 2>"$work/log" & pid=$!
rss() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status" 2>/dev/null || true; }
most=0 early=0
while kill -0 "$pid" 2>/dev/null; do
	now=$(rss)
	[ -z "$now" ] || [ "$now" -le "$most" ] || most=$now
	written=$({ find "$work/out/documents" -name document.json 2>/dev/null || true; } | wc -l)
	[ "$written" -gt 100 ] || early=$most
	sleep 1
done
wait "$pid" || fail "exit code $?: $(tail -1 "$work/log")"
inputs=$(grep -c . "$work/out/manifest.jsonl")
count() { grep -c "\"status\":\"$1\"" "$work/out/manifest.jsonl" || true; }
ok=$(count ok) review=$(count review) failed=$(count failed) skipped=$(count skipped)
echo "$inputs inputs = $ok ok + $review review + $failed failed + $skipped skipped; supervisor: $early MiB after the first hundred, at most $most MiB"
grep -o '"code":"[a-z_]*"' "$work/out/manifest.jsonl" | sort | uniq -c | sort -rn
[ "$inputs" = "$((ok + review + failed + skipped))" ] && [ "$inputs" -ge "$n" ] || fail "an input has vanished"
[ "$most" -lt $((early + 40)) ] || fail "the supervisor's memory grows"
