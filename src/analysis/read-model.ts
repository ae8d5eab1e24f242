import type { Day } from '../domain/calendar/day.ts'
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts'
import { type DerivedColumns, inColumns } from '../domain/indicators/derived-columns.ts'
import type { DerivedChild, FactTable } from '../domain/indicators/fact-table.ts'
import type { Coverage } from '../domain/standards/state.ts'
import { Columns } from './columns.ts'
import { coverageOf } from './coverage.ts'
import { Dictionary } from './dictionary.ts'
import { OnDay } from './on-day.ts'

/** How many days are kept worked out at once: a board with its sparklines asks about two dozen. */
const daysKept = 40

/** How much that was worked out is held of one thing: enough for two years of every unit. */
const mostWorkedOut = 5000

/**
 * Everything about one authority that questions are asked of, in memory, in columns. Holds ids, days and codes, never
 * a name. A cache: made from the record, and made again from it at any time.
 */
export class ReadModel {
  readonly authority: string
  readonly calendar: WorkingCalendar
  /** The data version shown. */
  version = 0
  /** How often it has been refreshed: what is worked out from it holds until the next time. */
  refreshed = 0
  /** Child ids by child number. */
  readonly children: string[] = []
  readonly #tables: readonly FactTable[]
  readonly #numbers = new Map<string, number>()
  readonly #columns: ReadonlyMap<string, Columns>
  readonly #days = new Map<Day, OnDay>()
  readonly #restricted = new Set<string>()
  #workedOut = new WeakMap<object, Map<string, object>>()
  #coverage: Coverage | undefined

  constructor(authority: string, tables: readonly FactTable[], calendar: WorkingCalendar) {
    this.authority = authority
    this.#tables = tables
    this.calendar = calendar
    // Units and workers are one list each, whatever the column, so that they can be compared across tables.
    const shared = new Map([
      ['unit', new Dictionary()],
      ['worker', new Dictionary()],
    ])
    const dictionaryFor = (column: string) =>
      shared.get(column.startsWith('unit') ? 'unit' : column.startsWith('worker') ? 'worker' : '') ?? new Dictionary()
    this.#columns = new Map(tables.map(table => [table.name, new Columns(table, dictionaryFor)]))
  }

  /** The columns of a fact table. Throws RangeError where there is none. */
  columns(table: string): Columns {
    const found = this.#columns.get(table)
    if (found === undefined) throw new RangeError(`There is no fact table ${table}`)
    return found
  }

  numberOf(childId: string): number | undefined {
    return this.#numbers.get(childId)
  }

  get units(): Dictionary {
    return this.columns('holding').dictionaries.get('unit')!
  }

  get workers(): Dictionary {
    return this.columns('holding').dictionaries.get('worker')!
  }

  /**
   * Takes in children, as derived or as it is kept, replacing what was held of them; also how it is first filled. `gone`
   * are children of whom nothing is held any more.
   */
  refresh(children: Iterable<DerivedChild | DerivedColumns>, version: number, gone: readonly string[] = []): void {
    for (const each of children) {
      const child = 'facts' in each ? inColumns(each, this.#tables) : each
      const known = this.#numbers.get(child.childId)
      const number = known ?? this.#numbered(child.childId)
      if (known !== undefined) this.#clear(number)
      for (const name in child.columns) this.#columns.get(name)?.put(number, child.columns[name]!, child.words)
    }
    for (const id of gone) {
      const number = this.#numbers.get(id)
      if (number !== undefined) this.#clear(number)
    }
    for (const columns of this.#columns.values()) {
      columns.cover(this.children.length)
      columns.sweep()
    }
    this.version = version
    this.refreshed++
    this.#days.clear()
    this.#workedOut = new WeakMap()
    this.#coverage = undefined
  }

  /**
   * Makes room for as many children as are to come in all, by how many rows those have that are in already. Growing bit
   * by bit would copy everything many times over.
   */
  expect(children: number): void {
    const share = children / Math.max(1, this.children.length)
    for (const columns of this.#columns.values()) columns.reserve(Math.ceil(columns.length * share * 1.05), children)
  }

  /** Which children are restricted: they leave count and list alike for every reader not named on them. */
  restrict(childIds: Iterable<string>): void {
    this.#restricted.clear()
    this.#workedOut = new WeakMap()
    for (const id of childIds) this.#restricted.add(id)
  }

  /**
   * What was worked out of something before under this name, from the same data and restrictions; else what `work` gives,
   * from then on. `of` is what works it out or what is worked out: an indicator, a function. The name has to say all that
   * it depends on besides, and nobody changes what is given.
   */
  workedOut<T extends object>(of: object, name: string, work: () => T): T {
    const held = this.#workedOut.get(of) ?? new Map<string, object>()
    this.#workedOut.set(of, held)
    const known = held.get(name)
    if (known !== undefined) return known as T
    const made = work()
    if (held.size >= mostWorkedOut) held.clear()
    held.set(name, made)
    return made
  }

  /** Which are. */
  get restricted(): ReadonlySet<string> {
    return this.#restricted
  }

  /** By child number, whether a reader named on these may not know of the child; undefined where there is none. */
  hiddenFrom(named: ReadonlySet<string> | undefined): Uint8Array | undefined {
    let hidden: Uint8Array | undefined
    for (const id of this.#restricted) {
      const number = this.#numbers.get(id)
      if (number === undefined || named?.has(id)) continue
      hidden ??= new Uint8Array(this.children.length)
      hidden[number] = 1
    }
    return hidden
  }

  /** Which of the restricted children a reader named on these may know of, in order: what tells one reader's numbers from another's. */
  restrictedKnown(named: ReadonlySet<string> | undefined): string[] {
    return [...(named ?? [])].filter(each => this.#restricted.has(each)).sort()
  }

  /** From when each kind of evidence has been supplied. */
  get coverage(): Coverage {
    this.#coverage ??= coverageOf(this)
    return this.#coverage
  }

  /** Who held every child on a day, and what for. Worked out once for a day and kept while it is asked about. */
  on(day: Day): OnDay {
    let found = this.#days.get(day)
    if (found) this.#days.delete(day)
    else {
      found = new OnDay(this, day)
      if (this.#days.size >= daysKept) this.#days.delete(this.#days.keys().next().value!)
    }
    this.#days.set(day, found)
    return found
  }

  #clear(child: number): void {
    for (const columns of this.#columns.values()) columns.clear(child)
  }

  /** A number for a child that has none. */
  #numbered(childId: string): number {
    const number = this.children.length
    this.children.push(childId)
    this.#numbers.set(childId, number)
    return number
  }
}
