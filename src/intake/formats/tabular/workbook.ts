import type { Issue } from '../../issue.ts'
import type { TableSet } from './tabular-format.ts'

const ending = /\.(?:xlsx|xlsm|xlsb|xls|ods)$/i

/** What is said of a spreadsheet's own file, which only a spreadsheet reads; undefined for any other file. */
export function workbook(set: TableSet, file: string): Issue | undefined {
  if (!ending.test(file)) return undefined
  const table = set.tableOf(file.replace(ending, '.csv'))
  return {
    file,
    code: 'file-workbook',
    severity: table === undefined ? 'warning' : 'error',
    message: 'This is a spreadsheet’s own file (Excel or the like), and was not read.',
    remedy:
      table === undefined
        ? 'If it holds a table of the extract, save its sheet as “CSV UTF-8” under the name of the table.'
        : `Save its sheet as “CSV UTF-8” under the name ${set.fileOf(table.table)}.csv; better, export that file from the case system and open it in no spreadsheet, which changes identifiers and dates.`,
  }
}
