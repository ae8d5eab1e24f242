import { hash } from 'node:crypto'
import type { DerivedChild } from '../domain/indicators/fact-table.ts'
import type { SourceRow } from '../domain/record/source-row.ts'
import type { ReceivedFile, ReturnFormat } from './format.ts'
import type { Publishing, Understanding } from './import-work.ts'
import type { Received } from './receive/receive-path.ts'

/** A made-up extract for tests: rows as JSON, one a line; a table may be supplied without a row. */
export interface FakeExtract {
  readonly tables?: readonly string[]
  readonly rows: readonly (Omit<SourceRow, 'format'> | { readonly bad: string; readonly childId?: string })[]
  /** The authority the extract names itself. */
  readonly authority?: string
  /** Anything that makes the file another file. */
  readonly mark?: string
}

export function fakeReceived(extract: FakeExtract): Received {
  const lines = [{ tables: extract.tables, authority: extract.authority, mark: extract.mark }, ...extract.rows]
  const content = Buffer.from(lines.map(each => JSON.stringify(each)).join('\n'))
  const file: ReceivedFile = {
    name: 'extract.jsonl',
    bytes: content.length,
    hash: hash('sha256', content),
    async *open() {
      yield content
    },
  }
  return { files: [file], hash: file.hash, bytes: file.bytes, issues: [], dispose: async () => {} }
}

/** Reads what `fakeReceived` makes. */
export const fakeFormat: ReturnFormat = {
  id: 'ssd',
  title: 'Made up for tests',
  namesAuthority: true,
  recognises: async files => files.some(each => each.name.endsWith('.jsonl')),
  async read([file], sink) {
    const pieces: Uint8Array[] = []
    for await (const each of file!.open()) pieces.push(each)
    const [first, ...rest] = Buffer.concat(pieces).toString('utf8').split('\n')
    const head = JSON.parse(first!) as { tables?: string[]; authority?: string }
    for (const table of head.tables ?? []) {
      sink.table({ table, file: file!.name, columns: [], missingColumns: [], unknownColumns: [] })
    }
    let rejected = 0
    rest.forEach((line, at) => {
      const row = JSON.parse(line) as Omit<SourceRow, 'format'> | { bad: string; childId?: string }
      if ('bad' in row) {
        rejected++
        if (row.childId !== undefined) sink.refused(row.childId, 'cp_visits')
        sink.issue({
          file: file!.name,
          row: at + 2,
          value: row.bad,
          code: 'date-unreadable',
          severity: 'error',
          message: 'Not a date.',
          remedy: 'A good value looks like 2019-05-01.',
        })
      } else sink.row({ ...row, format: 'ssd' }, { file: file!.name, row: at + 2 })
    })
    sink.progress(file!.bytes, rest.length)
    return { rows: rest.length, rejected, ...(head.authority === undefined ? {} : { authority: head.authority }) }
  },
}

/** A deadline for each row held, so that what was derived from can be told. */
export function fakeDerive(childId: string, rows: readonly SourceRow[]): DerivedChild {
  return {
    childId,
    facts: {
      holding: [[1, null, 'worker 1', 'unit 1']],
      deadline: rows.map(row => [row.table, `${row.format} ${row.key}`, JSON.stringify(row.data)]),
    },
  }
}

/** How a made-up extract is read and its children worked out, for any authority. */
export function fakeUnderstanding(given: Partial<Understanding> = {}): Publishing['understand'] {
  return async () => ({ formats: [fakeFormat], derive: fakeDerive, ...given })
}
