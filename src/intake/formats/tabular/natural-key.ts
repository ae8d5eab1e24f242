import { keyWithin } from '../../parse/keys.ts'
import type { KeyForm, TableSpec } from './table-spec.ts'

/** The key form that these data can fill; undefined where none is. */
export function keyFormOf(table: TableSpec, data: Readonly<Record<string, string>>): KeyForm | undefined {
  return table.key.find(form => form.columns.every(column => data[column] !== undefined))
}

/** A row's natural key: the values of the form's columns joined by "|". */
export function naturalKey(form: KeyForm, data: Readonly<Record<string, string>>): string {
  const { columns, mark } = form
  let key = ''
  for (let index = 0; index < columns.length; index++) {
    const value = data[columns[index]!]!
    key += (index === 0 ? '' : '|') + (value.includes('|') ? value.replaceAll('|', '/') : value)
  }
  if (mark !== undefined) key += `|${mark}`
  return keyWithin(key)
}

/** What tells apart rows of a table that share a key; undefined where they are one event. */
export function tiebreakerOf({ tiebreak }: TableSpec): Tiebreaker | undefined {
  return tiebreak === undefined ? undefined : new Tiebreaker(tiebreak)
}

/**
 * Tells apart rows that share a key but are separate events: the first row of a key keeps it, one with another id has
 * its id added. For the tables that have such an id.
 */
export class Tiebreaker {
  readonly #column: string
  readonly #first = new Map<string, string>()

  constructor(column: string) {
    this.#column = column
  }

  keyFor(key: string, data: Readonly<Record<string, string>>): string {
    const id = data[this.#column] ?? ''
    const first = this.#first.get(key)
    if (first === undefined) {
      this.#first.set(key, id)
      return key
    }
    return first === id || id === '' ? key : `${key}|${id}`
  }
}
