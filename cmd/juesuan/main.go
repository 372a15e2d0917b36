// Command juesuan turns the published accounts of Chinese government departments into canonical JSON.
//
// Run juesuan --help; each command is a file of this package.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	root := rootCommand()
	root.SetArgs(os.Args[1:])
	os.Exit(report(os.Stderr, root.ExecuteContext(ctx)))
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "juesuan",
		Short: "Published accounts of Chinese departments (部门决算) as canonical JSON",
		Long: `juesuan reads the PDFs in which Chinese government departments publish their final accounts (部门决算公开)
and writes each table as canonical JSON: the same names for the same rows and columns in every document, and
the page and place of every amount.`,
		Example: `  juesuan convert accounts/ --out out
  juesuan batch crawl/ --out out
  juesuan inspect accounts/2021.pdf --page 7 --out page7.svg`,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(convertCommand(), batchCommand(), auditCommand(), doctorCommand(), inspectCommand(), mergeCommand(), schemaCommand(), statusCommand(), verifyCommand(), versionCommand(), workerCommand())
	return root
}
