import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ParquetTable, parquetOf } from './parquet.ts'

let folder: string
let instance: DuckDBInstance
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-parquet-'))
  instance = await DuckDBInstance.create()
})
afterAll(async () => {
  instance?.closeSync()
  await rm(folder, { recursive: true, force: true })
})

let files = 0

/** Writes a table to a file and asks another program for what is in it. */
async function readBack(table: ParquetTable, select: string) {
  const path = join(folder, `${++files}.parquet`)
  const pieces: Uint8Array[] = []
  for await (const each of parquetOf(table)) pieces.push(each)
  await writeFile(path, Buffer.concat(pieces))
  const duck = await instance.connect()
  try {
    const read = await duck.runAndReadAll(select.replace('FILE', `'${path}'`))
    return read.getRowsJson()
  } finally {
    duck.closeSync()
  }
}

const text = fc.string({ unit: 'binary', maxLength: 20 }).filter(each => each.isWellFormed() && !each.includes('\0'))
const anyRow = fc.tuple(
  fc.option(text),
  fc.option(fc.integer({ min: -2_147_483_647, max: 2_147_483_647 })),
  fc.option(fc.integer({ min: -20_000, max: 40_000 })),
  fc.option(fc.boolean()),
)
const columns = [
  { name: 'words', kind: 'text' },
  { name: 'n', kind: 'number' },
  { name: 'on', kind: 'day' },
  { name: 'yes', kind: 'flag' },
] as const

const byColumn = (rows: readonly (readonly (string | number | boolean | null)[])[]) =>
  columns.map((_, at) => rows.map(row => row[at]!))

describe('a Parquet file', () => {
  it('gives another program what was put in, whatever it is and however it was parted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyRow, { minLength: 1, maxLength: 30 }), { maxLength: 4 }), async parts => {
        const read = await readBack(
          { columns, batches: parts.map(byColumn), about: {} },
          `select words, n, "on" - date '1970-01-01' as "on", yes from read_parquet(FILE, file_row_number = true) order by file_row_number`,
        )
        const plain = read.map(([words, n, on, yes]) => [words, n, on === null ? null : Number(on), yes])
        expect(plain).toEqual(parts.flat().map(row => [...row]))
      }),
      { numRuns: 60 },
    )
  })

  it('has days as dates and flags as yes or no, and says what it is', async () => {
    const table: ParquetTable = {
      columns,
      batches: [byColumn([['a', 1, 18_000, true]])],
      about: { Sightline: 'Saved by Pat' },
    }
    expect(await readBack(table, 'select "on", yes from read_parquet(FILE)')).toEqual([['2019-04-14', true]])
    expect(await readBack(table, 'select decode(key), decode(value) from parquet_kv_metadata(FILE)')).toContainEqual([
      'Sightline',
      'Saved by Pat',
    ])
  })
})
