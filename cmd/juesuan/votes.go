package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// printVotes lists what speaks for the type of each table of a file.
func printVotes(ctx context.Context, to io.Writer, file string) error {
	var list bytes.Buffer
	opt := juesuan.Options{Normalize: normalize.Options{WatchVotes: func(t normalize.Tally) { writeTally(&list, t) }}}
	if _, err := convertFile(ctx, file, opt); err != nil {
		return err
	}
	_, err := list.WriteTo(to)
	return err
}

// otherClaims is how many of the claims that do not suffice are printed; the weaker ones say little.
const otherClaims = 2

func writeTally(to io.Writer, t normalize.Tally) {
	place := "dump"
	if t.Page > 0 {
		place = fmt.Sprintf("page %d", t.Page)
	}
	title := t.Title
	if title == "" {
		title = "(no title)"
	}
	fmt.Fprintf(to, "%s  %s\n", place, title)
	fmt.Fprintf(to, "  is %s", t.Type)
	if t.Stage != "" && t.Type != model.Generic {
		fmt.Fprintf(to, ", %s", t.Stage)
	}
	fmt.Fprintln(to)
	others := 0
	for _, c := range t.Claims {
		note := ""
		if !c.Enough {
			if others++; others > otherClaims {
				break
			}
			note = "  not enough"
		}
		fmt.Fprintf(to, "  %6.2f  %s%s\n", c.Total, c.Type, note)
		for _, v := range c.Votes {
			fmt.Fprintf(to, "          %+6.2f  %s\n", v.Weight, v.Source)
		}
	}
}
