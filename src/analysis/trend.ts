import type { Day } from '../domain/calendar/day.ts'
import { addMonths, firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import type { Indicator } from '../domain/indicators/indicator.ts'
import type { State } from '../domain/standards/state.ts'
import { unknown } from './columns.ts'
import type { ServiceOf } from './dimensions.ts'
import { Frame } from './frame.ts'
import type { Answer, Opening, Question } from './question.ts'
import type { ReadModel } from './read-model.ts'
import { judgeOf } from './scan.ts'
import { Tally, valueReader } from './tally.ts'

const never = 2_147_483_647

/**
 * The same number as at the end of each of the months before, and as at the day itself. One pass over the rows, each
 * judged only on the days on which it can count.
 */
export function trend(
  model: ReadModel,
  question: Question,
  serviceOf: ServiceOf,
  opening: Opening,
): NonNullable<Answer['trend']> {
  const { asOf, indicator, where, trendMonths = 0 } = question
  const ends = Array.from({ length: trendMonths }, (_, index) => firstOfMonth(monthOf(asOf) - index) - 1).reverse()
  const points = [...ends, asOf].map(on => {
    const frame = new Frame(model, indicator, on)
    const tally = new Tally(indicator.measure)
    const measured = valueReader(frame)
    const add = (row: number, counted: boolean, unsaid: boolean) => tally.add(counted, unsaid, measured(row))
    return { on, tally, add, ...judgeOf(frame, { opening, where, serviceOf }) }
  })
  const { child, length } = model.columns(indicator.fact)
  const hidden = model.hiddenFrom(opening.named)
  const { from, until } = spanReader(model, indicator)
  const first = points[0]!.on
  for (let row = 0; row < length; row++) {
    const whose = child[row]!
    if (whose < 0 || (hidden && hidden[whose] === 1)) continue
    const [begins, ends] = [from(row), until(row)]
    if (begins > asOf || ends <= first) continue
    for (const point of points) {
      if (point.on < begins) continue
      if (point.on >= ends) break
      if (point.within(row)) point.judge(row, point.add)
    }
  }
  return points.map(({ on, tally }) => ({ on, value: tally.value() }))
}

/** The days from which, and until which (the first it no longer can), a row may count. */
function spanReader(
  model: ReadModel,
  indicator: Indicator,
): { from: (row: number) => Day; until: (row: number) => Day } {
  const columns = model.columns(indicator.fact)
  const { period } = indicator
  if (period.kind === 'rolling') {
    const when = columns.numbers(period.when)
    const longest = -addMonths(0, -period.months) + 4
    return { from: row => when[row]!, until: row => (when[row] === unknown ? unknown : when[row]! + longest) }
  }
  const begins = columns.numbers(period.from)
  const from = (row: number) => begins[row]!
  if (period.until !== undefined) {
    const ends = columns.numbers(period.until)
    return { from, until: row => (ends[row] === unknown ? never : ends[row]!) }
  }
  if (!isOfOutstanding(indicator)) return { from, until: () => never }
  const met = columns.numbers('metOn')
  const ended = columns.numbers('endedOn')
  const orNever = (day: Day) => (day === unknown ? never : day)
  return { from, until: row => Math.min(orNever(met[row]!), orNever(ended[row]!)) }
}

/** Whether an indicator counts deadlines only while they are outstanding: neither met nor ended. */
function isOfOutstanding({ outOf = [] }: Indicator): boolean {
  const settled: readonly State[] = ['met-in-time', 'met-late', 'ended']
  return outOf.some(each => 'state' in each && !each.state.some(state => settled.includes(state)))
}
