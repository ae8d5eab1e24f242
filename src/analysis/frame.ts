import type { Day } from '../domain/calendar/day.ts'
import { addMonths } from '../domain/calendar/months.ts'
import type { Indicator } from '../domain/indicators/indicator.ts'
import { holderWhen, rowAt } from './child-history.ts'
import { type Columns, unknown } from './columns.ts'
import type { OnDay } from './on-day.ts'
import type { ReadModel } from './read-model.ts'

/**
 * An indicator's fact table on an as-at day, and what may be asked of each of its rows. A row's day is the as-at day
 * for a snapshot, and the day it happened for a count over a period. What is outstanding is whoever's it is on the
 * as-at day; an outcome whoever's it was when it fell due; any other event whoever's it was when it happened.
 */
export class Frame {
  readonly model: ReadModel
  readonly indicator: Indicator
  readonly asOf: Day
  readonly columns: Columns
  readonly child: Int32Array
  /** The day column of a count over a period; undefined for a snapshot. */
  readonly when: Int32Array | undefined
  readonly onDay: OnDay
  readonly #unitOnDue: Int32Array | undefined
  readonly #workerOnDue: Int32Array | undefined

  constructor(model: ReadModel, indicator: Indicator, asOf: Day) {
    this.model = model
    this.indicator = indicator
    this.asOf = asOf
    this.columns = model.columns(indicator.fact)
    this.child = this.columns.child
    this.onDay = model.on(asOf)
    const { period } = indicator
    this.when = period.kind === 'rolling' ? this.columns.numbers(period.when) : undefined
    if (period.kind === 'rolling' && period.when === 'dueOn' && this.columns.has('unitOnDue')) {
      this.#unitOnDue = this.columns.numbers('unitOnDue')
      this.#workerOnDue = this.columns.numbers('workerOnDue')
    }
  }

  /** The period counted: after `after`, up to and including `to`. Undefined for a snapshot. */
  get period(): { after: Day; to: Day } | undefined {
    const { period } = this.indicator
    return period.kind === 'rolling' ? { after: addMonths(this.asOf, -period.months), to: this.asOf } : undefined
  }

  dayOf(row: number): Day {
    return this.when ? this.when[row]! : this.asOf
  }

  unitOf(row: number): number {
    if (!this.when) return this.onDay.unitOf(this.child[row]!)
    if (this.#unitOnDue) return this.#unitOnDue[row]!
    return holderWhen(this.model, this.child[row]!, this.when[row]!).unit
  }

  workerOf(row: number): number {
    if (!this.when) return this.onDay.workerOf(this.child[row]!)
    if (this.#workerOnDue) return this.#workerOnDue[row]!
    return holderWhen(this.model, this.child[row]!, this.when[row]!).worker
  }

  /** What the child was open for, as a code of the status column; 0 where not open. */
  statusOf(row: number): number {
    const child = this.child[row]!
    if (!this.when) return this.onDay.status[child]!
    const spells = this.model.columns('status')
    const at = rowAt(spells, child, this.when[row]!, 'from', 'until')
    return at === -1 ? 0 : spells.numbers('status')[at]!
  }

  /** The day the child’s present involvement began; `unknown` where the child was not open. */
  openSinceOf(row: number): Day {
    const child = this.child[row]!
    if (!this.when) return this.onDay.openSince[child]!
    const stretches = this.model.columns('involvement')
    const stretch = rowAt(stretches, child, this.when[row]!, 'from', 'until')
    return stretch === -1 ? unknown : stretches.numbers('from')[stretch]!
  }

  /** The row of the referral whose episode the child was in; -1 where none was open. */
  referralOf(row: number): number {
    return rowAt(this.model.columns('referral'), this.child[row]!, this.dayOf(row), 'startedOn', 'endedOn')
  }
}
