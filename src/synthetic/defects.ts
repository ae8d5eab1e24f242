import { type Day, partsOf } from '../domain/calendar/day.ts'
import { isoOf } from './dates.ts'
import { fraction } from './random.ts'
import type { TableName } from './tables.ts'

/**
 * What is deliberately wrong or odd in the extract, as met in real ones (data-specs 2.3 to 2.5 and 7.4). Each is
 * chosen by the row's own identity, so that the same rows are odd in every extract.
 */

/** Shares of the rows that come twice. */
const doubled: Partial<Record<TableName, number>> = {
  person: 0.002,
  contacts: 0.004,
  cin_visits: 0.002,
  cp_visits: 0.003,
  cla_reviews: 0.02,
  care_leavers: 0.02,
  involvements: 0.002,
}

export function comesTwice(seed: number, table: TableName, key: string): boolean {
  const share = doubled[table]
  return share !== undefined && fraction(seed, 'twice', table, key) < share
}

/** How a table's dates are written: as a database, a spreadsheet or ISO 8601 has them. */
export function dateText(table: TableName, on: Day): string {
  if (withTime.has(table)) return `${isoOf(on)} 00:00:00.000`
  if (!dayFirst.has(table)) return isoOf(on)
  const { year, month, date } = partsOf(on)
  return `${String(date).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`
}

const withTime = new Set<TableName>(['contacts', 'cin_assessments', 'cp_visits', 'legal_status', 'permanence'])
const dayFirst = new Set<TableName>(['early_help_episodes', 'missing', 'cla_previous_permanence'])

export const placeholderDate = '1900-01-01'
export const openEnd = '2300-01-01'
export const placeholder = 'SSD_PH'

/** Columns that one site's script names otherwise, or writes with a character that cannot be seen. */
const headings: Readonly<Record<string, string>> = {
  cont_contact_source_code: 'cont_contact_source',
  miss_missing_rhi_accepted: 'miss_missing_rhi_accepted\u00a0',
  cppr_cp_review_quorate: 'cppr_cp_review_quorate ',
}

export function headingOf(column: string): string {
  return headings[column] ?? column
}

/** Tables whose files begin with a byte order mark. */
export function hasByteOrderMark(table: TableName): boolean {
  return table === 'person' || table === 'cin_visits'
}

/** A name as typed: now and then with a trailing space, or one that does not break. */
export function nameAsTyped(seed: number, key: string, name: string): string {
  const chosen = fraction(seed, 'typed', key)
  if (chosen < 0.006) return `${name} `
  return chosen < 0.011 ? `${name}\u00a0` : name
}

/** A code, or the word NULL that a database wrote for nothing. */
export function orNull(seed: number, share: number, key: string, code: string): string {
  return fraction(seed, 'null', key) < share ? 'NULL' : code
}

/** Whether an oddity of this name falls on this row. */
export function falls(seed: number, oddity: string, key: string, share: number): boolean {
  return fraction(seed, oddity, key) < share
}
