import type { ReturnFormat } from '../../format.ts'
import { matchHeadings } from '../tabular/headings.ts'
import { withoutAdditions } from '../tabular/table-files.ts'
import type { TableSpec } from '../tabular/table-spec.ts'
import { type TableSet, type TabularOptions, tabularFormat } from '../tabular/tabular-format.ts'
import { templateTables } from './table-of.ts'

const byName = new Map(templateTables.map(each => [each.table, each]))

/**
 * The template that a file's name says it is: "sightline_core_groups.csv", "Sightline Core Groups (2).csv", or as it was
 * saved from Sightline's own page, "sightline_core_groups-by-uma-example-1432.csv".
 */
export function templateOf(fileName: string): TableSpec | undefined {
  const file = /([^/]*)\.(?:csv|txt|tsv)$/i.exec(fileName)?.[1]
  if (file === undefined) return undefined
  const plain = file
    .toLowerCase()
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .trim()
    .replace(/[\s-]+/g, '_')
  const name = /^(?:.*_)?sightline_(.+)$/.exec(withoutAdditions(plain).replace(/_by_[a-z0-9_]+_\d{4}$/, ''))?.[1]
  return name === undefined ? undefined : byName.get(name)
}

const tableSet: TableSet = {
  id: 'sightline',
  title: 'Sightline’s own templates (one CSV file each)',
  tables: templateTables,
  tableOf: templateOf,
  fileOf: table => `sightline_${table}`,
  hasHeadingsOf(table, headings, words) {
    const has = new Set(matchHeadings(headings, table, words).matched.map(each => each.column.name))
    return table.key[0]!.columns.every(column => has.has(column))
  },
  otherFile: file => ({
    file,
    code: 'file-unknown',
    severity: 'warning',
    message: 'The file is not named after one of Sightline’s templates, and was not read.',
    remedy: 'Keep the name of the template, such as sightline_core_groups.csv.',
  }),
}

/** What the Standard Safeguarding Dataset does not hold, in Sightline's own templates, for an authority on a day. */
export function templatesWith(options: TabularOptions): ReturnFormat {
  return tabularFormat(tableSet, options)
}
