// node dataset.cjs TOOLS WORK README: what test/dataset.sh says, of the dataset in WORK/out.
const assert = require('node:assert/strict')
const fs = require('node:fs')
const path = require('node:path')

const [tools, work, readme] = process.argv.slice(2)
const tool = (name) => require(require.resolve(name, { paths: [tools] }))
const { DuckDBInstance } = tool('@duckdb/node-api')
const { Package, Schema } = { ...tool('datapackage'), ...tool('tableschema') }

// The queries that README.md shows, run where "out" is the output.
async function queries() {
  const text = fs.readFileSync(readme, 'utf8')
  const found = [...text.matchAll(/^```sql\n(.*?)^```\n\n?(?:```text\n(.*?)^```)?/gms)]
  assert.ok(found.length > 0, `${readme} shows no query`)
  process.chdir(work)
  const duckdb = await (await DuckDBInstance.create(':memory:')).connect()
  for (const [, sql, shown] of found) {
    const answer = await duckdb.runAndReadAll(sql)
    const rows = answer.getRowsJson()
    assert.ok(rows.length > 0, `no rows: ${sql}`)
    const lines = [answer.columnNames(), ...rows].map((row) => row.join(' | '))
    console.log(lines.join('\n') + '\n')
    if (shown) assert.equal(shown.trimEnd(), lines.join('\n'), 'README.md shows another answer')
  }
  const count = async (file) => (await duckdb.runAndReadAll(`SELECT count(*), sum(amount_yuan::DECIMAL(30, 4)) FROM '${file}'`)).getRowsJson()[0]
  const sheet = await count('out/facts.csv')
  assert.deepEqual(sheet, await count('out/facts.jsonl'))
  console.log(`DuckDB reads ${sheet[0]} amounts in each file, together ${sheet[1]} 元`)
}

// Every line of both files, cast by the Table Schema that the package gives it.
async function frictionless() {
  const descriptor = JSON.parse(fs.readFileSync('out/datapackage.json', 'utf8'))
  const loaded = await Package.load(descriptor, { basePath: path.resolve('out') })
  assert.deepEqual([loaded.valid, loaded.errors], [true, []])

  // This implementation takes the byte order mark for a part of the first name; others skip it.
  const sheet = fs.readFileSync('out/facts.csv', 'utf8')
  assert.equal(sheet[0], '\ufeff')
  fs.writeFileSync('out/facts.csv', sheet.slice(1))
  const cast = await loaded.getResource('facts-csv').read({ cast: true })

  const fields = descriptor.resources[1].schema
  const schema = await Schema.load(fields)
  const lines = fs.readFileSync('out/facts.jsonl', 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line))
  assert.equal(cast.length, lines.length)
  lines.forEach((line, i) => {
    const row = schema.castRow(fields.fields.map(({ name }) => line[name] ?? ''))
    row.forEach((value, j) => {
      if (fields.fields[j].type !== 'string') assert.deepEqual(value, cast[i][j], `line ${i + 1}, ${fields.fields[j].name}`)
    })
  })
  console.log(`Frictionless casts ${cast.length} lines of each file by their Table Schema`)
}

queries().then(frictionless)
