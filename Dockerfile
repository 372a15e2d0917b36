# The program with both engines for scans. Build:
#
#   docker build -t juesuan --label org.opencontainers.image.revision="$(git rev-parse HEAD)" .
#
# Run:
#
#   docker run --rm --network none --read-only --tmpfs /tmp --user "$(id -u):$(id -g)" \
#       -v "$PWD/crawl:/in:ro" -v "$PWD/out:/out" juesuan batch /in --out /out
#
# Without --user it runs as 10001:10001, who must be allowed to write to the output.
ARG DEBIAN=debian:bookworm-slim
ARG GO=golang:1.26-bookworm
ARG NODE=node:22-bookworm-slim
# TAGS=cloud: with object stores
ARG TAGS=

FROM ${GO} AS build
ARG TAGS
WORKDIR /src
ENV GOMODCACHE=/cache/mod GOCACHE=/cache/build
COPY . .
RUN --mount=type=cache,target=/cache \
    CGO_ENABLED=0 go build -tags "${TAGS}" -buildvcs=false -trimpath -ldflags='-s -w' -o /out/juesuan ./cmd/juesuan && \
    CGO_ENABLED=1 go build -buildvcs=false -trimpath -ldflags='-s -w' -o /out/juesuan-ocr ./cmd/juesuan-ocr

# PP-OCRv4 and ONNX Runtime, pinned by hash: without them the build fails.
FROM ${NODE} AS models
COPY scripts/setup.sh /
RUN JUESUAN_MODELS=/models /setup.sh ppocr && test -f /models/ppocr-v4/ch_PP-OCRv4_rec_infer.onnx

FROM ${DEBIAN}
COPY scripts/setup.sh /usr/share/juesuan/
RUN /usr/share/juesuan/setup.sh tesseract && ls /usr/lib/*/libtesseract.so.5 && rm -rf /var/lib/apt/lists/* /var/cache/apt /var/log/*
COPY --from=models /models /usr/share/juesuan/ocr
COPY --from=build /out/juesuan /out/juesuan-ocr /usr/local/bin/
COPY LICENSE /usr/share/doc/juesuan/LICENSE
# The cache, of compiled PDFium, is the only thing written beside the output; a run without a writable /tmp does without.
ENV JUESUAN_MODELS=/usr/share/juesuan/ocr \
    XDG_CACHE_HOME=/tmp/cache \
    LANG=C.UTF-8
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="juesuan" \
      org.opencontainers.image.description="Published accounts of Chinese departments as canonical JSON" \
      org.opencontainers.image.source="https://github.com/juesuan/juesuan" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}"
USER 10001:10001
ENTRYPOINT ["juesuan"]
CMD ["--help"]
