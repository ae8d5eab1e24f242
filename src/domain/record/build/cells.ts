import { type Day, parseDay } from '../../calendar/day.ts'
import type { Answer, RowReference } from '../facts.ts'
import type { SourceRow } from '../source-row.ts'

/** The first of these columns that holds anything. */
export function text(row: SourceRow, ...columns: readonly string[]): string | undefined {
  for (const column of columns) {
    const value = row.data[column]
    if (value !== undefined && value !== '') return value
  }
  return undefined
}

/** The first of these columns that holds a real date. */
export function date(row: SourceRow, ...columns: readonly string[]): Day | undefined {
  for (const column of columns) {
    const value = row.data[column]
    const found = value === undefined ? undefined : parseDay(value.slice(0, 10))
    if (found !== undefined) return found
  }
  return undefined
}

/** What a yes/no column says; anything but a plain yes or no is unknown. */
export function answer(row: SourceRow, column: string): Answer {
  const value = row.data[column]
  return value === 'Y' ? 'yes' : value === 'N' ? 'no' : 'unknown'
}

export type OutcomeFlags = Readonly<Record<string, unknown>>

/** A few texts are those of nearly all contacts: each is taken apart once. Given up when there are too many to keep. */
const flagsOf = new Map<string, OutcomeFlags | undefined>()
const mostKept = 500

/** An outcome column: the JSON flags of the SSD as a map, or undefined where it is text or empty. */
export function outcomeFlags(row: SourceRow, column: string): OutcomeFlags | undefined {
  const value = row.data[column]
  if (value === undefined || !value.startsWith('{')) return undefined
  if (flagsOf.has(value)) return flagsOf.get(value)
  const flags = flagsIn(value)
  if (flagsOf.size >= mostKept) flagsOf.clear()
  flagsOf.set(value, flags)
  return flags
}

function flagsIn(value: string): OutcomeFlags | undefined {
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'object' && parsed !== null ? (parsed as OutcomeFlags) : undefined
  } catch {
    return undefined
  }
}

/** Whether a flag of an outcome map is set. */
export function isSet(flags: OutcomeFlags, name: string): boolean {
  const value = flags[name]
  return value === 'Y' || value === 'y' || value === true || value === 1 || value === '1'
}

/** How a fact names the imported row it was read from. */
export function sourceOf(row: SourceRow): RowReference {
  return { table: row.table, key: row.key }
}

/** Whether a row is of a yearly return: what that has no field for is nobody's omission. */
export function isOfReturn({ format }: SourceRow): boolean {
  return format === 'cin-census' || format === 'ssda903'
}
