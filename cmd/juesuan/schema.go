package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/juesuan/juesuan/model"
)

func schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "schema " + strings.Join(model.SchemaNames(), "|"),
		Short:     "Print a JSON Schema of the output",
		Long:      "schema prints the JSON Schema (draft 2020-12) of document.json, of a table, or of one line of manifest.jsonl.",
		Example:   "  juesuan schema table > table.schema.json",
		ValidArgs: model.SchemaNames(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("schema needs one of %s", strings.Join(model.SchemaNames(), ", "))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := model.Schema(args[0])
			if err != nil {
				return usage("%w", err)
			}
			_, err = cmd.OutOrStdout().Write(text)
			return fatal(err)
		},
	}
}
