#!/bin/sh
# ocrmypdf.sh SCAN.pdf...
#
# Reads the same scans with juesuan and with OCRmyPDF (Debian: ocrmypdf, tesseract-ocr-chi-sim), one after the other on
# one core, and prints for each the seconds of processor time a page, and how many of the amounts that juesuan gives
# stand in the text that OCRmyPDF makes. It installs nothing.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || { echo "ocrmypdf.sh SCAN.pdf..." >&2; exit 64; }
for need in ocrmypdf pdftotext pdfinfo python3; do
	command -v $need >/dev/null || { echo "ocrmypdf.sh needs $need: apt-get install ocrmypdf tesseract-ocr-chi-sim poppler-utils python3" >&2; exit 1; }
done
for need in bin/juesuan bin/juesuan-ocr; do
	[ -x $need ] || { echo "ocrmypdf.sh needs $need: run make build" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# seconds of processor time of a command and all that it started, each on one thread. What outlives its parent, as the
# recognition program does by a moment, is waited for here (Linux: a subreaper).
seconds() {
	python3 - "$@" <<'PY'
import ctypes, os, resource, subprocess, sys
os.environ["OMP_THREAD_LIMIT"] = "1"
PR_SET_CHILD_SUBREAPER = 36
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
subprocess.run(sys.argv[1:], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
while True:
    try:
        os.wait()
    except ChildProcessError:
        break
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime + used.ru_stime:.1f}")
PY
}

printf 'scan\tpages\tjuesuan s/page\tocrmypdf s/page\tamounts\tin ocrmypdf'"'"'s text\n'
for scan in "$@"; do
	pages=$(pdfinfo "$scan" | sed -n 's/^Pages: *//p')
	rm -rf "$work"/*
	ours=$(seconds bin/juesuan convert "$scan" --out "$work/out" --jobs 1 --ocr-binary bin/juesuan-ocr)
	theirs=$(seconds ocrmypdf --jobs 1 --force-ocr --rotate-pages --deskew --output-type pdf -l chi_sim "$scan" "$work/their.pdf")
	pdftotext -layout "$work/their.pdf" "$work/their.txt" 2>/dev/null || : >"$work/their.txt"
	python3 - "$scan" "$pages" "$ours" "$theirs" "$work" <<'PY'
import collections, glob, json, re, sys
scan, pages, ours, theirs, work = sys.argv[1:]
amounts = collections.Counter()
for name in glob.glob(glob.escape(work) + "/out/documents/**/tables/*.json", recursive=True):
    with open(name, encoding="utf-8") as f:
        for row in json.load(f)["rows"]:
            for value in row["values"].values():
                if value["amount"] is not None and value["state"] != "doubtful":
                    amounts[value["amount"]] += 1
with open(work + "/their.txt", encoding="utf-8") as f:
    text = collections.Counter(t.replace(",", "") for t in re.findall(r"-?[\d,]+\.\d\d|-?\d+", f.read()))
found = sum((amounts & text).values())
print(scan, pages, f"{float(ours) / int(pages):.1f}", f"{float(theirs) / int(pages):.1f}", sum(amounts.values()), found, sep="\t")
PY
done
