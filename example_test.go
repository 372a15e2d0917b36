package juesuan_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/model"
)

// Convert a file, and look an amount up by its canonical names.
func ExampleConvert() {
	data, err := os.ReadFile("fixtures/official-form/document.pdf")
	if err != nil {
		log.Fatal(err)
	}
	result, err := juesuan.Convert(context.Background(), juesuan.Bytes("2020.pdf", data), juesuan.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(*result.Document.Document.Department, *result.Document.Document.FiscalYear)
	for _, table := range result.Tables {
		if table.Type != model.Income {
			continue
		}
		for _, row := range table.Rows {
			if row.Key == "total" {
				amount := row.Values["total"]
				fmt.Println(*table.Title, amount.Amount, *table.Unit, "on page", amount.Page)
			}
		}
	}
	// Output:
	// 青禾市上河区人民政府办公室 2020
	// 收入决算表 2925.87 万元 on page 2
}

// What can't be converted says why.
func ExampleConvert_failure() {
	page := []byte("<html><body>404 Not Found</body></html>")
	_, err := juesuan.Convert(context.Background(), juesuan.Bytes("2022.pdf", page), juesuan.Options{})
	var failure *model.Failure
	if errors.As(err, &failure) {
		fmt.Println(failure.Reason)
		fmt.Println(failure.Message)
	}
	// Output:
	// unsupported_type
	// the file is an HTML page, not the PDF that its name promises; fetch it again
}

// Pages are chosen as they are written for people.
func ExampleParsePages() {
	pages, err := juesuan.ParsePages("1,3-5,9-")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(pages.Contains(2), pages.Contains(4), pages.Contains(100))
	// Output: false true true
}
