import type { Day } from '../domain/calendar/day.ts'
import { type Columns, unknown } from './columns.ts'
import { inForceOn, lastInForce } from './in-force.ts'
import type { ReadModel } from './read-model.ts'

/** From how many on it is quicker to work out all children at once. */
const fewChildren = 1000

/**
 * Who held each child on a day, what the child was open for and since when: arrays by child number, with codes as in
 * the columns. Each is worked out the first time it is asked for.
 */
export class OnDay {
  readonly day: Day
  readonly #model: ReadModel
  #held: { unit: Int32Array; worker: Int32Array } | undefined
  #open: { status: Int32Array; since: Int32Array } | undefined
  #openSince: Int32Array | undefined
  #lookedUp = 0

  constructor(model: ReadModel, day: Day) {
    this.#model = model
    this.day = day
  }

  /** The unit that held one child: looked up by itself, until so many are asked for that all are worked out. */
  unitOf(child: number): number {
    return this.#held === undefined && this.#lookedUp++ < fewChildren ? this.#lookUp('unit', child) : this.unit[child]!
  }

  workerOf(child: number): number {
    return this.#held === undefined && this.#lookedUp++ < fewChildren
      ? this.#lookUp('worker', child)
      : this.worker[child]!
  }

  get unit(): Int32Array {
    return this.#holders().unit
  }

  get worker(): Int32Array {
    return this.#holders().worker
  }

  /** 0 where the child was not open. */
  get status(): Int32Array {
    return this.#statuses().status
  }

  /** First day of the episode of that status; `unknown` where not open. */
  get since(): Int32Array {
    return this.#statuses().since
  }

  /** The day the child’s present involvement began; `unknown` where not open. */
  get openSince(): Int32Array {
    if (this.#openSince) return this.#openSince
    const found = new Int32Array(this.#model.children.length).fill(unknown)
    const stretches = this.#model.columns('involvement')
    const from = stretches.numbers('from')
    eachInForce(stretches, this.day, (row, child) => {
      found[child] = from[row]!
    })
    this.#openSince = found
    return found
  }

  #lookUp(who: 'unit' | 'worker', child: number): number {
    const holding = this.#model.columns('holding')
    const row = lastInForce(holding, child, this.day)
    return row === -1 ? 0 : holding.numbers(who)[row]!
  }

  #holders() {
    if (this.#held) return this.#held
    const count = this.#model.children.length
    const held = { unit: new Int32Array(count), worker: new Int32Array(count) }
    const columns = this.#model.columns('holding')
    const unit = columns.numbers('unit')
    const worker = columns.numbers('worker')
    eachInForce(columns, this.day, (row, child) => {
      held.unit[child] = unit[row]!
      held.worker[child] = worker[row]!
    })
    this.#held = held
    return held
  }

  #statuses() {
    if (this.#open) return this.#open
    const count = this.#model.children.length
    const open = { status: new Int32Array(count), since: new Int32Array(count).fill(unknown) }
    const columns = this.#model.columns('status')
    const status = columns.numbers('status')
    const since = columns.numbers('since')
    eachInForce(columns, this.day, (row, child) => {
      open.status[child] = status[row]!
      open.since[child] = since[row]!
    })
    this.#open = open
    return open
  }
}

/** Calls with every row of a table that is in force on a day; its last day is the one before it is over. */
function eachInForce(columns: Columns, day: Day, take: (row: number, child: number) => void): void {
  const { child } = columns
  const finder = inForceOn(columns, day)
  for (let found = finder.next(); found !== undefined; found = finder.next()) {
    for (let at = 0; at < found; at++) take(finder.rows[at]!, child[finder.rows[at]!]!)
  }
}
