import { csvOf, type ExportTable, xlsxOf } from '../ui/export/index.ts'
import { type FileReply, file } from './reply.ts'

/** The forms in which a table can be saved. */
export const tableFormats = ['csv', 'xlsx'] as const
export type TableFormat = (typeof tableFormats)[number]

/**
 * A table to save, under its name. A workbook says on a second sheet who saved it, when and from what. A CSV file is
 * exactly what is shown and nothing else, for whatever reads it next: of it the name and the response's header say so.
 */
export async function tableFile<Row>(table: ExportTable<Row>, format: TableFormat): Promise<FileReply> {
  if (format === 'csv') return file({ name: `${table.name}.csv`, type: 'text/csv', content: csvOf(table) })
  return file({
    name: `${table.name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: exported => xlsxOf(table, exported),
  })
}
