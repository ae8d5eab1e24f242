import { numberText } from '../../../domain/words/numbers.ts'
import type { ReceivedFile } from '../../format.ts'
import type { LocalWords } from '../../map/local-words.ts'
import { readCsv } from '../../read/csv.ts'
import { matchHeadings } from './headings.ts'
import type { TableSpec } from './table-spec.ts'
import type { TableSet } from './tabular-format.ts'

/** A table of an extract and the files that hold it: mostly one. */
export interface TableFiles {
  readonly table: TableSpec
  readonly files: readonly ReceivedFile[]
}

/**
 * What tells one part of a table from another in their names: "_2", "-part2", "_1_of_3"; not the end of a date, nor what a
 * second download or a copy made by hand is called, "(1)" and "copy".
 */
const partMark = String.raw`(?<!_\d{4})(?<!_\d{4}_\d{2})_(?:part_?|pt_?)?\d{1,3}(?:_of_\d{1,3})?`
const partMarks = new RegExp(`${partMark}$`)
const additions = new RegExp(String.raw`(?:${partMark}|_?\(\d{1,3}\)|_copy|_\d{6,14}|_\d{4}_\d{2}_\d{2})+$`)

/** A file's name less what a download or an export adds, or a part of a table: "(1)", "_copy", "_2", a date. */
export function withoutAdditions(plainName: string): string {
  return plainName.replace(additions, '')
}

/** The files of each table, in the order in which they came; the same file twice is one. */
export function filesByTable(set: Pick<TableSet, 'tableOf'>, files: readonly ReceivedFile[]): TableFiles[] {
  const found = new Map<TableSpec, ReceivedFile[]>()
  for (const file of files) {
    const table = set.tableOf(file.name)
    if (table === undefined) continue
    const before = found.get(table)
    if (before === undefined) found.set(table, [file])
    else if (!before.some(each => each.hash === file.hash && each.bytes === file.bytes)) before.push(file)
  }
  return Array.from(found, ([table, ofTable]) => ({ table, files: ofTable }))
}

/**
 * Why the files of some table cannot be taken together; undefined where they can. Parts of one table are named alike but
 * for their number, and have the same columns. What is not so may be two extracts: taking either for the whole would lose
 * rows, and both together would bring back what is no longer so.
 */
export async function whyNotTogether(
  set: Pick<TableSet, 'tableOf' | 'fileOf'>,
  files: readonly ReceivedFile[],
  words: LocalWords,
): Promise<string | undefined> {
  for (const { table, files: parts } of filesByTable(set, files)) {
    if (parts.length === 1) continue
    const names = namesOf(parts)
    const name = set.fileOf(table.table)
    if (new Set(parts.map(each => stemOf(each.name))).size > 1)
      return `The extract holds ${name} more than once: ${names}. Send each table once; where one is too long for a file, call its parts ${name}.csv, ${name}_2.csv and so on.`
    const columns = new Set<string>()
    for (const part of parts) columns.add(await columnsOf(part, table, words))
    if (columns.size > 1)
      return `${names} are both named as parts of ${name}, but their headings give different columns of it. Give every part the same headings in its first line, or leave out the file that is no part of it.`
  }
  return undefined
}

/** The first few of them. */
export function namesOf(parts: readonly ReceivedFile[]): string {
  const named = parts.slice(0, 5).map(each => each.name)
  return parts.length > named.length
    ? `${named.join(', ')} and ${numberText(parts.length - named.length)} more`
    : named.join(' and ')
}

function stemOf(fileName: string): string {
  const [, folder = '', name = '', ending = ''] = /^(.*\/)?([^/]*?)(\.[^./]*)?$/.exec(fileName)!
  const plain = name
    .toLowerCase()
    .trim()
    .replace(/[\s-]+/g, '_')
  return folder + plain.replace(partMarks, '') + ending.toLowerCase()
}

async function columnsOf(file: ReceivedFile, table: TableSpec, words: LocalWords): Promise<string> {
  let found = ''
  const nothing = () => {}
  const look = (headings: string[]) => {
    found = matchHeadings(headings, table, words)
      .matched.map(each => each.column.name)
      .join()
    return false
  }
  await readCsv(file, look, nothing, nothing)
  return found
}
