# Names for plain go commands. Everything here works without make, too.

GO ?= go
# Outside a git checkout, or in one that git does not trust, the commit is left out of the program.
VCS := $(shell git rev-parse --verify --quiet HEAD >/dev/null 2>&1 || echo -buildvcs=false)
TOOL := $(GO) tool -modfile=tools/go.mod

.PHONY: build demo test vet lint race bench update clean needed

build: ## bin/juesuan, without cgo
	CGO_ENABLED=0 $(GO) build $(VCS) -trimpath -o bin/juesuan ./cmd/juesuan

demo: needed build ## converts fixtures/ into out/
	bin/juesuan convert fixtures --out out

test: needed vet lint ## all that must hold before a change lands
	$(GO) test ./...
	$(MAKE) --no-print-directory race

vet:
	@test -z "$$(gofmt -l .)" || { echo "not gofmt'ed:"; gofmt -l .; exit 1; }
	$(GO) vet ./...

lint: ## the import rules of ARCHITECTURE.md (.depguard.yml), and staticcheck
	$(TOOL) depguard ./...
	$(TOOL) staticcheck ./...

race: ## what is concurrent, under the race detector
	$(GO) test -race ./internal/batch ./internal/store ./cmd/juesuan

bench: needed ## ms a page, linearity in pages, peak memory
	$(GO) test -run '^$$' -bench . -benchtime 2s .

update: ## rewrites expected files; look at the diff before committing it
	$(GO) test ./... -update

needed: ## installs what the targets need and this machine lacks
	@scripts/install-needed

clean:
	rm -rf bin out
