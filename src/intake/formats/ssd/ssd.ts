import type { ReturnFormat } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { type TableSet, type TabularOptions, tabularFormat } from '../tabular/tabular-format.ts'
import { ssdTables } from './catalogue.ts'
import { isOwnTable, tableOf } from './table-name.ts'

const tableSet: TableSet = {
  id: 'ssd',
  title: 'Standard Safeguarding Dataset (one CSV file a table)',
  tables: ssdTables,
  tableOf,
  fileOf: table => `ssd_${table}`,
  hasHeadingsOf(table, headings) {
    const own = new Set(table.columns.map(each => each.name.slice(0, each.name.indexOf('_') + 1)))
    return headings.some(heading => isLettered(heading, own))
  },
  otherFile: file => (isOwnTable(file) ? scriptsOwn(file) : notATable(file)),
}

/** The Standard Safeguarding Dataset as one CSV file a table, in whatever form a site's database tool wrote it. */
export const ssd: ReturnFormat = ssdWith({})

/** As `ssd`, for an authority on a day. */
export function ssdWith(options: TabularOptions): ReturnFormat {
  return tabularFormat(tableSet, options)
}

/** Whether a heading is written with the letters of its table, as no other return writes its headings. */
function isLettered(heading: string, prefixes: ReadonlySet<string>): boolean {
  const plain = heading.toLowerCase().replace(/[^a-z0-9_]/g, '')
  for (const prefix of prefixes) if (plain.startsWith(prefix)) return true
  return false
}

function notATable(file: string): Issue {
  return {
    file,
    code: 'file-unknown',
    severity: 'warning',
    message: 'The file is not named after a table of the Standard Safeguarding Dataset, and was not read.',
    remedy: 'Name each file after its table, such as ssd_cp_visits.csv.',
  }
}

function scriptsOwn(file: string): Issue {
  return {
    file,
    code: 'file-not-needed',
    severity: 'note',
    message: 'This is one of the extraction script’s own tables. It says nothing of children, and was not read.',
    remedy: 'Nothing need be done.',
  }
}
