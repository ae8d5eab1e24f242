import type { Day } from '../domain/calendar/day.ts'
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts'
import type { DerivedChild, FactTable } from '../domain/indicators/fact-table.ts'
import type { Coverage } from '../domain/standards/state.ts'
import { Columns, Dictionary, unknown } from './columns.ts'
import { coverageOf } from './coverage.ts'

const nobody = { unit: 0, worker: 0 }

/** Who held each child on a day, and what the child was open for: arrays by child number, codes as in the columns. */
export interface OnDay {
  readonly day: Day
  readonly unit: Int32Array
  readonly worker: Int32Array
  readonly status: Int32Array
  /** First day of the episode of that status; `unknown` where not open. */
  readonly since: Int32Array
}

/**
 * Everything about one authority that questions are asked of, in memory, in columns. Holds ids, days and codes, never
 * a name. A cache: made from the record, and made again from it at any time.
 */
export class ReadModel {
  readonly authority: string
  readonly calendar: WorkingCalendar
  /** The data version shown. */
  version = 0
  /** Child ids by child number. */
  readonly children: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #columns: ReadonlyMap<string, Columns>
  readonly #days = new Map<Day, OnDay>()
  #coverage: Coverage | undefined
  /** By child, its first holding row: a child's rows stand together. */
  #holdingStarts: Int32Array | undefined

  constructor(authority: string, tables: readonly FactTable[], calendar: WorkingCalendar) {
    this.authority = authority
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

  /** Takes in children, replacing what was held of them. `gone` are children of whom nothing is held any more. */
  refresh(children: Iterable<DerivedChild>, version: number, gone: readonly string[] = []): void {
    const incoming = [...children]
    const touched = new Set<number>()
    for (const id of [...incoming.map(each => each.childId), ...gone]) {
      const known = this.#numbers.get(id)
      if (known !== undefined) touched.add(known)
    }
    if (touched.size > 0) for (const columns of this.#columns.values()) columns.remove(touched)
    for (const child of incoming) {
      let number = this.#numbers.get(child.childId)
      if (number === undefined) {
        number = this.children.length
        this.children.push(child.childId)
        this.#numbers.set(child.childId, number)
      }
      for (const [name, columns] of this.#columns) for (const row of child.facts[name] ?? []) columns.add(number, row)
    }
    this.version = version
    this.#days.clear()
    this.#coverage = undefined
    this.#holdingStarts = undefined
  }

  /** From when each kind of evidence has been supplied. */
  get coverage(): Coverage {
    this.#coverage ??= coverageOf(this)
    return this.#coverage
  }

  /** Who held every child on a day, and what for. Worked out once for a day and kept while it is asked about. */
  on(day: Day): OnDay {
    const kept = this.#days.get(day)
    if (kept) return kept
    const count = this.children.length
    const unit = new Int32Array(count)
    const worker = new Int32Array(count)
    const status = new Int32Array(count)
    const since = new Int32Array(count).fill(unknown)
    const holding = this.columns('holding')
    this.#inForce(holding, day, (row, child) => {
      unit[child] = holding.numbers('unit')[row]!
      worker[child] = holding.numbers('worker')[row]!
    })
    const spells = this.columns('status')
    this.#inForce(spells, day, (row, child) => {
      status[child] = spells.numbers('status')[row]!
      since[child] = spells.numbers('since')[row]!
    })
    const found = { day, unit, worker, status, since }
    if (this.#days.size >= 40) this.#days.delete(this.#days.keys().next().value!)
    this.#days.set(day, found)
    return found
  }

  /** Who held one child on a day: codes, 0 where nobody is recorded. */
  holderAt(child: number, day: Day): { unit: number; worker: number } {
    const holding = this.columns('holding')
    if (this.#holdingStarts === undefined) {
      const starts = new Int32Array(this.children.length + 1).fill(-1)
      for (let row = holding.length - 1; row >= 0; row--) starts[holding.child[row]!] = row
      this.#holdingStarts = starts
    }
    const from = holding.numbers('from')
    const until = holding.numbers('until')
    const first = this.#holdingStarts[child]!
    for (let row = first; row >= 0 && row < holding.length && holding.child[row] === child; row++) {
      if (from[row]! <= day && (until[row] === unknown || day < until[row]!)) {
        return { unit: holding.numbers('unit')[row]!, worker: holding.numbers('worker')[row]! }
      }
    }
    return nobody
  }

  #inForce(columns: Columns, day: Day, take: (row: number, child: number) => void): void {
    const from = columns.numbers('from')
    const until = columns.numbers('until')
    for (let row = 0; row < columns.length; row++) {
      if (from[row]! <= day && (until[row] === unknown || day < until[row]!)) take(row, columns.child[row]!)
    }
  }
}
