import {
  listsColumnOf,
  openColumnOf,
  returnYearColumns,
  toldWhileOpen,
  unclearColumnOf,
} from '../../domain/record/return-years.ts'
import type { NewRecord } from '../../store/case-records.ts'
import type { PlaceOfRow } from '../format.ts'
import { isKeyedBy } from './keys-without.ts'
import { endColumnOf, isOpen, tablesThatEnd, tablesWithoutDate } from './windows.ts'

type Data = Record<string, string>

/** What is known of an extract besides: the columns that no file of a table has, and whether all of a child's rows were taken. */
interface AboutExtract {
  absentColumnsOf(table: string): readonly string[]
  isWhole(childId: string, table: string): boolean
}

/** What a year's row comes to, and the columns of it of which the return says nothing: there what is held stays. */
interface YearTold {
  readonly data: Data
  readonly untold: readonly string[]
}

/**
 * What a yearly return tells of its years, gathered as its rows come: of which tables it tells, in which files, which rows
 * it told as open and what it listed. By that an older return that comes later is believed of how the others ended, and of
 * what no later one has listed.
 */
export class ToldOfYears {
  /** By table, the 31 Marches of the collection years told. */
  readonly #years = new Map<string, Set<string>>()
  /** By year, the first file that told of each table in it. */
  readonly #fileOf = new Map<string, Map<string, string>>()
  /** The years whose returns broke off. */
  readonly #brokenOff = new Set<string>()
  /** Rows that had not ended, with the year that told of them. */
  readonly #openIn = new Map<NewRecord, string>()
  /** And those whose end could not be read, which may have ended. */
  readonly #unclearIn = new Map<NewRecord, string>()
  /** By child and year, the tables without dates of which something was listed. */
  readonly #listedIn = new Map<string, Set<string>>()

  tells(table: string, yearEnd: string): void {
    const years = this.#years.get(table)
    if (years === undefined) this.#years.set(table, new Set([yearEnd]))
    else years.add(yearEnd)
  }

  brokeOff(yearEnd: string): void {
    this.#brokenOff.add(yearEnd)
  }

  /** Notes a row that is taken, with what it says. */
  note(row: NewRecord, data: Readonly<Data>, { yearEnd, file, unread }: PlaceOfRow): void {
    if (yearEnd === undefined) return
    const { table, childId } = row
    const files = this.#fileOf.get(yearEnd)
    if (files === undefined) this.#fileOf.set(yearEnd, new Map([[table, file]]))
    else if (!files.has(table)) files.set(table, file)
    if (tablesWithoutDate.has(table)) {
      const place = placeOf(childId, yearEnd, '')
      const listed = this.#listedIn.get(place)
      if (listed === undefined) this.#listedIn.set(place, new Set([table]))
      else listed.add(table)
    }
    if (!isOpen(table, data)) return
    const isUnclear = unread?.includes(endColumnOf(table) ?? '') === true
    const told = isUnclear ? this.#unclearIn : this.#openIn
    told.set(row, yearEnd)
  }

  /** The 31 Marches told of a table; none of an extract that is no yearly return. */
  of(table: string): ReadonlySet<string> {
    return this.#years.get(table) ?? none
  }

  /** The file in which a row of a table would stand in the return of a year; undefined where no file is of that year. */
  fileOf(yearEnd: string, table: string): string | undefined {
    const files = this.#fileOf.get(yearEnd)
    return files?.get(table) ?? files?.values().next().value
  }

  /**
   * Adds to the years told of children what was gathered of them. Of tables that a year's files lack, or a part of their
   * keys, what is held of the year stays.
   */
  completed<R extends NewRecord>(rows: Iterable<R>, about: AboutExtract): Map<R, YearTold> {
    const open = keysByPlace(this.#openIn)
    const unclear = keysByPlace(this.#unclearIn)
    this.#openIn.clear()
    this.#unclearIn.clear()
    const found = new Map<R, YearTold>()
    for (const row of rows) {
      const data = JSON.parse(row.json) as Data
      const yearEnd = data[returnYearColumns.yearEnd]!
      if (this.#brokenOff.has(yearEnd)) data[returnYearColumns.brokeOff] = 'Y'
      const untold: string[] = []
      for (const table of tablesThatEnd) {
        if (!this.of(table).has(yearEnd)) {
          untold.push(openColumnOf(table))
          continue
        }
        const place = placeOf(row.childId, yearEnd, table)
        const keys = open.get(place) ?? []
        const unclearKeys = unclear.get(place) ?? []
        if (isKeyedBy(table, about.absentColumnsOf(table))) {
          // Called otherwise than they are held, they would all seem to be told no more.
          untold.push(openColumnOf(table))
          unclearKeys.push(...keys)
        } else data[openColumnOf(table)] = JSON.stringify(keys.sort())
        if (unclearKeys.length > 0) data[unclearColumnOf(table)] = JSON.stringify(unclearKeys.sort())
        if (mustBeTold.has(table) && !about.isWhole(row.childId, table)) data[returnYearColumns.childTold] = 'partly'
      }
      const listed = this.#listedIn.get(placeOf(row.childId, yearEnd, ''))
      for (const table of tablesWithoutDate) {
        // What the return listed when it came before is held still.
        if (listed?.has(table)) data[listsColumnOf(table)] = 'Y'
        else untold.push(listsColumnOf(table))
      }
      found.set(row, { data, untold })
    }
    return found
  }
}

const none: ReadonlySet<string> = new Set()

/** Tables of which some return has to tell whatever was open. */
const mustBeTold: ReadonlySet<string> = new Set(Object.values(toldWhileOpen).flat())

function placeOf(childId: string, yearEnd: string, table: string): string {
  return `${childId}\n${yearEnd}\n${table}`
}

/** The keys of rows told in a year that are open as they were taken, by child, year and table. */
function keysByPlace(told: ReadonlyMap<NewRecord, string>): Map<string, string[]> {
  const keys = new Map<string, string[]>()
  for (const [{ childId, table, key, json }, yearEnd] of told) {
    if (!isOpen(table, JSON.parse(json) as Data)) continue
    const place = placeOf(childId, yearEnd, table)
    const known = keys.get(place)
    if (known === undefined) keys.set(place, [key])
    else known.push(key)
  }
  return keys
}
