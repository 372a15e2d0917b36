package main

import (
	"io"
	"time"

	"github.com/spf13/pflag"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// logFlags are the flags of every command that tells what it does.
type logFlags struct {
	quiet   bool
	verbose bool
	format  string

	// few says that there are too many documents for a line each: those that fail have one, and a line now and then says
	// how far the run is.
	few       bool
	heartbeat time.Duration
}

func (l *logFlags) register(f *pflag.FlagSet) {
	f.BoolVarP(&l.quiet, "quiet", "q", false, "tell only of inputs that fail")
	f.BoolVarP(&l.verbose, "verbose", "v", false, "tell of each document's warnings, too")
	f.StringVar(&l.format, "log-format", "console", "console or json")
}

// logger logs to w. Times stand in JSON only: a person reads the console as it happens.
func (l *logFlags) logger(w io.Writer, bar bool) (*zap.Logger, error) {
	config := zapcore.EncoderConfig{
		MessageKey: "msg", LevelKey: "level",
		EncodeLevel: zapcore.LowercaseLevelEncoder, EncodeTime: zapcore.ISO8601TimeEncoder,
		EncodeDuration: zapcore.SecondsDurationEncoder, ConsoleSeparator: "  ",
	}
	var encoder zapcore.Encoder
	switch l.format {
	case "console":
		encoder = zapcore.NewConsoleEncoder(config)
	case "json":
		config.TimeKey = "time"
		encoder = zapcore.NewJSONEncoder(config)
	default:
		return nil, usage("--log-format %s: write console or json", l.format)
	}
	return zap.New(zapcore.NewCore(encoder, zapcore.Lock(zapcore.AddSync(w)), l.level(bar))), nil
}

// registerCrawl has a run log as a crawl needs it.
func (l *logFlags) registerCrawl(f *pflag.FlagSet) {
	l.few = true
	f.DurationVar(&l.heartbeat, "heartbeat", 10*time.Second, "without a terminal, how often to tell how far the run is; 0 for never")
}

// level: beside a progress bar, a line for each document that went well would say it twice.
func (l *logFlags) level(bar bool) zapcore.Level {
	switch {
	case l.quiet:
		return zapcore.ErrorLevel
	case l.verbose:
		return zapcore.DebugLevel
	case bar:
		return zapcore.WarnLevel
	default:
		return zapcore.InfoLevel
	}
}
