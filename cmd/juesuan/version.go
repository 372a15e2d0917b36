package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/juesuan/juesuan"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, and what it was built from",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "juesuan %s (%s%s %s/%s)\n", juesuan.Version, buildOrigin(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return fatal(err)
		},
	}
}

// buildOrigin is the commit or the module version that the program was built from, as far as the build recorded it.
func buildOrigin() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	var commit, changed string
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = "commit " + s.Value[:min(len(s.Value), 12)]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = " with changes"
		}
	}
	switch {
	case commit != "":
		return commit + changed + ", "
	case info.Main.Version != "" && info.Main.Version != "(devel)":
		return "module " + info.Main.Version + ", "
	default:
		return ""
	}
}
