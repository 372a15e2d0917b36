package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/internal/store"
)

type batchFlags struct {
	runFlags
	shard     string
	rehash    bool
	retry     bool
	partialOK bool
}

func batchCommand() *cobra.Command {
	var flags batchFlags
	cmd := &cobra.Command{
		Use:   "batch CRAWL --out OUT",
		Short: "Convert a crawl of any size, and take it up again where it was cut short",
		Long: `batch converts the files of the directory CRAWL as convert does, to the same bytes, and remembers in a journal what
became of each. The same command, run again, does what is left: whatever was not done, and files that have changed
since, or all when the program or its options have. So a run may be interrupted, killed, or stopped by a full disk.

Files are told to be unchanged by their size, inode and the times of their last change; --rehash reads them. Files with
the same bytes are converted once: the others name the first by path. Links, hidden and special files are listed as
skipped. Files that are no longer found are marked gone, and leave the dataset; --prune removes them.

CRAWL and OUT may also be buckets, or folders of them, in a program that was built with -tags cloud: s3://BUCKET/FOLDER,
gs://BUCKET/FOLDER, azblob://CONTAINER/FOLDER, with credentials as the store's own tools find them.

--shard INDEX/COUNT converts a part of the crawl, told by a hash of each path, beside other machines that convert the
others into the same OUT; juesuan merge OUT then writes the files that sum it up. In a Kubernetes Indexed Job it is
taken from JOB_COMPLETION_INDEX and JOB_COMPLETIONS.

Exit codes: 0 all inputs done, 1 fatal, 3 some inputs failed (0 with --partial-ok) or there was none, 6 there are findings and
--fail-on-findings was given, 10 OUT is locked by another run, 64 usage, 130 interrupted.`,
		Example: `  juesuan batch crawl/ --out out
  juesuan batch crawl/ --out out --jobs 16 --log-format json --partial-ok
  juesuan batch crawl/ --out out --shard 0/4
  juesuan batch s3://crawls/2024 --out s3://results/2024`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("batch needs one CRAWL, a directory or the URL of an object store")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return fatal(runBatch(cmd, args[0], flags)) },
	}
	flags.register(cmd)
	f := cmd.Flags()
	flags.log.registerCrawl(f)
	f.StringVar(&flags.shard, "shard", "", "convert only this part of the crawl, INDEX/COUNT from 0, e.g. 0/4")
	f.BoolVar(&flags.rehash, "rehash", false, "read every file to see whether it has changed")
	f.BoolVar(&flags.retry, "retry-failed", false, "try again what failed")
	registerNoLock(f, &flags.noLock)
	f.BoolVar(&flags.partialOK, "partial-ok", false, "exit 0 also when some inputs failed")
	return cmd
}

func runBatch(cmd *cobra.Command, crawl string, flags batchFlags) error {
	shard, err := shardOf(flags.shard, os.Getenv)
	if err != nil {
		return err
	}
	if flags.prune && !shard.IsWhole() {
		return usage("--prune goes with a run over the whole crawl, not with --shard")
	}
	out, err := local(flags.out)
	if err != nil {
		return err
	}
	in, err := openCrawl(cmd.Context(), crawl, out)
	if err != nil {
		return err
	}
	defer in.Close()
	end, err := run(cmd, flags.runFlags, in.Walk, shard, func(opt *batch.Options) {
		opt.Fetch, opt.Roots = in.Fetch, []string{in.Root}
		opt.Trust = isURL(out) && !flags.rehash
		opt.Resume, opt.Rehash, opt.Retry = true, flags.rehash, flags.retry
	})
	if err != nil {
		return err
	}
	if end.totals.Documents == 0 && shard.IsWhole() {
		return foundNothing(crawl)
	}
	if end.totals.Failed > 0 && !flags.partialOK {
		return &exitError{code: exitSomeFailed}
	}
	return failOnFindings(flags.failOnFindings, end.totals.Findings)
}

// shardOf is the shard that the command line names, or else the environment of a Kubernetes Indexed Job.
func shardOf(flag string, env func(string) string) (store.Shard, error) {
	if index, count := env("JOB_COMPLETION_INDEX"), env("JOB_COMPLETIONS"); flag == "" && index != "" {
		if count == "" {
			return store.Shard{}, usage("JOB_COMPLETION_INDEX is set and JOB_COMPLETIONS is not: the Job must say how many shards there are")
		}
		flag = fmt.Sprintf("%s/%s", index, count)
	}
	if flag == "" {
		return store.Shard{}, nil
	}
	shard, err := store.ParseShard(flag)
	if err != nil {
		return shard, usage("--shard: %w", err)
	}
	return shard, nil
}
