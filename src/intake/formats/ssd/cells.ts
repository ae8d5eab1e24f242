import { readDate } from '../../parse/dates.ts'
import { readFlag } from '../../parse/flags.ts'
import { isMissing } from '../../parse/missing.ts'
import { cleanText } from '../../parse/text.ts'
import { codeOf } from './codes.ts'
import type { ColumnSpec } from './table-spec.ts'

/** What a cell came to: a value to keep, nothing, or why it could not be read with what a good value looks like. */
export type CellReading =
  | { readonly value: string | undefined }
  | { readonly trouble: string; readonly message: string; readonly remedy: string }

const nothing: CellReading = { value: undefined }

/** Reads one cell as its column asks. */
export function readCell(column: ColumnSpec, text: string): CellReading {
  if (text === '') return nothing
  switch (column.type) {
    case 'date':
      return dateCell(text)
    case 'flag': {
      const flag = readFlag(text)
      if (flag === 'Y' || flag === 'N') return { value: flag }
      if (flag === 'missing') return nothing
      return {
        trouble: 'flag-unreadable',
        message: 'The cell says neither yes nor no, so it is taken as not recorded.',
        remedy: 'Write Y or N, or leave it empty where it is not known.',
      }
    }
    case 'id': {
      const id = cleanText(text).replace(/^(\d+)\.0$/, '$1')
      return isMissing(id) || id === '-1' || id === '0' ? nothing : { value: id }
    }
    case 'code': {
      const code = cleanText(text)
      return isMissing(code) ? nothing : { value: codeOf(column.name, code) }
    }
    case 'json':
      return jsonCell(text)
    case 'number':
    case 'text': {
      const clean = cleanText(text)
      return isMissing(clean) ? nothing : { value: clean }
    }
  }
}

function dateCell(text: string): CellReading {
  const reading = readDate(text)
  switch (reading.kind) {
    case 'date':
      return { value: reading.iso }
    case 'missing':
    case 'open':
      return nothing
    case 'impossible':
      return {
        trouble: 'date-impossible',
        message: 'There is no such date.',
        remedy: 'Correct the date in the case system. A good value looks like 2019-05-01 or 01/05/2019.',
      }
    case 'unreadable':
      return {
        trouble: 'date-unreadable',
        message: 'The cell cannot be read as a date.',
        remedy: 'Write dates as 2019-05-01 or 01/05/2019.',
      }
  }
}

function jsonCell(text: string): CellReading {
  const clean = cleanText(text)
  if (isMissing(clean)) return nothing
  if (!clean.startsWith('{') && !clean.startsWith('[')) return { value: clean }
  try {
    return { value: JSON.stringify(JSON.parse(clean)) }
  } catch {
    return { value: clean }
  }
}
