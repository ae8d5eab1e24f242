import type { SourceRow } from '../../../domain/record/source-row.ts'
import type { SuppliedTable } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { fileOf } from '../../read/made-files.ts'
import { ssd } from './ssd.ts'

/** Reads files given by name and content, and gives all that was told of them, in the order in which it was. */
export async function read(files: Readonly<Record<string, string>>, format = ssd) {
  const rows: SourceRow[] = []
  const issues: Issue[] = []
  const tables: SuppliedTable[] = []
  const order: string[] = []
  const unread: (readonly string[] | undefined)[] = []
  const received = Object.entries(files).map(([name, content]) => fileOf(name, content))
  const { tables: _, ...summary } = await format.read(received, {
    table: each => {
      tables.push(each)
      order.push(`table ${each.table}`)
    },
    row: (row, at) => {
      rows.push(row)
      unread.push(at.unread)
      order.push(`row ${row.table}`)
    },
    issue: each => {
      issues.push(each)
      order.push(`issue ${each.code}`)
    },
    refused: (childId, table) => order.push(`refused ${childId} ${table}`),
    progress: () => {},
  })
  const told = issues
    .filter(each => each.code !== 'column-missing')
    .map(each => [each.row, each.column, each.code, each.severity].filter(part => part !== undefined).join(' '))
  return { rows, unread, issues, tables, order, told, summary, keys: rows.map(each => each.key) }
}

/** The table of people: id, forename, sex, date of birth. */
export const person = (...rows: string[]) => ({
  'ssd_person.csv': ['pers_person_id,pers_forename,pers_sex,pers_dob', ...rows].join('\r\n'),
})
