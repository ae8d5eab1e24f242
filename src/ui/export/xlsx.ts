import type { CellObject, SheetData } from 'write-excel-file/node'
import { aboutExport, type Exported } from './exported.ts'
import type { ExportColumn, ExportTable, ExportValue } from './table.ts'

const msPerDay = 86_400_000
/** The most a spreadsheet keeps in a cell. */
const longestText = 32_767
const widest = 60

/**
 * A table as an Excel workbook: days as dates, numbers as numbers, text always as text (so that "=1+1" stays what it
 * is), the headings bold and kept in view. A second sheet says who saved it, when and from what, where that is given.
 */
export async function xlsxOf<Row>({ name, columns, rows }: ExportTable<Row>, exported?: Exported): Promise<Uint8Array> {
  // Loaded only when somebody asks for a workbook.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const head = columns.map(
    ({ heading, kind }): CellObject => ({
      ...textCell(heading),
      fontWeight: 'bold',
      ...(kind === 'number' ? { align: 'right' } : {}),
    }),
  )
  const data: SheetData = [head, ...rows.map(row => columns.map(({ kind, value }) => cellOf(kind, value(row))))]
  const table = {
    data,
    sheet: sheetName(name),
    stickyRowsCount: 1,
    columns: columns.map(column => ({ width: widthOf(column, rows) })),
  }
  if (exported === undefined) return writeExcelFile([table]).toBuffer()
  const about = {
    data: aboutExport(exported).map(([heading, words]): CellObject[] => [
      { ...textCell(heading), fontWeight: 'bold' },
      textCell(words),
    ]),
    // No sheet may have the name of another.
    sheet: sheetName(name) === 'About' ? 'About this file' : 'About',
    columns: [{ width: 30 }, { width: widest }],
  }
  return writeExcelFile([table, about]).toBuffer()
}

function cellOf(kind: ExportColumn<never>['kind'], value: ExportValue): CellObject | null {
  if (value === null || value === undefined || value === '') return null
  // The writer counts in UTC, as Day does.
  if (kind === 'day' && typeof value === 'number')
    return { type: Date, value: new Date(value * msPerDay), format: 'd mmm yyyy', align: 'left' }
  return typeof value === 'number' ? { type: Number, value } : textCell(value)
}

function textCell(text: string): CellObject {
  return { type: String, value: readable(text).slice(0, longestText) }
}

/** Text without what XML cannot hold: control characters and halves of characters. */
function readable(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, sign => (sign === '\n' || sign === '\t' ? sign : ' '))
}

/** A sheet's name: at most 31 characters, none of those that Excel refuses. */
function sheetName(name: string): string {
  return readable(name)
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
}

/** In characters: as wide as its longest cell, within reason. */
function widthOf<Row>({ heading, kind, value }: ExportColumn<Row>, rows: readonly Row[]): number {
  if (kind === 'day') return Math.max(12, heading.length + 2)
  let longest = heading.length
  for (const row of rows) longest = Math.max(longest, String(value(row) ?? '').length)
  return Math.min(longest + 2, widest)
}
