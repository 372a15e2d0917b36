package contract

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

//go:embed testdata/datapackage/*.json
var profiles embed.FS

var compiledProfiles = sync.OnceValues(func() (map[string]*jsonschema.Schema, error) {
	c := jsonschema.NewCompiler()
	schemas := map[string]*jsonschema.Schema{}
	for _, name := range []string{"data-package", "data-resource", "tabular-data-resource"} {
		text, err := profiles.ReadFile("testdata/datapackage/" + name + ".json")
		if err != nil {
			return nil, err
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			return nil, fmt.Errorf("profile %s: %w", name, err)
		}
		if err := c.AddResource(name, doc); err != nil {
			return nil, fmt.Errorf("profile %s: %w", name, err)
		}
		if schemas[name], err = c.Compile(name); err != nil {
			return nil, fmt.Errorf("profile %s: %w", name, err)
		}
	}
	return schemas, nil
})

// CheckDataPackage holds a datapackage.json, and each resource that it lists, against the JSON Schemas of the Data
// Package standard: those of the profiles that they name, and of a tabular resource, whose schema is a Table Schema.
func CheckDataPackage(data []byte) error {
	var p struct {
		Profile   string
		Resources []json.RawMessage
	}
	if err := json.Unmarshal(data, &p); err != nil {
		return err
	}
	if err := checkProfile(p.Profile, data); err != nil {
		return err
	}
	for _, resource := range p.Resources {
		var r struct{ Profile string }
		if err := json.Unmarshal(resource, &r); err != nil {
			return err
		}
		if err := checkProfile(r.Profile, resource); err != nil {
			return err
		}
	}
	return nil
}

func checkProfile(name string, data []byte) error {
	schemas, err := compiledProfiles()
	if err != nil {
		return err
	}
	schema, ok := schemas[name]
	if !ok {
		return fmt.Errorf("there is no profile %q", name)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	if err := schema.Validate(value); err != nil {
		return fmt.Errorf("profile %s: %w", name, err)
	}
	return nil
}
