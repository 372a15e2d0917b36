package main

import (
	"iter"
	"runtime"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.uber.org/zap"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/metrics"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/internal/worker"
	"github.com/juesuan/juesuan/model"
)

// runFlags are those of every command that converts.
type runFlags struct {
	pictures       pictureFlags
	failOnFindings bool
	prune          bool
	wait           bool
	noLock         bool
	out            string
	pages          string
	password       string
	jobs           int
	metrics        string
	inProcess      bool
	limits         limitFlags
	log            logFlags
}

func (flags *runFlags) register(cmd *cobra.Command) {
	f := cmd.Flags()
	flags.registerOutput(f)
	f.StringVar(&flags.pages, "pages", "", "read only these pages, e.g. 1,3-5")
	f.StringVar(&flags.password, "password", "", "opens documents that need a password")
	f.IntVarP(&flags.jobs, "jobs", "j", runtime.NumCPU(), "documents converted at a time, each in a worker process")
	f.StringVar(&flags.metrics, "metrics", "", "serve metrics for Prometheus at this address, e.g. :9464, under /metrics")
	f.BoolVar(&flags.inProcess, "in-process", false, "convert in this process, without its limits on time and memory")
	_ = f.MarkHidden("in-process")
	flags.pictures.register(f)
	flags.limits.register(f)
	flags.log.register(f)
	_ = cmd.MarkFlagDirname("out")
}

func (flags *runFlags) registerOutput(f *pflag.FlagSet) {
	f.StringVarP(&flags.out, "out", "o", "", "the output directory (required)")
	f.BoolVar(&flags.wait, "wait", false, "wait while another run writes to the output")
	f.BoolVar(&flags.prune, "prune", false, "remove from the output what is no longer found in the directory")
	f.BoolVar(&flags.failOnFindings, "fail-on-findings", false, "exit 6 when the documents contradict themselves")
}

// ran is how a run ended.
type ran struct {
	totals batch.Totals
	last   model.ReasonCode // why the last input is not ok
}

// run converts the inputs into the output tree.
func run(cmd *cobra.Command, flags runFlags, in iter.Seq2[inputs.Found, error], shard store.Shard, how func(*batch.Options)) (ran, error) {
	opt, err := flags.options()
	if err != nil {
		return ran{}, err
	}
	how(&opt)
	out, err := flags.open(cmd, shard)
	if err != nil {
		return ran{}, err
	}
	defer out.Close()
	watch, err := newWatch(cmd.ErrOrStderr(), flags.log)
	if err != nil {
		return ran{}, err
	}
	serving, err := flags.serveMetrics(watch)
	if err != nil {
		return ran{}, err
	}
	defer serving()
	if !flags.inProcess {
		workers, err := flags.workers()
		if err != nil {
			return ran{}, err
		}
		defer workers.Close()
		watch.metrics.Workers(workers.Started, workers.Lost)
		opt.Converter = workers
	}
	end := ran{}
	err = batch.Run(cmd.Context(), out, in, opt, batch.Watch{Planned: watch.planned, Done: func(o batch.Outcome) {
		end.last = o.Record.Entry.Reason()
		watch.done(o)
	}})
	end.totals = watch.totals
	watch.end()
	return end, err
}

// serveMetrics serves the run's metrics, where that is wanted, until the function that it returns is called.
func (flags *runFlags) serveMetrics(watch *watch) (func(), error) {
	if flags.metrics == "" {
		return func() {}, nil
	}
	watch.metrics = metrics.New()
	server, err := watch.metrics.Serve(flags.metrics)
	if err != nil {
		return nil, err
	}
	watch.log.Info("metrics are served", zap.String("url", server.URL()))
	return func() { _ = server.Close() }, nil
}

// open opens the output.
func (flags *runFlags) open(cmd *cobra.Command, shard store.Shard) (*store.Store, error) {
	return openOutput(cmd.Context(), flags.out, shard, flags.wait, flags.noLock)
}

func (flags *runFlags) options() (batch.Options, error) {
	if flags.out == "" {
		return batch.Options{}, usage("--out is missing, the directory to write to")
	}
	if flags.jobs < 1 {
		return batch.Options{}, usage("--jobs %d: at least one document at a time", flags.jobs)
	}
	pages, err := juesuan.ParsePages(flags.pages)
	if err != nil {
		return batch.Options{}, usage("--%w", err)
	}
	if err := flags.limits.check(); err != nil {
		return batch.Options{}, err
	}
	opt := juesuan.Options{Pages: pages}
	opt.Read.Text.Password = flags.password
	flags.limits.reading(&opt)
	err = flags.pictures.reading(&opt)
	return batch.Options{Jobs: flags.jobs, Convert: opt, Limits: flags.limits.name(), Prune: flags.prune}, err
}

// workers are processes of this program that convert one document at a time each.
func (flags *runFlags) workers() (*worker.Pool, error) {
	command, err := worker.Command(workerName)
	if err != nil {
		return nil, err
	}
	return worker.NewPool(flags.jobs, command, flags.limits.working()), nil
}
