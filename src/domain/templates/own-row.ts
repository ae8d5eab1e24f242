import { type Day, parseDay } from '../calendar/day.ts'
import type { Answer, RowReference } from '../record/facts.ts'
import type { SourceRow } from '../record/source-row.ts'
import type { Template } from './template.ts'

/** One row of one of Sightline's own templates, as held of a child. */
export class OwnRow<C extends string = string> {
  readonly source: RowReference
  /** The day that places it in time; undefined where the row does not say. */
  readonly on: Day | undefined
  /** Whether it was recorded in Sightline itself rather than imported. */
  readonly isRecorded: boolean
  readonly #data: Readonly<Record<string, string>>

  constructor(
    { table, key, data, format }: Pick<SourceRow, 'table' | 'key' | 'data'> & { readonly format?: string },
    dayColumn: string,
  ) {
    this.source = { table, key }
    this.isRecorded = format === 'recorded'
    this.#data = data
    this.on = dayIn(data[dayColumn])
  }

  /** The day in a column, of a moment too; undefined where there is none. */
  day(column: C): Day | undefined {
    return dayIn(this.#data[column])
  }

  /** The minute of the day of a moment; undefined where only the date is known. */
  minute(column: C): number | undefined {
    const found = /^\d{4}-\d{2}-\d{2}[ T](\d{2}):(\d{2})/.exec(this.#data[column] ?? '')
    return found === null ? undefined : Number(found[1]) * 60 + Number(found[2])
  }

  text(column: C): string | undefined {
    return this.#data[column] || undefined
  }

  number(column: C): number | undefined {
    const value = this.#data[column]
    return value === undefined || value === '' ? undefined : Number(value)
  }

  answer(column: C): Answer {
    const value = this.#data[column]
    return value === 'Y' ? 'yes' : value === 'N' ? 'no' : 'unknown'
  }
}

/** A child's rows of Sightline's own templates: by the template's name, in date order. */
export type OwnRows = ReadonlyMap<string, readonly OwnRow[]>

/** The rows of a template held of a child, in date order, those without a date last. */
export function rowsOf<C extends string>(
  record: { readonly own: OwnRows },
  { name }: Template<C>,
): readonly OwnRow<C>[] {
  return record.own.get(name) ?? none
}

const none: readonly never[] = []

function dayIn(value: string | undefined): Day | undefined {
  return value === undefined ? undefined : parseDay(value.slice(0, 10))
}
