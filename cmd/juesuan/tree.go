package main

import (
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/internal/verify"
)

// The commands that take an output tree.

func mergeCommand() *cobra.Command {
	var wait, noLock bool
	cmd := &cobra.Command{
		Use:   "merge OUT",
		Short: "Write the files that sum up a tree, after its shards",
		Long: `merge writes OUT/manifest.jsonl, OUT/findings.jsonl and the dataset, from what juesuan batch --shard has done. It may be
run again, and before all shards are done: then it sums up those that are.

Exit codes: 0 done, 1 fatal, 10 OUT is locked by another run, 64 usage.`,
		Example: "  juesuan merge out",
		Args:    oneTree("merge"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return fatal(merge(cmd, args[0], wait, noLock))
		},
	}
	cmd.Flags().BoolVar(&wait, "wait", false, "wait while shards write to the output")
	registerNoLock(cmd.Flags(), &noLock)
	return cmd
}

func merge(cmd *cobra.Command, name string, wait, noLock bool) error {
	tree, err := look(cmd.Context(), name) // or a tree would be made of what is none
	if err != nil {
		return err
	}
	if err := tree.Close(); err != nil {
		return err
	}
	out, err := openOutput(cmd.Context(), name, store.Shard{}, wait, noLock)
	if err != nil {
		return err
	}
	defer out.Close()
	totals, err := batch.Merge(cmd.Context(), out, runtime.NumCPU())
	if err == nil {
		showTotals(cmd.ErrOrStderr(), &totals, counts(&totals))
	}
	return err
}

func statusCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "status OUT",
		Short: "Sum up an output tree, also while it is being written",
		Long: `status tells what was done so far, why documents failed or want review, whether a run is writing to OUT, and whether
the files that sum it up hold all that was done.`,
		Example: "  juesuan status out",
		Args:    oneTree("status"),
		RunE: func(cmd *cobra.Command, args []string) error {
			tree, err := look(cmd.Context(), args[0])
			if err != nil {
				return fatal(err)
			}
			defer tree.Close()
			return fatal(status(cmd, cmd.OutOrStdout(), tree))
		},
	}
}

func status(cmd *cobra.Command, w io.Writer, tree *store.View) error {
	totals, err := batch.Sum(cmd.Context(), tree.Journals, "")
	if err != nil {
		return err
	}
	showTotals(w, &totals, counts(&totals))
	state := "not finished: run the same command again, or juesuan merge after shards"
	switch {
	case tree.Locked:
		state = "running"
	case batch.IsFinished(tree, tree.Journals):
		state = "finished"
	}
	_, err = fmt.Fprintln(w, state)
	return err
}

func verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify OUT",
		Short: "Hash an output tree and compare it with what was written",
		Long: `verify reads every file of OUT and tells what has changed, is missing, or is of no input. It writes nothing. A document's
hash stands in the journal: the SHA-256 of what sha256sum prints of its files.

Exit codes: 0 all is as it was written, 1 something is not, 64 usage.`,
		Example: "  juesuan verify out",
		Args:    oneTree("verify"),
		RunE: func(cmd *cobra.Command, args []string) error {
			tree, err := look(cmd.Context(), args[0])
			if err != nil {
				return fatal(err)
			}
			defer tree.Close()
			faults := 0
			result, err := verify.Tree(cmd.Context(), tree, func(f verify.Fault) {
				faults++
				fmt.Fprintf(cmd.OutOrStdout(), "%s %s\n", f.Path, f.What)
			})
			if err != nil {
				return fatal(err)
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%d documents, %d files, %d bytes: %d faults\n", result.Documents, result.Files, result.Bytes, faults)
			if faults > 0 {
				return &exitError{code: exitFatal}
			}
			return nil
		},
	}
}

// oneTree is the arguments of a command that takes an output tree.
func oneTree(name string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("%s needs one OUT, the output tree of batch or convert", name)
		}
		return nil
	}
}
