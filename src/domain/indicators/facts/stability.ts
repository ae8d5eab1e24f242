import { birthday } from '../../calendar/ages.ts'
import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import { asFlag, type Cell, type FactTable } from '../fact-table.ts'
import { type Home, homesIn } from './homes.ts'
import { inStretches, type TimeInCare, timesInCare } from './in-stretches.ts'

/**
 * From day to day while a child is looked after: in how many homes in the last one and two years, and how long in the
 * present one. Homes of an earlier period of care within those years are counted.
 */
export const stabilityFacts: FactTable = {
  name: 'stability',
  title: 'Stability of homes in care',
  columns: {
    from: 'day',
    until: 'day',
    homesInYear: 'number',
    homesInTwoYears: 'number',
    lookedAfterTwoYears: 'flag',
    longTerm: 'flag',
    settled: 'flag',
  },
  rows({ record }) {
    const times = timesInCare(record)
    const before: Home[] = []
    return times.flatMap(time => {
      const homes = homesIn(time, record)
      const all = [...before, ...homes]
      before.push(...homes)
      const sixteen = record.person?.bornOn === undefined ? undefined : birthday(record.person.bornOn, 16)
      return inStretches(time.from, time.until, changes(time, all, sixteen), on => say(on, time, all, homes, sixteen))
    })
  },
}

function* changes({ from }: TimeInCare, homes: readonly Home[], sixteen: Day | undefined): Generator<Day> {
  yield addMonths(from, 24)
  yield addMonths(from, 30)
  if (sixteen !== undefined) yield sixteen
  for (const home of homes) {
    yield home.from
    yield addMonths(home.from, 24)
    if (home.until === Number.POSITIVE_INFINITY) continue
    yield addMonths(home.until, 12)
    yield addMonths(home.until, 24)
  }
}

function say(
  on: Day,
  { from }: TimeInCare,
  all: readonly Home[],
  homes: readonly Home[],
  sixteen: Day | undefined,
): Cell[] {
  const inLast = (months: number) =>
    all.filter(each => each.from <= on && (each.until > on || on < addMonths(each.until, months))).length
  const at = homes.findLastIndex(each => each.from <= on)
  const [home, previous] = [homes[at], homes[at - 1]]
  // An adoptive home and the one before it count together.
  const since = home?.forAdoption && previous ? previous.from : home?.from
  return [
    inLast(12),
    inLast(24),
    asFlag(addMonths(from, 24) <= on),
    sixteen === undefined ? null : asFlag(addMonths(from, 30) <= on && on < sixteen),
    asFlag(since !== undefined && addMonths(since, 24) <= on),
  ]
}
