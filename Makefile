# Names for plain go commands. Everything here works without make, too.

GO ?= go
# Outside a git checkout, or in one that git does not trust, the commit is left out of the program.
VCS := $(shell git rev-parse --verify --quiet HEAD >/dev/null 2>&1 || echo -buildvcs=false)
TOOL := $(GO) tool -modfile=tools/go.mod

.PHONY: build ocr demo test vet lint race manifests dataset-test bucket-test image-test bench update clean needed

build: ocr ## bin/juesuan, without cgo, and bin/juesuan-ocr
	CGO_ENABLED=0 $(GO) build $(VCS) -trimpath -o bin/juesuan ./cmd/juesuan

ocr: ## bin/juesuan-ocr, with cgo; it finds its engines when it runs
	@if command -v "$(firstword $(shell $(GO) env CC))" >/dev/null 2>&1; then \
		echo 'CGO_ENABLED=1 $(GO) build $(VCS) -trimpath -o bin/juesuan-ocr ./cmd/juesuan-ocr'; \
		CGO_ENABLED=1 $(GO) build $(VCS) -trimpath -o bin/juesuan-ocr ./cmd/juesuan-ocr; \
	else \
		echo 'bin/juesuan-ocr is not built, for there is no C compiler: scanned pages will not be read'; \
	fi

demo: needed build ## converts fixtures/ into out/, as a crawl
	bin/juesuan batch fixtures --out out

test: needed vet lint manifests ## all that must hold before a change lands
	$(GO) test ./...
	$(MAKE) --no-print-directory race

vet:
	@test -z "$$(gofmt -l .)" || { echo "not gofmt'ed:"; gofmt -l .; exit 1; }
	$(GO) vet ./...

lint: ## the import rules of ARCHITECTURE.md (.depguard.yml), and staticcheck
	$(TOOL) depguard ./...
	$(TOOL) staticcheck ./...

manifests: ## deploy/kubernetes, by what an API server checks
	cd test/kubernetes && $(GO) vet ./... && $(GO) test -count=1 ./...

race: ## what is concurrent, under the race detector
	$(GO) test -race ./extract/ocr ./internal/batch ./internal/bucket ./internal/child ./internal/dataset ./internal/disksort ./internal/journal ./internal/metrics ./internal/store ./internal/worker ./extract/chain ./cmd/juesuan

dataset-test: needed build ## reads the dataset with DuckDB and Frictionless, from the npm registry
	test/dataset.sh

bucket-test: ## a crawl and an output in a server that speaks the protocol of S3; builds the program with -tags cloud
	$(GO) test -tags cloud -count=1 ./test/buckets

image-test: ## builds the image, and converts the fixtures in it; as root, on Debian
	scripts/image-test.sh

bench: needed ## ms a page, linearity in pages, peak memory
	$(GO) test -run '^$$' -bench . -benchtime 2s .

update: ## rewrites expected files; look at the diff before committing it
	$(GO) test ./... -update

needed: ## installs what the targets need and this machine lacks
	@scripts/install-needed

clean:
	rm -rf bin out
