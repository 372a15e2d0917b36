#!/bin/sh
# Reads the dataset of the fixtures with programs of others: DuckDB runs the queries of README.md, and the Data Package
# standard's own implementation casts every line by its Table Schema. Needs bin/juesuan (make build), and Node.js with
# npm, which gets both once, 100 MB; nothing of it is run while it is installed.
set -eu
cd "$(dirname "$0")/.."

tools=${XDG_CACHE_HOME:-$HOME/.cache}/juesuan/dataset-test
if [ ! -d "$tools/node_modules/@duckdb/node-api" ] || [ ! -d "$tools/node_modules/datapackage" ]; then
	mkdir -p "$tools"
	npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix "$tools" \
		@duckdb/node-api@1.5.6-r.1 datapackage@1.1.10
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bin/juesuan convert fixtures --out "$work/out" --quiet
node test/dataset.cjs "$tools" "$work" README.md
