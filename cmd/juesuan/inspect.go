package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/inspect"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

func inspectCommand() *cobra.Command {
	var out string
	var page int
	var votes bool
	cmd := &cobra.Command{
		Use:   "inspect FILE {--page N --out PAGE.svg | --votes}",
		Short: "Draw what the program saw on a page, or list what it took tables for",
		Long: `inspect converts FILE and draws one of its pages as SVG, for any browser: glyphs with their boxes, rulings, fills
and images, the cells of each table with their spans, and the row and column that each amount became. Point at a
thing to read about it. --out - writes to standard output.

With --votes it prints a list instead: for each table its page and title, the types that it may have, and what speaks
for and against each.`,
		Example: `  juesuan inspect accounts/2021.pdf --page 7 --out page7.svg
  juesuan inspect accounts/2021.pdf --votes`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("inspect needs one FILE")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if votes {
				return fatal(printVotes(cmd.Context(), cmd.OutOrStdout(), args[0]))
			}
			if out == "" {
				return usage("inspect needs --out, the SVG file to write")
			}
			svg, err := drawPage(cmd.Context(), args[0], page)
			if err != nil {
				return fatal(err)
			}
			if out == "-" {
				_, err = cmd.OutOrStdout().Write(svg)
			} else {
				err = store.WriteFile(out, svg)
			}
			return fatal(err)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "the SVG file to write, - for standard output (required without --votes)")
	cmd.Flags().IntVar(&page, "page", 1, "the page to draw, from 1")
	cmd.Flags().BoolVar(&votes, "votes", false, "list what speaks for the type of each table")
	cmd.MarkFlagsMutuallyExclusive("votes", "page")
	cmd.MarkFlagsMutuallyExclusive("votes", "out")
	_ = cmd.MarkFlagFilename("out", "svg")
	return cmd
}

// drawPage converts the whole file, for a table may begin on another page, and draws one page.
func drawPage(ctx context.Context, file string, number int) ([]byte, error) {
	var view inspect.View
	opt := juesuan.Options{Watch: func(pages []model.Page, found *model.Layout) {
		view.Layout = found
		for i := range pages {
			if pages[i].Number == number {
				view.Page = &pages[i]
			}
		}
	}}
	var err error
	if view.Result, err = convertFile(ctx, file, opt); err != nil {
		return nil, err
	}
	if view.Page == nil {
		return nil, usage("%s has %d pages; there is no page %d", file, view.Result.Document.Source.Pages, number)
	}
	return inspect.SVG(view), nil
}

func convertFile(ctx context.Context, file string, opt juesuan.Options) (*model.Result, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, &exitError{exitBadInput, err}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, &exitError{exitBadInput, err}
	}
	result, err := juesuan.Convert(ctx, juesuan.Source{Path: file, Data: f, Size: info.Size()}, opt)
	var failure *model.Failure
	if errors.As(err, &failure) {
		return nil, &exitError{exitBadInput, fmt.Errorf("%s: %s", file, failure.Message)}
	}
	return result, err
}
