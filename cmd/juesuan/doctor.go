package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// The line that doctor has read: a picture of doctorText.
//
//go:embed doctor.png
var doctorLine []byte

const doctorText = "3,907.17"

func doctorCommand() *cobra.Command {
	var options ocr.Options
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Tell what is installed, which versions and models, and what is missing",
		Long: `doctor tells what this program can read with what is installed here, and how to install what is missing. Documents
with text need nothing beside this program; scanned pages need juesuan-ocr and at least one of its engines. Each
engine is given a picture of a figure to read.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return fatal(examine(cmd.Context(), cmd.OutOrStdout(), options))
		},
	}
	cmd.Flags().StringVar(&options.Binary, "ocr-binary", "", "the OCR program (default juesuan-ocr beside this one, else on PATH)")
	cmd.Flags().StringVar(&options.Languages, "ocr-lang", "", "languages that Tesseract reads text in, joined by + (default chi_sim)")
	return cmd
}

// examine writes what is there. That OCR is missing is no error: text is read without it.
func examine(ctx context.Context, w io.Writer, options ocr.Options) error {
	var out strings.Builder
	fmt.Fprintf(&out, "juesuan %s reads documents with text.\n", juesuan.Version)
	options.Engines = ocr.AutoEngines
	client := ocr.New(options)
	defer client.Close()
	hello, err := client.Hello(ctx)
	switch {
	case errors.Is(err, ocr.ErrUnavailable):
		fmt.Fprintf(&out, "Scanned pages are not read: %v.\n", err)
	case err != nil:
		return err
	default:
		if err := examineEngines(ctx, &out, options, client, hello); err != nil {
			return err
		}
	}
	_, err = io.WriteString(w, out.String())
	return err
}

func examineEngines(ctx context.Context, out *strings.Builder, options ocr.Options, client *ocr.Client, hello ocr.Hello) error {
	binary, err := ocr.FindBinary(options.Binary)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "juesuan-ocr %s reads scanned pages: %s\n", hello.Version, binary)
	read, took, err := readLine(ctx, client)
	if err != nil {
		fmt.Fprintf(out, "  It fails on a picture of %s: %v.\n", doctorText, err)
	}
	for _, e := range hello.Engines {
		fmt.Fprintf(out, "  %s %s", e.Engine, e.Version)
		for _, m := range e.Models {
			fmt.Fprintf(out, ", %s %.12s", m.Name, m.SHA256)
		}
		switch text := read[e.Engine]; {
		case err != nil:
		case text == doctorText:
			fmt.Fprintf(out, ": reads\n")
			continue
		default:
			fmt.Fprintf(out, ": reads %q for %s", text, doctorText)
		}
		out.WriteByte('\n')
	}
	if err == nil {
		fmt.Fprintf(out, "  A figure takes %d ms.\n", took.Milliseconds())
	}
	for _, m := range hello.Missing {
		fmt.Fprintf(out, "  %s is missing: %s. Models are looked for in %s; %s.\n", m.Engine, m.Why, hello.Models, ocr.Install)
	}
	return nil
}

// readLine has each engine read doctorLine.
func readLine(ctx context.Context, client *ocr.Client) (map[model.Reader]string, time.Duration, error) {
	picture, err := png.Decode(bytes.NewReader(doctorLine))
	if err != nil {
		return nil, 0, err
	}
	line := image.NewGray(image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy()))
	draw.Draw(line, line.Rect, picture, picture.Bounds().Min, draw.Src)
	start := time.Now()
	readings, err := client.Read(ctx, []ocr.Crop{{Image: line, Kind: ocr.Amount}})
	took := time.Since(start)
	if err != nil {
		return nil, 0, err
	}
	read := map[model.Reader]string{}
	for _, r := range readings[0] {
		read[r.Engine] = r.Text
	}
	return read, took, nil
}
