// Package metrics serves how a run goes to Prometheus.
//
// In: what becomes of each document. Out: counters and gauges of this process, under http://ADDRESS/metrics, in the
// text format of Prometheus; those of the Go runtime and of the process beside them. Nothing is sent anywhere.
package metrics

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/juesuan/juesuan/model"
)

// Metrics are those of one run. Their methods may be called by several goroutines; a nil one counts nothing.
type Metrics struct {
	registry        *prometheus.Registry
	inputs, kept    prometheus.Gauge
	documents       *prometheus.CounterVec
	pages, bytes    prometheus.Counter
	tables, amounts prometheus.Counter
	seconds         prometheus.Histogram
}

// New are the metrics of a run in which nothing has happened yet.
func New() *Metrics {
	count := func(name, help string) prometheus.Counter {
		return prometheus.NewCounter(prometheus.CounterOpts{Name: "juesuan_" + name, Help: help})
	}
	gauge := func(name, help string) prometheus.Gauge {
		return prometheus.NewGauge(prometheus.GaugeOpts{Name: "juesuan_" + name, Help: help})
	}
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		inputs:   gauge("inputs", "Inputs of the crawl or of this shard of it, those included that an earlier run has done."),
		kept:     gauge("inputs_kept", "Inputs that an earlier run has done and that have not changed."),
		documents: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "juesuan_documents_total", Help: "Documents done by this run, by status, and by the first reason why they are not ok.",
		}, []string{"status", "reason"}),
		pages:   count("pages_total", "Pages of the documents done by this run."),
		bytes:   count("read_bytes_total", "Bytes of the documents done by this run."),
		tables:  count("tables_total", "Tables found by this run."),
		amounts: count("amounts_total", "Amounts found by this run."),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "juesuan_document_seconds", Help: "Seconds that a document took.",
			Buckets: []float64{0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800},
		}),
	}
	m.documents.WithLabelValues(string(model.StatusOK), "") // there from the start, at nought
	m.registry.MustRegister(m.inputs, m.kept, m.documents, m.pages, m.bytes, m.tables, m.amounts, m.seconds,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Workers has two counts looked up whenever the metrics are: of the worker processes that were started, and of those
// that died, hung or grew and were killed.
func (m *Metrics) Workers(started, lost func() int64) {
	if m == nil {
		return
	}
	count := func(name, help string, of func() int64) {
		m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "juesuan_" + name, Help: help},
			func() float64 { return float64(of()) }))
	}
	count("workers_started_total", "Worker processes started by this run.", started)
	count("workers_lost_total", "Worker processes that died, hung or grew, and were replaced.", lost)
}

// Planned says how many inputs there are, and how many of them an earlier run has done.
func (m *Metrics) Planned(inputs, kept int) {
	if m == nil {
		return
	}
	m.inputs.Set(float64(inputs))
	m.kept.Set(float64(kept))
}

// Kept counts an input that turned out to be done by an earlier run.
func (m *Metrics) Kept() {
	if m != nil {
		m.kept.Inc()
	}
}

// Done counts a document.
func (m *Metrics) Done(e *model.ManifestEntry, amounts int, took time.Duration) {
	if m == nil {
		return
	}
	m.documents.WithLabelValues(string(e.Status), string(e.Reason())).Inc()
	m.pages.Add(float64(e.Pages))
	m.bytes.Add(float64(e.Bytes))
	m.tables.Add(float64(e.Tables))
	m.amounts.Add(float64(amounts))
	m.seconds.Observe(took.Seconds())
}

// Server serves metrics until it is closed.
type Server struct {
	listener net.Listener
	server   *http.Server
}

// Serve serves metrics at an address as net.Listen has it: "127.0.0.1:9464", ":9464" on every interface.
func (m *Metrics) Serve(address string) (*Server, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("serve metrics: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	s := &Server{listener, &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}}
	go func() { _ = s.server.Serve(listener) }() // it ends with Close
	return s, nil
}

// URL is where the metrics are.
func (s *Server) URL() string { return "http://" + s.listener.Addr().String() + "/metrics" }

// Close ends the serving.
func (s *Server) Close() error {
	if err := s.server.Close(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
