# docker build -t juesuan . && docker run --rm -v "$PWD/accounts:/in:ro" -v "$PWD/out:/out" juesuan convert /in --out /out
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -buildvcs=false -trimpath -ldflags='-s -w' -o /juesuan ./cmd/juesuan

FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="juesuan" \
      org.opencontainers.image.description="Published accounts of Chinese departments as canonical JSON" \
      org.opencontainers.image.source="https://github.com/juesuan/juesuan" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --gid 10001 juesuan && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin juesuan
COPY --from=build /juesuan /usr/local/bin/juesuan
COPY LICENSE /usr/share/doc/juesuan/LICENSE
USER 10001:10001
ENTRYPOINT ["juesuan"]
CMD ["--help"]
