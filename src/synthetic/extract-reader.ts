import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TableName } from './tables.ts'

/** A row of a written extract by heading, all cells as text. */
export type ReadRow = Readonly<Record<string, string>>

/** Reads back one table of a written extract, row by row. Its cells hold no line breaks, so a line is a row. */
export async function* readTable(folder: string, table: TableName): AsyncGenerator<ReadRow> {
  const lines = createInterface({ input: createReadStream(join(folder, `ssd_${table}.csv`), 'utf8') })
  let headings: string[] | undefined
  for await (const line of lines) {
    const cells = cellsOf(headings === undefined ? line.replace('\ufeff', '') : line)
    if (headings === undefined) headings = cells.map(each => each.trim())
    else yield Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? '']))
  }
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  const cells: string[] = []
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
  }
  return cells
}
