import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import { type FactTable, orNull } from '../fact-table.ts'
import { inStretches, timesInCare } from './in-stretches.ts'

/** From day to day while a child is looked after: how many social workers the child had in the last twelve months. */
export const careWorkerFacts: FactTable = {
  name: 'careWorker',
  title: 'Social workers of children looked after',
  columns: { from: 'day', until: 'day', workersInYear: 'number' },
  rows({ record, holdings }) {
    const held = holdings.filter(each => each.worker !== undefined)
    const changes = held.flatMap(({ from, until }) => (until === undefined ? [from] : [from, addMonths(until, 12)]))
    const count = (on: Day) => {
      const had = held.filter(each => each.from <= on && (each.until === undefined || on < addMonths(each.until, 12)))
      return new Set(had.map(each => each.worker)).size
    }
    return timesInCare(record).flatMap(time =>
      inStretches(time.from, time.until, changes, on => [orNull(count(on) || undefined)]),
    )
  },
}
