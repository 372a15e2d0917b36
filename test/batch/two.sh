#!/usr/bin/env bash
# Two runs on one output: one is refused with exit code 10, or waits.
source "$(dirname "$0")/lib.sh"
crawl "$work/in" 300
batch() { "$juesuan" batch "$work/in" --out "$work/out" --quiet --partial-ok "$@" 2>/dev/null; }
"$juesuan" batch "$work/in" --out "$work/out" --quiet --partial-ok 2>/dev/null & pid=$!
until [ -d "$work/out/documents" ]; do sleep 0.05; done
code=0
batch || code=$?
[ "$code" = 10 ] || fail "the second run ended with $code"
batch --wait & waiting=$!
wait "$pid" || fail "the first run ended with $?"
wait "$waiting" || fail "the run that waited ended with $?"
"$juesuan" verify "$work/out"
echo "the second run was refused with exit code $code; with --wait it waited"
