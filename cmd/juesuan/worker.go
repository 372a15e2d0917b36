package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/juesuan/juesuan/internal/worker"
)

// workerName is the hidden command that convert starts this program again with.
const workerName = "worker"

// beforeJob is called in a worker with each job. Tests set it, to have a worker fail.
var beforeJob func(worker.Job)

func workerCommand() *cobra.Command {
	return &cobra.Command{
		Use:    workerName,
		Short:  "Convert the documents that standard input names; convert starts it",
		Args:   cobra.NoArgs,
		Hidden: true,
		RunE: func(*cobra.Command, []string) error {
			out := os.Stdout
			os.Stdout = os.Stderr // what a library prints must not get between the frames
			return fatal(worker.Serve(worker.Input(), out, beforeJob))
		},
	}
}
